import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleFiles, sampleFolder } from '../journeys/sample-province';
import { formWith, servedProvince, type Served } from './served';

const periods = ['2009', '2009-H2', '2009-Q3', '2009-07', '2009-12'];

/** Everything that can be asked of a time, with what else it is asked with. */
const questions: Readonly<Record<string, string>> = {
  province: `rollups(filter: {periods: ${JSON.stringify(periods)}} asOf: $asOf) { totalCount nodes {
    branch period service indicator customerClass low high bound display volume branchesReported status meetsLimit } }`,
  branches: `rollups(filter: {periods: ["2009-H2"]}, level: BRANCH, first: 50 asOf: $asOf) { totalCount
    pageInfo { hasNextPage } nodes { branch period service indicator customerClass value volume status } }`,
  best: `rollups(filter: {periods: ["2009-H2"], indicators: ["INSTALL_TIME"]}, level: BRANCH,
    orderBy: [{field: VALUE}, {field: BRANCH, direction: DESCENDING}] asOf: $asOf) { nodes { branch service value } }`,
  sources: `rollups(filter: {periods: ["2009-H2"], services: ["FIXED_LINE"]} asOf: $asOf) { nodes {
    sources(first: 1000) { totalCount nodes { branch period rawText sheet cell submission { id } } } } }`,
  observations: `observations(filter: {periods: ["2009-H2"], services: ["DDN"]} asOf: $asOf) { totalCount nodes {
    branch period indicator customerClass low high volume status rawText } }`,
  submissions: `submissions(asOf: $asOf) { totalCount nodes {
    id branch period revision status fileName acceptedBecause withdrawnBecause observationCount } }`,
  accepted: `submissions(filter: {statuses: [ACCEPTED, SUPERSEDED]} asOf: $asOf) { totalCount nodes { id } }`,
  withdrawn: `submissions(filter: {statuses: [WITHDRAWN, REJECTED, CHECKED]} asOf: $asOf) { totalCount nodes { id } }`,
  completeness: `completeness(period: "2009-H2" asOf: $asOf) {
    branch service expected figuresReported reported missing late }`,
  one: `submission(id: "2" asOf: $asOf) { id status revision withdrawnBecause observationCount }`,
};
const everything = `query($asOf: String) { ${Object.entries(questions)
  .map(([name, question]) => `${name}: ${question}`)
  .join('\n')} }`;

async function exported(served: Served, asOf?: number): Promise<string> {
  const when = asOf === undefined ? '' : `&asOf=${asOf}`;
  const response = await served.fetch(`/exports/rollups.csv?periods=${periods.join()}&level=branch${when}`);
  expect(response.status).toBe(200);
  return response.text();
}

describe('what the warehouse said then', () => {
  let served: Served;
  beforeAll(async () => {
    // everything there is at once is more than anybody needs to ask
    served = await servedProvince('empty', { LIMIT_QUERY_COST: '100M', LIMIT_QUERY_ALIASES: '100' });
  });
  afterAll(() => served.close());

  const send = async (name: string, expected: number): Promise<void> => {
    const response = await served.send(formWith(readFileSync(join(sampleFolder, name)), name));
    expect(response.status).toBe(expected);
  };

  test('is answered to the digit by version, whatever came since', async () => {
    const then = new Map<number, { readonly answer: unknown; readonly csv: string }>();
    const remember = async (): Promise<void> => {
      const { version } = await served.tongbao.warehouse.state();
      then.set(version, { answer: await served.data(everything), csv: await exported(served) });
    };
    const steps = [
      () => send(sampleFiles[0] ?? '', 201),
      () => send(sampleFiles[1] ?? '', 201),
      () => send(sampleFiles[2] ?? '', 201),
      async () => {
        const damaged = await served.send(formWith('机构,期\n不知,何时\n', '坏.csv'));
        expect(damaged.status).toBe(422);
      },
      async () => {
        expect((await served.post('/submissions/2/withdraw', { reason: '误报' })).status).toBe(200);
      },
      () => send(sampleFiles[3] ?? '', 201),
      () => send(sampleFiles[1] ?? '', 201),
      async () => {
        expect((await served.post('/submissions/1/withdraw', { reason: '也误报' })).status).toBe(200);
      },
    ];
    await remember();
    for (const step of steps) {
      await step();
      await remember();
    }
    expect(then.size).toBe(steps.length + 1);
    for (const [version, { answer, csv }] of then) {
      expect(await served.data(everything, { asOf: String(version) })).toEqual(answer);
      expect(await exported(served, version)).toBe(csv);
    }
    const answers = [...then.values()].map(({ answer }) => JSON.stringify(answer));
    expect(new Set(answers).size).toBe(answers.length);
  });

  test('what moved since, and because of which submission', async () => {
    const { changes } = await served.data<{
      changes: { nodes: Record<string, unknown>[]; since: number; until: number };
    }>(
      `{ changes(since: "0", filter: {periods: ["2009-H2"], services: ["FIXED_LINE"], indicators: ["INSTALL_TIME"]}, stepwise: true) {
        since until nodes { branch period beforeDisplay display beforeVolume volume kind submission steps } } }`,
    );
    const seen = changes.nodes.map(({ kind, submission }) => `${String(kind)} ${String(submission)}`);
    expect(seen).toEqual([
      'SUBMISSION 1',
      'SUBMISSION 2',
      'SUBMISSION 3',
      'WITHDRAWAL 2',
      'SUBMISSION 5',
      'SUBMISSION 6',
      'WITHDRAWAL 1',
    ]);
    for (const [place, node] of changes.nodes.entries()) {
      expect(node['beforeDisplay']).toBe(changes.nodes[place - 1]?.['display'] ?? '—');
    }
    const again = await served.data<{ changes: { nodes: unknown[] } }>(
      `{ changes(since: "${changes.until}", filter: {periods: ["2009-H2"]}) { nodes { branch } } }`,
    );
    expect(again.changes.nodes).toEqual([]);
  });

  test('a time that can not be read, or a version yet to come, is refused by name', async () => {
    for (const asOf of ['yesterday', '2010-02-30', '2010-13-01', '99999', '-1', '2010-01-15T08:00:00']) {
      const { errors } = await served.graphql(
        `query($asOf: String) { rollups(filter: {periods: ["2009"]}, asOf: $asOf) { totalCount } }`,
        { asOf },
      );
      expect(errors?.[0]?.extensions.code).toBe('ARGUMENT_INVALID');
      expect(errors?.[0]?.message).toContain('asOf');
    }
    const { rollups } = await served.data<{ rollups: { totalCount: number } }>(
      '{ rollups(filter: {periods: ["2009"]}, asOf: "2010-01-04T23:59:59+00:00") { totalCount } }',
    );
    expect(rollups.totalCount).toBe(0);
  });

  test('paging stays at the version it began with while branches send again', async () => {
    type Page = {
      rollups: {
        nodes: { branch: string; period: string; volume: string }[];
        pageInfo: { endCursor: string; hasNextPage: boolean };
      };
    };
    const query = `query($after: String) { rollups(filter: {periods: ["2009-H2"]}, level: BRANCH, grain: MONTH, first: 40, after: $after) {
      nodes { branch period service indicator customerClass volume } pageInfo { endCursor hasNextPage } } }`;
    const whole = await served.data<Page>(query.replace('first: 40, ', 'first: 5000, '));
    const walked: Page['rollups']['nodes'] = [];
    let after: string | undefined;
    let sent = 4;
    for (;;) {
      const { rollups } = await served.data<Page>(query, { after });
      walked.push(...rollups.nodes);
      if (!rollups.pageInfo.hasNextPage) break;
      after = rollups.pageInfo.endCursor;
      const name = sampleFiles[sent];
      sent += 1;
      if (name !== undefined && sent < 8) await send(name, 201);
    }
    expect(sent).toBeGreaterThan(6);
    expect(walked).toEqual(whole.rollups.nodes);
  });

  test('what was archived is told to be, and what was reported is still there', async () => {
    const { warehouse } = served.tongbao;
    const names = Object.keys(questions);
    const askedAt = async (name: string): Promise<[data: unknown, code: unknown]> => {
      const query = `query($asOf: String) { ${name}: ${questions[name]} }`;
      const { data, errors } = await served.graphql(query, { asOf: '3' });
      return [data, errors?.[0]?.extensions.code];
    };
    const before = await Promise.all(names.map(askedAt));
    const { figures: horizon } = await warehouse.state();
    await warehouse.write((writer) =>
      writer.archive.add({ horizon, held: 1, sha256: 'a'.repeat(64), madeBy: 'tester' }),
    );
    await warehouse.archives.sweep();
    const after = await Promise.all(names.map(askedAt));
    const archived = names.filter((_, place) => after[place]?.[1] === 'ARCHIVED');
    expect(archived).toEqual(['province', 'branches', 'best', 'sources', 'completeness']);
    for (const [place, name] of names.entries())
      if (!archived.includes(name)) expect(after[place]).toEqual(before[place]);
    const changes = await served.graphql(
      `{ changes(since: "3", filter: {periods: ["2009-H2"]}) { nodes { branch } } }`,
    );
    expect(changes.errors?.[0]?.extensions.code).toBe('ARCHIVED');
    const csv = await served.fetch('/exports/rollups.csv?periods=2009-H2&asOf=3');
    expect([csv.status, await csv.text()]).toEqual([410, expect.stringContaining('ARCHIVED')]);
    const reported = await served.fetch('/exports/observations.csv?periods=2009-H2&asOf=3');
    expect(reported.status).toBe(200);
    expect((await served.fetch(`/exports/rollups.csv?periods=2009-H2&asOf=${horizon}`)).status).toBe(200);
  });
});
