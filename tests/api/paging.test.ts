import { liaoyangCsv, tester } from '../journeys/sample-province';
import { servedProvince, type Served } from './served';

let served: Served;
beforeAll(async () => {
  served = await servedProvince('sample');
});
afterAll(() => served.close());

interface Page<N> {
  readonly nodes: readonly N[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount: number;
}

/** Walks a list from page to page; `between` is done once, after the first page. */
async function walk<N>(
  field: (args: string) => string,
  nodes: string,
  first: number,
  between?: () => Promise<void>,
): Promise<{ rows: N[]; totals: number[]; pages: number }> {
  const rows: N[] = [];
  const totals: number[] = [];
  let after: string | null = null;
  for (let pages = 1; ; pages += 1) {
    const args: string = `first: ${first}${after === null ? '' : `, after: "${after}"`}`;
    const query: string = `{ page: ${field(args)} { nodes { ${nodes} } pageInfo { hasNextPage endCursor } totalCount } }`;
    const { page }: { page: Page<N> } = await served.data(query);
    rows.push(...page.nodes);
    totals.push(page.totalCount);
    if (pages === 1) await between?.();
    if (!page.pageInfo.hasNextPage) return { rows, totals, pages };
    after = page.pageInfo.endCursor;
  }
}

const rollups = (args: string) =>
  `rollups(filter: {periods: ["2009-H2"], services: ["FIXED_LINE"]}, level: BRANCH, grain: MONTH, ${args})`;
const observations = (args: string) => `observations(filter: {services: ["FIXED_LINE"]}, ${args})`;
const figure = 'branch period indicator customerClass low high volume';

/** 辽阳's workbook again, with one figure and its volume changed. */
let revision = 0;
async function anotherRevision(): Promise<void> {
  revision += 1;
  const changed = liaoyangCsv().replace(',1.87天,天,403', `,2.${revision}7天,天,40${revision}`);
  const bytes = new TextEncoder().encode(changed);
  const outcome = await served.tongbao.importer.import({ fileName: '辽阳更正.csv', bytes, actor: tester });
  expect(outcome.status).toBe('accepted');
}

describe('walking through a list', () => {
  test('visits every rollup once, in order, whatever the size of the pages', async () => {
    const whole = await walk(rollups, figure, 10_000);
    expect(whole.pages).toBe(1);
    expect(whole.rows).toHaveLength(4 * 14 * 6);
    for (const first of [7, 56, 335, 336]) {
      const walked = await walk(rollups, figure, first);
      expect(walked.rows).toEqual(whole.rows);
      expect(walked.pages).toBe(Math.ceil(336 / first));
      expect(new Set(walked.totals)).toEqual(new Set([336]));
    }
  });

  test('visits every observation once, in order, whatever the size of the pages', async () => {
    const whole = await walk(observations, 'branch period indicator cell sheet rawText', 10_000);
    const walked = await walk(observations, 'branch period indicator cell sheet rawText', 25);
    expect(walked.rows).toEqual(whole.rows);
    expect(whole.totals).toEqual([whole.rows.length]);
    expect(whole.rows.length).toBeGreaterThanOrEqual(336);
  });

  test.each([
    ['rollups', rollups, figure],
    ['observations', observations, `${figure} rawText`],
  ])('%s: stays at one version while another workbook comes in', async (_, field, nodes) => {
    const before = await walk(field, nodes, 10_000);
    const during = await walk(field, nodes, 10, anotherRevision);
    const later = await walk(field, nodes, 10_000);
    expect(during.rows).toEqual(before.rows);
    expect(new Set(during.totals)).toEqual(new Set(before.totals));
    expect(later.rows).not.toEqual(before.rows);
  });

  test('submissions come newest first, and new ones do not shift the pages', async () => {
    const before = await walk<{ id: string }>((args) => `submissions(${args})`, 'id', 1000);
    const during = await walk<{ id: string }>((args) => `submissions(${args})`, 'id', 4, anotherRevision);
    expect(during.rows).toEqual(before.rows);
    const ids = before.rows.map(({ id }) => Number(id));
    expect(ids).toEqual([...ids].sort((a, b) => b - a));
  });

  test('an earlier revision is superseded and stays readable', async () => {
    const query = '{ submissions(filter: {branches: ["211000"]}) { nodes { revision status observationCount } } }';
    type Answer = { submissions: { nodes: { revision: number; status: string; observationCount: number }[] } };
    const { nodes } = (await served.data<Answer>(query)).submissions;
    expect(nodes.map(({ status }) => status)).toEqual(['ACCEPTED', ...nodes.slice(1).map(() => 'SUPERSEDED')]);
    expect(nodes.map((one) => one.revision)).toEqual(nodes.map((_, i) => nodes.length - i));
    expect(new Set(nodes.map((one) => one.observationCount))).toEqual(new Set([27 * 6]));
  });
});
