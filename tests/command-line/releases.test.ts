import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as api from '../../src/api';
import { loadCatalogue } from '../../src/catalogue';
import { loadSettings, silentLog } from '../../src/foundation';
import { seal } from '../../src/warehouse';
import { openTongbao } from '../../src/wiring';
import { programOf, run } from './terminal';
import { copyOfShenyang, shenyang } from './workbooks';
import { askedIn } from '../asked';

const catalogue = loadCatalogue(loadSettings({}).catalogue);
const others = catalogue.branches.filter(({ level, code }) => level === 'BRANCH' && code !== '210100');

let folder: string;
const program = programOf({
  open: (settings, log) => openTongbao(settings, { log }),
  api: () => Promise.resolve(api),
  auditSeal: () => Promise.resolve(seal),
});
const tongbao = (...given: readonly string[]) =>
  run([...given, '--database', `sqlite:${join(folder, 'test.db')}`], program);
const rowsOf = async (...given: readonly string[]): Promise<Record<string, unknown>[]> =>
  JSON.parse((await tongbao(...given, '--format', 'json')).out) as Record<string, unknown>[];

/** Explains the missing figures of all branches but Shenyang, as one would in thirteen lines. */
async function explainOthers(release: number): Promise<void> {
  const opened = await openTongbao(loadSettings({ DATABASE_URL: `sqlite:${join(folder, 'test.db')}` }), {
    log: silentLog,
  });
  try {
    const actor = { name: 'cli:test', origin: 'cli' };
    for (const { code } of others) {
      await opened.releases.waive(release, { kind: 'figure', branch: code }, { reason: 'not in', actor });
    }
  } finally {
    await opened.close();
  }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tongbao-releases-'));
  expect((await tongbao('import', shenyang)).code).toBe(0);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { series } = askedIn(catalogue, '2009-H2');

test('a release goes from opening to publication, and is answered from ever after', async () => {
  expect(await tongbao('release', 'list')).toMatchObject({ code: 0, out: 'there is no release\n' });
  expect(await tongbao('release', 'open', '2009-H2')).toMatchObject({ code: 0 });
  expect(await tongbao('release', 'open', '2009-H2')).toMatchObject({
    code: 2,
    err: '2009-H2 has an open release already: 1\n',
  });

  const gate = await tongbao('release', 'gate', '1');
  expect(gate.code).toBe(1);
  expect(gate.out).toContain(`${others.length * series.length} not explained`);
  const cells = await rowsOf('release', 'gate', '1', '--list', 'grid');
  expect(cells.filter(({ status }) => status !== 'MISSING').map(({ branch }) => branch)).toEqual(
    series.map(() => '210100'),
  );
  expect(await rowsOf('release', 'gate', '1')).toHaveLength(others.length * series.length);
  expect(new Set((await rowsOf('release', 'gate', '1', '--list', 'rules')).map(({ branch }) => branch))).toEqual(
    new Set(['210100']),
  );

  expect(await tongbao('release', 'waive', '1', '--branch', '沈阳', '--reason', 'why not')).toMatchObject({ code: 2 });
  expect(await tongbao('release', 'waive', '1', '--branch', '大连', '--service', 'DDN', '--reason', 'not in')).toEqual({
    code: 0,
    out: 'it is explained (waiver 1)\n',
    err: '',
  });
  const left = (others.length - 1) * series.length + series.filter((one) => one.service !== 'DDN').length;
  expect(await rowsOf('release', 'gate', '1')).toHaveLength(left);
  expect((await tongbao('release', 'unwaive', '1', '1')).code).toBe(0);
  expect(await tongbao('release', 'publish', '1', '--kind', 'provisional')).toMatchObject({ code: 2 });
  await explainOthers(1);
  expect(await tongbao('release', 'gate', '1')).toMatchObject({ code: 0 });
  expect(await tongbao('release', 'publish', '1', '--kind', 'provisional', '--embargo', 'tomorrow')).toMatchObject({
    code: 2,
  });
  expect(
    await tongbao('release', 'publish', '1', '--kind', 'provisional', '--embargo', '2010-01-20T09:00:00+08:00'),
  ).toEqual({
    code: 0,
    out: '2009-H2/R0 is published (provisional)\n',
    err: '',
  });

  const published = ['rollups', '--period', '2009-H2', '--level', 'branch', '--format', 'csv'];
  const before = (await tongbao(...published)).out;
  const changed = join(folder, 'changed.xlsx');
  await copyOfShenyang(changed, { B6: 1.45 });
  expect((await tongbao('import', changed, '--accept', 'July put right')).code).toBe(0);
  expect((await tongbao(...published)).out).not.toBe(before);
  expect((await tongbao(...published, '--release', '2009-H2/R0')).out).toBe(before);
  expect((await tongbao(...published, '--release', '1')).out).toBe(before);
  expect((await tongbao(...published, '--release', '2009-H2/R1')).code).toBe(2);
  expect((await tongbao(...published, '--release', '1', '--as-of', '1')).code).toBe(2);
}, 120_000);

test('a revision needs a reason, and tells what moved', async () => {
  await tongbao('release', 'open', '2009-H2');
  await explainOthers(2);
  expect(await tongbao('release', 'publish', '2', '--kind', 'final')).toMatchObject({
    code: 2,
    err: 'give a reason\n',
  });
  expect((await tongbao('release', 'publish', '2', '--kind', 'final', '--reason', 'Shenyang')).code).toBe(0);
  const moved = await rowsOf('release', 'changes', '2009-H2/R1');
  const periods = ['2009-H2', '2009-Q3', '2009-07'];
  expect(moved.map((row) => [row['branch'], row['period'], row['indicator'], row['reason']])).toEqual(
    periods.flatMap((of) => ['210000', '210100'].map((unit) => [unit, of, 'INSTALL_TIME', 'July put right'])),
  );
  const between = (since: string, until: string): Promise<object[]> =>
    rowsOf('changes', '--period', '2009-H2', '--since', since, '--until', until);
  const followed = await between('2009-H2/R0', '2009-H2/R1');
  expect(followed.length).toBeGreaterThan(0);
  expect((await tongbao('changes', '--period', '2009-H2', '--since', '2009-H2/R7')).code).toBe(2);
  expect((await tongbao('release', 'changes', '2009-H2/R1')).out).toContain('July put right');
  expect(await rowsOf('release', 'changes', '2009-H2/R0')).toEqual([]);
  const listed = await rowsOf('release', 'list', '--period', '2009-H2');
  expect(listed.map(({ number, kind, embargo_until }) => [number, kind, embargo_until])).toEqual([
    ['2009-H2/R0', 'provisional', '2010-01-20T01:00:00.000Z'],
    ['2009-H2/R1', 'final', null],
  ]);
  const verified = await tongbao('verify');
  expect(verified).toMatchObject({ code: 0 });
  expect(verified.out).toContain('2 releases checked, 0 are wrong');
}, 120_000);

test('what is given up is settled', async () => {
  await tongbao('release', 'open', '2009-08');
  expect(await tongbao('release', 'abandon', '3', '--reason', 'a slip')).toEqual({
    code: 0,
    out: 'release 3 is given up\n',
    err: '',
  });
  expect((await tongbao('release', 'publish', '3', '--kind', 'final')).err).toBe(
    'release 3 is abandoned, and nothing of it changes any more; open another one for the period\n',
  );
});
