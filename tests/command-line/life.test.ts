import Libsql from 'libsql';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as api from '../../src/api';
import { loadSettings, silentLog } from '../../src/foundation';
import { seal } from '../../src/warehouse';
import { openTongbao } from '../../src/wiring';
import { programOf, run } from './terminal';
import { copyOfShenyang, shenyang } from './workbooks';

let folder: string;
let changed: string;
const url = (): string => `sqlite:${join(folder, 'test.db')}`;

const program = programOf({
  open: (settings, log) => openTongbao(settings, { log }),
  api: () => Promise.resolve(api),
  auditSeal: () => Promise.resolve(seal),
});
const tongbao = (...given: readonly string[]) => run([...given, '--database', url()], program);

interface FigureRow {
  readonly indicator: string;
  readonly period: string;
  readonly before: Record<string, string | null> | null;
  readonly after: Record<string, string | null> | null;
}

interface Outcome {
  readonly status: string;
  readonly plan?: {
    readonly hash: string;
    readonly added: number;
    readonly changed: readonly FigureRow[];
    readonly removed: readonly FigureRow[];
    readonly unchanged: number;
    readonly province: readonly FigureRow[];
  };
}

async function imported(...given: readonly string[]): Promise<{ code: number; outcome: Outcome | undefined }> {
  const { code, out } = await tongbao('import', ...given, '--json');
  return { code, outcome: (JSON.parse(out) as { submissions: Outcome[] }).submissions[0] };
}

const figures = async (): Promise<string> => (await tongbao('rollups', '--period', '2009', '--format', 'csv')).out;
const statuses = async (): Promise<unknown> => {
  const rows = JSON.parse((await tongbao('submissions', '--format', 'json')).out) as Record<string, unknown>[];
  return rows.map(({ id, status, accepted_because, withdrawn_because }) => [
    ...[id, status, accepted_because, withdrawn_because],
  ]);
};

/** Where things are made that every test starts from: a database with Shenyang's workbook in it, and another revision. */
let home: string;
beforeAll(async () => {
  folder = home = mkdtempSync(join(tmpdir(), 'tongbao-life-'));
  changed = join(home, 'changed.xlsx');
  // July's mean goes from 1.42 to 1.45, so that the total below it no longer holds: a warning
  await copyOfShenyang(changed, { B6: 1.45 });
  expect((await tongbao('import', shenyang)).code).toBe(0);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongbao-life-'));
  cpSync(home, folder, { recursive: true }); // whole, as SQLite keeps what is newest in a file beside the database
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

// (1.45·2546 + 1.46·1413 + 1.49·2185 + 1.54·2383 + 1.59·1889 + 1.57·2123) / 12539, and with 1.42 for July
const [mean, meanBefore] = ['1.516', '1.510'];

describe('a workbook with warnings', () => {
  test('is told what it would change and how it gets in, and stores nothing', async () => {
    const before = await figures();
    const { code, out } = await tongbao('import', changed);
    expect(code).toBe(1);
    expect(out).toContain('needs a word of acceptance, Shenyang 2009-H2');
    expect(out).toContain('--accept "…"');
    expect(out).toContain('    Fixed line Mean install time 2009-07: 1.42 d (2546) → 1.45 d (2546)\n');
    expect(out).toContain('  1 changed\n');
    expect(out).toContain('  161 unchanged\n');
    expect(out).toContain('    Fixed line Mean install time 2009-H2: 1.51 d (12539) → 1.52 d (12539)\n');
    expect(await figures()).toBe(before);
    expect(await statuses()).toEqual([[1, 'accepted', null, null]]);
  });

  test('has the same plan in JSON, from a dry run too', async () => {
    const checked = await imported(changed);
    expect(checked).toMatchObject({ code: 1, outcome: { status: 'checked' } });
    const dry = await imported(changed, '--dry-run');
    expect(dry).toMatchObject({ code: 0, outcome: { status: 'preview' } });
    expect(dry.outcome?.plan).toEqual(checked.outcome?.plan);
    const { plan } = dry.outcome ?? {};
    expect(plan).toMatchObject({ added: 0, removed: [], unchanged: 161 });
    expect(plan?.hash).toMatch(/^[0-9a-f]{64}$/);
    const series = { service: 'FIXED_LINE', indicator: 'INSTALL_TIME', customerClass: 'ALL' };
    const said = (value: string) => ({ low: value, high: value, volume: '2546', status: 'REPORTED' });
    expect(plan?.changed).toEqual([{ ...series, period: '2009-07', before: said('1.42'), after: said('1.45') }]);
    expect(plan?.province).toEqual([
      {
        ...series,
        period: '2009-H2',
        unit: 'd',
        before: expect.objectContaining({ volume: '12539', display: '1.51 d' }) as unknown,
        after: expect.objectContaining({ volume: '12539', display: '1.52 d' }) as unknown,
      },
    ]);
    expect(plan?.province[0]?.before?.['low']).toMatch(new RegExp(`^${meanBefore}`));
    expect(plan?.province[0]?.after?.['low']).toMatch(new RegExp(`^${mean}`));
  });

  test('goes in with a reason, on the plan that was looked at, and on no other', async () => {
    const { outcome } = await imported(changed, '--dry-run');
    const stale = await tongbao('import', changed, '--accept', 'checked', '--plan', '0123456789abcdef');
    expect(stale.code).toBe(2);
    expect(stale.err).toContain('0123456789ab');
    expect(await statuses()).toEqual([[1, 'accepted', null, null]]);
    expect((await tongbao('import', changed, '--accept', ' ')).err).toBe('give a reason\n');
    expect((await tongbao('import', changed, shenyang, '--plan', 'x')).err).toContain('--plan is for one file');
    const hash = outcome?.plan?.hash ?? '';
    expect((await tongbao('import', changed, '--accept', 'checked', '--plan', hash)).code).toBe(0);
    expect(await statuses()).toEqual([
      [2, 'accepted', 'checked', null],
      [1, 'superseded', null, null],
    ]);
  });

  test('that was kept is accepted by its number', async () => {
    const opened = await openTongbao(loadSettings({ DATABASE_URL: url() }), { log: silentLog });
    const actor = { name: 'clerk', origin: '127.0.0.1' };
    await opened.importer.import({ fileName: 'a.xlsx', bytes: await readFile(changed), keep: true, actor });
    await opened.close();
    expect(await statuses()).toEqual([
      [2, 'checked', null, null],
      [1, 'accepted', null, null],
    ]);
    expect((await tongbao('accept', '2')).err).toContain("'--reason <REASON>' not specified");
    expect(await tongbao('accept', '2', '--reason', 'ok', '--plan', 'ffff')).toMatchObject({ code: 2 });
    const accepted = await tongbao('accept', '2', '--reason', 'ok');
    expect(accepted.out).toContain('a.xlsx: accepted, Shenyang 2009-H2, revision 2');
    expect(accepted.code).toBe(0);
    expect((await tongbao('accept', '2', '--reason', 'ok')).err).toContain('submission 2 is accepted');
    expect(await tongbao('accept', 'two', '--reason', 'ok')).toMatchObject({ code: 2, out: '' });
  });
});

test('what a revision removes is shown before it happens', async () => {
  const { outcome } = await imported(shenyang, '--dry-run');
  expect(outcome?.status).toBe('unchanged');
  const smaller = join(folder, 'smaller.xlsx');
  await copyOfShenyang(smaller, Object.fromEntries([...'ABCDEFGHI'].map((column) => [`${column}11`, null])));
  const { out } = await tongbao('import', smaller, '--dry-run');
  expect(out).toContain('  4 removed\n    Fixed line Mean install time 2009-12: 1.57 d (2123)\n');
  // Σ over July to November, of 12539 − 2123 installs
  expect(out).toMatch(/Fixed line Mean install time 2009-H2: 1\.51 d \(12539\) → 1\.5 d \(10416\)\n/);
});

test('a withdrawal puts back exactly what stood before', async () => {
  const before = await figures();
  await tongbao('import', changed, '--accept', 'checked');
  const between = await figures();
  expect(between).not.toBe(before);
  const dry = await tongbao('withdraw', '2', '--reason', 'mistaken', '--dry-run');
  expect(dry.code).toBe(0);
  expect(dry.out).toContain('  1 go back to what they were\n');
  expect(dry.out).toContain('    Fixed line Mean install time 2009-07: 1.45 d (2546) → 1.42 d (2546)\n');
  expect(dry.out).toContain('    Fixed line Mean install time 2009-H2: 1.52 d (12539) → 1.51 d (12539)\n');
  expect(await figures()).toBe(between);
  const [, hash = ''] = /plan ([0-9a-f]{64})/.exec(dry.out) ?? [];
  expect(await tongbao('withdraw', '2', '--reason', 'mistaken', '--plan', 'ffff')).toMatchObject({ code: 2 });
  const done = await tongbao('withdraw', '2', '--reason', 'mistaken', '--plan', hash);
  expect(done.out).toBe(dry.out.replace(', once withdrawn', ' is withdrawn'));
  expect(await figures()).toBe(before);
  expect(await statuses()).toEqual([
    [2, 'withdrawn', 'checked', 'mistaken'],
    [1, 'accepted', null, null],
  ]);
  expect((await tongbao('submissions', '--status', 'withdrawn')).out).toContain('mistaken');
  expect((await tongbao('verify')).code).toBe(0);
});

test('a closed period takes nothing until it is opened', async () => {
  expect((await tongbao('period', 'list')).out).toBe('no period is closed\n');
  expect((await tongbao('period', 'close', '2009-h2', '--reason', 'published')).out).toBe('2009-H2 is closed\n');
  expect(await tongbao('period', 'close', '2009-H2', '--reason', 'again')).toMatchObject({ code: 2 });
  const listed = JSON.parse((await tongbao('period', 'list', '--format', 'json')).out) as unknown;
  expect(listed).toEqual([expect.objectContaining({ period: '2009-H2', reason: 'published' })]);
  expect(await imported(changed, '--accept', 'checked')).toMatchObject({ code: 1, outcome: { status: 'rejected' } });
  expect((await imported(changed)).outcome).not.toHaveProperty('plan');
  expect((await tongbao('period', 'open', '2009-H2', '--reason', 'late figures')).code).toBe(0);
  expect(await imported(changed, '--accept', 'checked')).toMatchObject({ code: 0, outcome: { status: 'accepted' } });
  expect((await tongbao('period', 'close', 'soon', '--reason', 'x')).err).toContain('PERIOD can not be soon');
});

describe('the audit log', () => {
  beforeEach(async () => {
    await tongbao('period', 'close', '2008-H1', '--reason', 'long ago');
    await tongbao('period', 'open', '2008-H1', '--reason', 'after all');
  });

  test('says who did what, newest first', async () => {
    const rows = JSON.parse((await tongbao('audit', '--format', 'json')).out) as Record<string, unknown>[];
    expect(rows.map(({ id, action, subject }) => [id, action, subject])).toEqual([
      [4, 'period.open', 'period 2008-H1'],
      [3, 'period.close', 'period 2008-H1'],
      [2, 'submission.accept', 'submission 1'],
      [1, 'catalogue.adopt', 'catalogue 1'],
    ]);
    expect(rows[0]).toMatchObject({ origin: 'cli', before: { reason: 'long ago' }, after: { reason: 'after all' } });
    expect(rows[0]?.['actor']).toMatch(/^cli:./);
    const csv = await tongbao('audit', '--first', '2', '--format', 'csv');
    expect(csv.out.trimEnd().split('\n')).toHaveLength(3);
    expect((await tongbao('audit', '--first', '0')).err).toContain('--first can not be 0');
    expect((await tongbao('audit')).out).toContain('period.close');
  });

  test.each([
    ['an entry that was altered', "UPDATE audit SET actor = 'nobody' WHERE id = 2", 'audit entry 2 has been altered'],
    ['an entry that was taken out', 'DELETE FROM audit WHERE id = 2', 'audit entry 2 is missing'],
    ['a first entry that was taken out', 'DELETE FROM audit WHERE id = 1', 'audit entry 1 is missing'],
    [
      'a later seal under an entry',
      'UPDATE audit SET hash = (SELECT hash FROM audit WHERE id = 3) WHERE id = 2',
      'audit entry 3 has been altered\naudit entry 2 has been altered',
    ],
  ])('%s is found by verify', async (_, statement, words) => {
    expect((await tongbao('verify')).out).toContain('4 audit entries checked, 0 are wrong\n');
    const database = new Libsql(join(folder, 'test.db'));
    database.exec(statement);
    database.close();
    const { code, out } = await tongbao('verify');
    expect(code).toBe(1);
    expect(out).toContain(words);
  });
});
