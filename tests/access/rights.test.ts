import { operations, rights } from '../../src/access';
import { createApi } from '../../src/api';
import { buildApiSchema } from '../../src/api/graphql/schema';
import type { Served } from '../api/served';
import { doors, foreign, openDoors, own, type Answered, type Door } from './doors';
import { askers, headersFor, servedWorld, type Asker } from './world';

let served: Served;
beforeAll(async () => {
  served = await servedWorld({ OPEN_READING: 'never' });
});
afterAll(() => served.close());

/** What the table of rights says has to come of it. */
function expected({ operation, byId }: Door, { role, branch }: Asker): Answered {
  if (role === undefined) return 'UNAUTHENTICATED';
  switch (rights[operation].of[role]) {
    case 'all':
      return 'through';
    case 'none':
      return 'FORBIDDEN';
    case 'own':
      if (branch === own || isAboutNoBranch(operation)) return 'through';
      return byId ? 'absent' : 'FORBIDDEN';
  }
}

/** What is one's own there is not a branch's, or is a list from which the rest is left out. */
function isAboutNoBranch(operation: Door['operation']): boolean {
  return operation === 'tokens.manage' || operation === 'completeness.read' || operation === 'imports.read';
}

describe.each(askers)('$who', (asker) => {
  test.each(doors.map((door) => [door.operation, door.at, door] as const))('%s at %s', async (_, __, door) => {
    const answered = await door.ask(served, await headersFor(served, asker));
    // an account, an import or a version of the catalogue that is not there is not there for administrators either
    const through =
      expected(door, asker) === 'through' && /nobody|:name|changeAccount|catalogueChanges|imports/.test(door.at)
        ? 'absent'
        : 'through';
    expect(answered).toBe(expected(door, asker) === 'through' ? through : expected(door, asker));
  });
});

test('every operation has a door', () => {
  expect([...new Set(doors.map(({ operation }) => operation))].sort()).toEqual([...operations].sort());
});

test('every root field of GraphQL belongs to an operation', () => {
  const schema = buildApiSchema();
  const fields = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
    Object.keys(type?.getFields() ?? {}),
  );
  const known = [...doors.map(({ at }) => at), ...openDoors];
  expect(fields.filter((field) => !known.includes(field))).toEqual([]);
});

test('every route of REST belongs to an operation', async () => {
  const api = await createApi(served.tongbao);
  try {
    const known = [...doors.map(({ at }) => at), ...openDoors];
    const routes = routesOf(api.app.router.stack as unknown as readonly Layer[]);
    expect(routes).toEqual(expect.arrayContaining(['/submissions', '/metrics', '/graphql']));
    expect(routes.filter((route) => !known.includes(route))).toEqual([]);
  } finally {
    await api.close();
  }
});

interface Layer {
  readonly route?: { readonly path: string | readonly string[] };
  readonly handle: { readonly stack?: readonly Layer[] };
}

function routesOf(layers: readonly Layer[]): string[] {
  return layers.flatMap(({ route, handle }) => (handle.stack ? routesOf(handle.stack) : [route?.path ?? []].flat(2)));
}

describe('an uploader', () => {
  interface Seen {
    readonly rollups: {
      readonly nodes: readonly {
        readonly branch: string;
        readonly sources: { readonly nodes: readonly { readonly branch: string }[] };
      }[];
    };
    readonly observations: { readonly totalCount: number; readonly nodes: readonly { readonly branch: string }[] };
    readonly submissions: { readonly totalCount: number; readonly nodes: readonly { readonly id: string }[] };
    readonly completeness: readonly { readonly branch: string }[];
  }
  const query = `{
    rollups(filter: {periods: ["2009-07"], branches: BRANCHES}) { nodes { branch sources { nodes { branch } } } }
    observations(filter: {}) { totalCount nodes { branch } }
    submissions(filter: {statuses: [ACCEPTED, CHECKED]}) { totalCount nodes { id } }
    completeness(period: "2009-07") { branch }
  }`;

  test.each([
    [own, ['1', '2']],
    [foreign, ['3']],
  ])('of %s sees what is its own, and the whole', async (branch, submissions) => {
    const headers = await headersFor(served, { who: '', role: 'uploader', branch });
    const seen = await served.data<Seen>(query.replace('BRANCHES', `["210000", "${branch}"]`), {}, headers);
    expect(seen.rollups.nodes.map((one) => one.branch)).toEqual(['210000', branch]);
    expect(seen.rollups.nodes.flatMap((one) => one.sources.nodes.map((source) => source.branch))).toEqual([
      branch,
      branch,
    ]);
    expect(seen.observations).toEqual({ totalCount: 1, nodes: [{ branch }] });
    expect(seen.submissions.nodes.map(({ id }) => id).sort()).toEqual(submissions);
    expect(seen.submissions.totalCount).toBe(submissions.length);
    expect(new Set(seen.completeness.map((row) => row.branch))).toEqual(new Set([branch]));
  });

  test('finds only its own figures in a list of all branches, and as an export', async () => {
    const headers = await headersFor(served, { who: '', role: 'uploader', branch: own });
    const response = await served.fetch('/exports/rollups.csv?periods=2009-07&level=branch', { headers });
    const lines = (await response.text()).trim().split('\n').slice(1);
    expect(lines.map((line) => line.split(',')[0])).toEqual([own]);
  });

  test('can not send for another branch by a workbook that says so', async () => {
    const headers = await headersFor(served, { who: '', role: 'uploader', branch: foreign });
    const form = new FormData();
    form.append(
      'file',
      new Blob([
        '分公司,月份,业务,指标,用户类别,数值,业务量\n沈阳分公司,2009年8月,固定电话,装机平均时间,全部用户,1.5,100\n',
      ]),
      'w.csv',
    );
    form.append('dryRun', 'true');
    const response = await served.send(form, headers);
    expect(response.status).toBe(422);
    const { error } = (await response.json()) as { error: { code: string; findings: { code: string }[] } };
    expect(error.findings.map(({ code }) => code)).toEqual(expect.arrayContaining([expect.stringMatching(/BRANCH/)]));
  });

  test('is named with its branch in what it does', async () => {
    const log = await served.tongbao.warehouse.auditLog(1000);
    const sent = log.rows.filter(({ action }) => action === 'submission.receive');
    expect(sent.every(({ actor }) => actor.name.startsWith('token:') || actor.name === 'cli:test')).toBe(true);
    expect(sent.some(({ actor }) => actor.name.startsWith('token:') && actor.origin === '127.0.0.1')).toBe(true);
  });
});

test('what was refused is in the audit log, counted', async () => {
  await served.tongbao.access.flush();
  const { rows } = await served.tongbao.warehouse.auditLog(1000);
  const refused = rows.filter(({ action }) => action === 'access.refuse');
  const closings = refused.filter(({ subject }) => subject === 'periods.decide');
  // four doors, each tried by a reader and by two uploaders, and every one of them under a token of its own
  const counts = refused.map(({ after }) => (after as { count: number }).count);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(doors.length);
  expect(closings.length).toBeGreaterThan(0);
  for (const { after } of closings) expect(after).toMatchObject({ code: 'FORBIDDEN' });
});
