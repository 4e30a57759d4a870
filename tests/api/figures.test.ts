import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { servedProvince, type Served } from './served';

let served: Served;
beforeAll(async () => {
  served = await servedProvince('sample');
});
afterAll(() => served.close());

type Row = Readonly<Record<string, string | null>>;

/** What the sample set rolls up to, computed by another program. */
const expected: readonly Row[] = (() => {
  const [head = '', ...lines] = readFileSync(join(__dirname, '../expected-2009-H2.csv'), 'utf8').trim().split('\n');
  const names = head.trim().split(',');
  return lines.map((line) => {
    const fields = line.trim().split(',');
    return Object.fromEntries(names.map((name, i) => [name, fields[i] ?? '']));
  });
})();

const dimensions = 'branch period service indicator customerClass unit';

function keyOf(row: Row): string {
  return [
    row['branch'],
    row['period'],
    row['service'],
    row['indicator'],
    row['customerClass'] ?? row['customer_class'],
  ].join(' ');
}

/** An exact decimal cut to the places of another, half even not needed: the expectation has nine. */
function rounded(text: string, places: number): string {
  const [whole = '', fraction = ''] = text.split('.');
  const scaled = BigInt(whole + fraction.padEnd(places + 1, '0').slice(0, places + 1));
  const tenth = (scaled + 5n) / 10n;
  const digits = String(tenth).padStart(places + 1, '0');
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`.replace(/\.?0+$/, '');
}

async function rollups(
  filter: object,
  level = 'PROVINCE',
  grain: string | null = null,
  fields = 'low high volume',
): Promise<Row[]> {
  const query = `query ($filter: RollupFilter!, $level: OrgLevel, $grain: PeriodGrain) {
    rollups(filter: $filter, level: $level, grain: $grain, first: 10000) { nodes { ${dimensions} ${fields} } pageInfo { hasNextPage } }
  }`;
  type Answer = { rollups: { nodes: Row[]; pageInfo: { hasNextPage: boolean } } };
  const { rollups: page } = await served.data<Answer>(query, { filter, level, grain });
  expect(page.pageInfo.hasNextPage).toBe(false);
  return page.nodes;
}

describe('rollups over GraphQL', () => {
  test('all sample workbooks are in', () => {
    expect(served.outcomes).toHaveLength(14);
    expect(served.outcomes.filter(({ status }) => status !== 'accepted')).toEqual([]);
  });

  test('are what another program computed, for every unit and period', async () => {
    const periods = [...new Set(expected.map((row) => row['period'] ?? ''))];
    const rows = [...(await rollups({ periods })), ...(await rollups({ periods }, 'BRANCH'))];
    const byKey = new Map(rows.map((row) => [keyOf(row), row]));
    expect(byKey.size).toBe(rows.length);
    for (const want of expected) {
      const got = byKey.get(keyOf(want));
      const shown = (bound: string | null | undefined) => (bound ? rounded(bound, 9) : '');
      expect({ ...want, low: shown(want['low']), high: shown(want['high']), key: keyOf(want) }).toEqual({
        ...want,
        key: keyOf(want),
        unit: got?.['unit'],
        low: shown(got?.['low']),
        high: shown(got?.['high']),
        volume: got?.['volume'] ?? '0',
      });
    }
  });

  test('print as the bulletin does', async () => {
    const rows = await rollups(
      { periods: ['2009-H2'], services: ['FIXED_LINE'] },
      'PROVINCE',
      null,
      'display bound value',
    );
    expect(rows.map((row) => [row['indicator'], row['display'], row['bound'], row['value'] === null])).toEqual([
      ['INSTALL_TIME', '1.76天', 'EXACT', false],
      ['RELOCATE_TIME', '1.77天', 'EXACT', false],
      ['REPAIR_TIME', '11.57小时', 'EXACT', false],
      ['BILLING_ERROR_RATE', '<10⁻⁵', 'BELOW', true],
    ]);
  });

  test('a half-year by months is its six months', async () => {
    const rows = await rollups(
      { periods: ['2009-H2'], services: ['COMPLAINT'], indicators: ['COMPLAINT_TIME'] },
      'PROVINCE',
      'MONTH',
    );
    expect(rows.map((row) => row['period'])).toEqual([
      '2009-07',
      '2009-08',
      '2009-09',
      '2009-10',
      '2009-11',
      '2009-12',
    ]);
  });

  test('a limit is there where the catalogue sets one, and is said to be met', async () => {
    const fields = 'limit meetsLimit';
    const rows = await rollups(
      { periods: ['2009-H2'], indicators: ['BILLING_ERROR_RATE', 'INSTALL_TIME'] },
      'PROVINCE',
      null,
      fields,
    );
    const fixed = rows.filter((row) => row['service'] === 'FIXED_LINE').map((row) => [row['limit'], row['meetsLimit']]);
    expect(fixed).toEqual([
      [null, null],
      ['0.0001', true],
    ]);
    const asked = await served.data('{ indicators(service: "FIXED_LINE") { code limit } }');
    expect(asked).toMatchObject({
      indicators: expect.arrayContaining([{ code: 'BILLING_ERROR_RATE', limit: '0.0001' }]) as object,
    });
  });
});

describe('where a figure comes from', () => {
  test('the sources of a figure weigh as much as the figure, and name file, sheet and cell', async () => {
    const query = `{ rollups(filter: {periods: ["2009-H2"], services: ["FIXED_LINE"], indicators: ["INSTALL_TIME"]}, first: 1) { nodes {
      volume sources(first: 1000) { totalCount nodes { branch period volume cell sheet rawText submission { fileName branch } } }
    } } }`;
    interface Source {
      branch: string;
      period: string;
      volume: string;
      cell: string;
      rawText: string;
      submission: { fileName: string; branch: string };
    }
    type Answer = { rollups: { nodes: { volume: string; sources: { totalCount: number; nodes: Source[] } }[] } };
    const [figure] = (await served.data<Answer>(query)).rollups.nodes;
    const sources = figure?.sources.nodes ?? [];
    expect(sources).toHaveLength(14 * 6);
    expect(figure?.sources.totalCount).toBe(14 * 6);
    expect(sources.reduce((sum, { volume }) => sum + BigInt(volume), 0n)).toBe(BigInt(figure?.volume ?? 0));
    expect(sources.filter(({ branch, submission }) => branch !== submission.branch)).toEqual([]);
    // 辽阳's list has the figure for July in its second line, sixth column
    expect(sources.find(({ branch, period }) => branch === '211000' && period === '2009-07')).toMatchObject({
      cell: 'F2',
      rawText: '1.87天',
      volume: '403',
      submission: { fileName: '辽阳分公司2009年下半年服务质量报表.csv' },
    });
  });

  test('a submission knows its observations, page by page', async () => {
    const query = `query ($branch: ID!, $after: String) { submissions(filter: {branches: [$branch]}) { totalCount nodes {
      observationCount services observations(first: 50, after: $after) { totalCount nodes { cell rawText } pageInfo { hasNextPage endCursor } }
    } } }`;
    type Page = {
      totalCount: number;
      nodes: { cell: string; rawText: string }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
    type Answer = { submissions: { totalCount: number; nodes: { observationCount: number; observations: Page }[] } };
    const cells: string[] = [];
    let after: string | null = null;
    let count: number | undefined;
    do {
      const variables: object = { branch: '211000', after };
      const { submissions }: Answer = await served.data(query, variables);
      expect(submissions.totalCount).toBe(1);
      const [submission] = submissions.nodes;
      count = submission?.observationCount;
      cells.push(...(submission?.observations.nodes.map(({ cell }) => cell) ?? []));
      after = submission?.observations.pageInfo.hasNextPage ? submission.observations.pageInfo.endCursor : null;
    } while (after);
    expect(cells).toHaveLength(27 * 6);
    expect(count).toBe(27 * 6);
    expect(new Set(cells).size).toBe(27 * 6);
  });

  test('observations of a half-year are those of its months', async () => {
    const query =
      '{ observations(filter: {periods: ["2009-H2"], branches: ["211000"]}, first: 1) { totalCount nodes { period } } }';
    expect(await served.data(query)).toEqual({ observations: { totalCount: 27 * 6, nodes: [{ period: '2009-07' }] } });
  });
});

describe('completeness', () => {
  test('every branch has reported every service in time', async () => {
    type Answer = {
      completeness: { reported: boolean; missing: boolean; late: boolean; dueDate: string; expected: boolean }[];
    };
    const { completeness } = await served.data<Answer>(
      '{ completeness(period: "2009-H2") { branch service expected reported missing late dueDate figuresExpected figuresReported } }',
    );
    expect(completeness).toHaveLength(14 * 7);
    expect(completeness.filter((row) => !row.expected || row.missing || row.late)).toEqual([]);
    expect(new Set(completeness.map(({ dueDate }) => dueDate))).toEqual(new Set(['2010-01-08']));
  });
});
