import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObjectType } from 'graphql';
import { buildApiSchema } from '../../src/api/graphql/schema';
import { sampleFiles, sampleFolder } from '../journeys/sample-province';
import { errorIn, formWith, servedProvince, type Served } from './served';

const files = ['大连', '沈阳'].map((branch) => sampleFiles.find((name) => name.startsWith(branch)) ?? '');

interface Opened {
  readonly openRelease: { readonly id: string };
}

let served: Served;
beforeAll(async () => {
  served = await servedProvince('empty');
});
afterAll(() => served.close());

const send = async (name: string | undefined): Promise<void> => {
  const response = await served.send(formWith(readFileSync(join(sampleFolder, name ?? '')), name ?? ''));
  expect(response.status).toBe(201);
};

const open = async (period = '2009-H2'): Promise<string> =>
  (await served.data<Opened>(`mutation { openRelease(period: "${period}") { id } }`)).openRelease.id;

/** Explains all that is missing, branch by branch. */
async function explain(id: string): Promise<void> {
  const { branches } = await served.data<{ branches: { code: string; level: string }[] }>(
    '{ branches { code level } }',
  );
  for (const { code, level } of branches) {
    if (level !== 'BRANCH') continue;
    const what = `id: ${id}, what: { kind: FIGURE, branch: "${code}" }, reason: "not in"`;
    await served.graphql(`mutation { waive(${what}) { id } }`);
  }
}

const publish = (id: string, more = ''): Promise<unknown> =>
  served.data(`mutation { publishRelease(id: ${id}, kind: PROVISIONAL ${more}) { number } }`);

/** Every question that can be asked of a release, with `MOMENT` where the release or version stands. */
const questions = `{
  rollups(filter: {periods: ["2009-H2", "2009-07"]}, level: BRANCH MOMENT) { totalCount nodes {
    branch period service indicator customerClass low high volume status
    sources(first: 100) { totalCount } } }
  comparisons(filter: {periods: ["2009-H2"]}, with: PERIOD_BEFORE MOMENT) { nodes { service indicator low trend } }
  rankings(filter: {periods: ["2009-H2"], indicators: ["INSTALL_TIME"]} MOMENT) { nodes { branch service rank } }
  contributions(period: "2009-Q4", with: PERIOD_BEFORE MOMENT) { nodes { branch indicator contribution } }
  trend(period: "2009-12", periods: 6 MOMENT) { nodes { period indicator low volume } }
  observations(filter: {services: ["DDN"]} MOMENT) { totalCount nodes { branch period rawText } }
  submissions(first: 100 MOMENT) { totalCount nodes { id status } }
  submission(id: 2 MOMENT) { id }
  completeness(period: "2009-H2" MOMENT) { branch service missing late figuresReported }
}`;
const asked = (moment: string): Promise<unknown> => served.data(questions.replaceAll('MOMENT', moment));

test('wherever asOf can be asked for, a release can', () => {
  const types = Object.values(buildApiSchema().getTypeMap()).filter(isObjectType);
  const names = types.flatMap((type) =>
    Object.values(type.getFields())
      .filter(({ args }) => args.some(({ name }) => name === 'asOf'))
      .map(({ name, args }) => [name, args.some((one) => one.name === 'release'), questions.includes(`${name}(`)]),
  );
  expect(names.length).toBeGreaterThan(7);
  expect(names).toEqual(names.map(([name]) => [name, true, true]));
});

describe('from opening to a revision', () => {
  interface Gate {
    readonly release: {
      readonly state: string;
      readonly gate: {
        readonly ready: boolean;
        readonly version: number;
        readonly unexplained: { readonly totalCount: number };
        readonly grid: Paged & { readonly totalCount: number };
        readonly rules: { readonly nodes: readonly { readonly rule: string; readonly verdict: string }[] };
      };
    };
  }
  interface Paged {
    readonly nodes: readonly { readonly branch: string; readonly status: string; readonly indicator: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  }
  const gateQuery = (id: string, page = ''): string => `{ release(id: "${id}") { state gate { ready version
    unexplained { totalCount }
    grid(first: 100 ${page}) { totalCount nodes { branch status indicator } pageInfo { hasNextPage endCursor } }
    rules(verdicts: [BROKEN]) { nodes { rule verdict } } } } }`;
  let version = 0;
  let then: unknown;

  test('the gate is told in pages, and nothing is published before it is ready', async () => {
    await send(files[0]);
    const id = await open();
    const first = (await served.data<Gate>(gateQuery(id))).release.gate;
    expect([first.ready, first.grid.totalCount, first.unexplained.totalCount]).toEqual([false, 14 * 27, 13 * 27]);
    const cells = [...first.grid.nodes];
    for (let page: Paged = first.grid; page.pageInfo.hasNextPage;) {
      page = (await served.data<Gate>(gateQuery(id, `after: "${page.pageInfo.endCursor}"`))).release.gate.grid;
      cells.push(...page.nodes);
    }
    expect(new Set(cells.map((one) => JSON.stringify(one))).size).toBeGreaterThan(100);
    expect(cells).toHaveLength(14 * 27);
    expect(cells.filter(({ status }) => status === 'ON_TIME').map(({ branch }) => branch)).toEqual(
      Array.from({ length: 27 }, () => '210200'),
    );
    const refused = await served.graphql(`mutation { publishRelease(id: ${id}, kind: FINAL) { id } }`);
    expect(refused.errors?.[0]?.extensions.code).toBe('RELEASE_NOT_READY');
    await explain(id);
    // a cursor of before does not go on: waivers have been given since
    const stale = await served.graphql(gateQuery(id, `after: "${first.grid.pageInfo.endCursor}"`));
    expect(stale.errors?.[0]?.extensions.code).toBe('ARGUMENT_INVALID');
    const { ready, version: looked } = (await served.data<Gate>(gateQuery(id))).release.gate;
    expect(ready).toBe(true);
    const other = await served.graphql(
      `mutation { publishRelease(id: ${id}, kind: FINAL, expecting: ${looked - 1}) { id } }`,
    );
    expect(other.errors?.[0]?.extensions.code).toBe('RELEASE_STALE');
    then = await asked('');
    expect(await publish(id, `, expecting: ${looked}`)).toEqual({ publishRelease: { number: '2009-H2/R0' } });
    ({ version } = await served.tongbao.warehouse.state());
  });

  test('every question is answered as it was, by number, by id and in exports', async () => {
    const csv = async (moment: string): Promise<string> => {
      const response = await served.fetch(`/exports/rollups.csv?periods=2009-H2&level=branch${moment}`);
      expect([response.status, response.headers.get('x-warehouse-version')]).toEqual([200, String(version)]);
      return response.text();
    };
    const before = await csv(`&asOf=${version}`);
    await send(files[1]);
    expect(await asked('')).not.toEqual(then);
    for (const moment of ['release: "2009-H2/R0"', 'release: "2009-h2/r0"', 'release: "1"', `asOf: "${version}"`])
      expect(await asked(moment)).toEqual(then);
    expect(await csv('&release=2009-H2/R0')).toBe(before);
    const json = await served.fetch('/exports/observations.ndjson?release=2009-H2/R0');
    expect((await json.text()).trim().split('\n')).toHaveLength(162);
  });

  test('a revision tells what moved and why', async () => {
    const id = await open();
    await explain(id);
    await publish(id, ', reason: "Shenyang is in"');
    const query = `{ release(id: "2009-H2/R1") { changes(first: 50) { before pageInfo { hasNextPage }
      nodes { branch beforeLow low beforeVolume volume beforeStatus status reason submission } } waivers { branch reason } } }`;
    const { release } = await served.data<{
      release: {
        changes: {
          before: string;
          nodes: { branch: string; beforeStatus: string | null; reason: string; submission: string }[];
        };
        waivers: { branch: string }[];
      };
    }>(query);
    expect(release.changes.before).toBe('2009-H2/R0');
    const [one] = release.changes.nodes;
    expect([one?.branch, one?.reason, one?.submission]).toEqual(['210000', 'Shenyang is in', '2']);
    expect(new Set(release.changes.nodes.map(({ branch }) => branch))).toEqual(new Set(['210000', '210100']));
    expect(release.waivers.map(({ branch }) => branch)).not.toContain('210100');
    const first = await served.data('{ release(id: "2009-H2/R0") { changes { before } } }');
    expect(first).toEqual({ release: { changes: null } });
  });

  test('what moved is followed from one release to another', async () => {
    const released = await served.data<{ from: { version: number }; to: { version: number } }>(
      '{ from: release(id: "2009-H2/R0") { version } to: release(id: "2009-H2/R1") { version } }',
    );
    const moved = (since: string, until: string): Promise<{ changes: { nodes: readonly { branch: string }[] } }> =>
      served.data(
        `{ changes(since: "${since}", until: "${until}", filter: {periods: ["2009-H2"]}) {
             nodes { branch period service indicator customerClass beforeLow low beforeVolume volume } since until } }`,
      );
    const named = await moved('2009-H2/R0', '2009-H2/R1');
    expect(named).toEqual(await moved(String(released.from.version), String(released.to.version)));
    expect(new Set(named.changes.nodes.map(({ branch }) => branch))).toEqual(new Set(['210000']));
    expect((await moved('2009-H2/R1', '2009-H2/R1')).changes.nodes).toEqual([]);
    const never = await served.graphql(
      '{ changes(since: "2009-H2/R9", filter: {periods: ["2009-H2"]}) { nodes { branch } } }',
    );
    expect(never.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  test.each([
    ['both at once', 'release: "2009-H2/R0", asOf: "1"', 'ARGUMENT_INVALID'],
    ['a number that was never given', 'release: "2009-H2/R9"', 'NOT_FOUND'],
    ['no number at all', 'release: "latest"', 'NOT_FOUND'],
  ])('%s is refused', async (_, moment, code) => {
    const { errors } = await served.graphql(`{ rollups(filter: {periods: ["2009-H2"]}, ${moment}) { totalCount } }`);
    expect(errors?.[0]?.extensions.code).toBe(code);
    const query = moment.replaceAll(/: "([^"]*)"/g, '=$1').replace(', ', '&');
    const response = await served.fetch(`/exports/rollups.csv?periods=2009-H2&${query}`);
    expect((await errorIn(response)).code).toBe(code);
  });

  test('an open release answers nothing yet', async () => {
    const id = await open('2009-08');
    const { errors } = await served.graphql(
      `{ rollups(filter: {periods: ["2009-H2"]}, release: "${id}") { totalCount } }`,
    );
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    await served.data(`mutation { abandonRelease(id: ${id}, reason: "a slip") { state } }`);
  });
});

describe('under embargo', () => {
  const list = '{ releases(period: "2009-07") { number openedBy settledBy } }';
  const one = '{ release(id: "2009-07/R0") { number } }';
  const figures = '{ rollups(filter: {periods: ["2009-07"]}, release: "2009-07/R0") { totalCount } }';
  const path = (query: string): string => `/graphql?query=${encodeURIComponent(query)}`;

  test('only those who manage releases know of it, and the moment it is over everybody does', async () => {
    const id = await open('2009-07');
    await explain(id);
    const reader = { authorization: `Bearer ${await served.tokenFor('reader')}` };
    const officer = { authorization: `Bearer ${await served.tokenFor('officer')}` };
    const day = await served.graphql(
      `mutation { publishRelease(id: ${id}, kind: FINAL, embargoUntil: "2010-01-06") { number } }`,
    );
    expect(day.errors?.[0]?.extensions.code).toBe('ARGUMENT_INVALID');
    // the clock of tests stands at 2010-01-05T08:00Z
    await publish(id, ', embargoUntil: "2010-01-05T17:00:00+08:00"');
    const before = await served.fetch(path(list), { headers: reader });
    expect(await before.json()).toEqual({ data: { releases: [] } });
    const unknown = await served.fetch(path(one), { headers: reader });
    expect(await unknown.json()).toEqual({ data: { release: null } });
    expect((await served.graphql(figures, {}, reader)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const since = '{ changes(since: "2009-07/R0", filter: {periods: ["2009-07"]}) { nodes { branch } } }';
    expect((await served.graphql(since, {}, reader)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const exported = '/exports/rollups.csv?periods=2009-07&release=2009-07/R0';
    expect((await served.fetch(exported, { headers: reader })).status).toBe(404);
    expect((await served.fetch(exported, { headers: officer })).status).toBe(200);
    expect(await served.data(one, {}, officer)).toEqual({ release: { number: '2009-07/R0' } });

    const now = jest.spyOn(served.tongbao.clock, 'now').mockReturnValue('2010-01-05T09:00:00.000Z');
    try {
      // nothing was stored meanwhile, and yet no answer of before is given again
      const held = { ...reader, 'if-none-match': before.headers.get('etag') ?? '' };
      const after = await served.fetch(path(list), { headers: held });
      expect(await after.json()).toEqual({
        data: { releases: [{ number: '2009-07/R0', openedBy: null, settledBy: null }] },
      });
      expect(await served.data(one, {}, reader)).toEqual({ release: { number: '2009-07/R0' } });
      expect(await served.data(figures, {}, reader)).toEqual({ rollups: { totalCount: 27 } });
      expect((await served.fetch(exported, { headers: reader })).status).toBe(200);
    } finally {
      now.mockRestore();
    }
  });

  test('the gate is for those who manage releases, and a branch reads what was explained of its own', async () => {
    const reader = { authorization: `Bearer ${await served.tokenFor('reader')}` };
    const { errors } = await served.graphql('{ release(id: 1) { gate { ready } } }', {}, reader);
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const uploader = { authorization: `Bearer ${await served.tokenFor('uploader', '210300')}` };
    const seen = await served.data('{ release(id: 1) { waivers { branch } } }', {}, uploader);
    expect(seen).toEqual({ release: { waivers: [{ branch: '210300' }] } });
  });
});
