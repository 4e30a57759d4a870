import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as api from '../../src/api';
import { openTongbao } from '../../src/wiring';
import { programOf, run } from './terminal';

const samples = 'imports/liaoning/2009-H2';
const shenyang = '沈阳分公司2009年下半年服务质量报表.xlsx';
let folder: string;

const program = programOf({
  open: (settings, log) => openTongbao(settings, { log }),
  api: () => Promise.resolve(api),
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongbao-import-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command on a database of the test's own. */
const onDatabase = (...given: readonly string[]) =>
  run([...given, '--database', `sqlite:${join(folder, 'test.db')}`], program);

describe('a directory', () => {
  test('is its files by name; what is no workbook is passed over and named', async () => {
    const directory = join(folder, 'reports');
    mkdirSync(join(directory, 'older'), { recursive: true });
    for (const name of ['.DS_Store', `~$${shenyang}`, 'b.txt', 'a.txt'])
      writeFileSync(join(directory, name), '\u0000\u0001');
    const { code, out, err } = await onDatabase('import', directory, '--json', '--dry-run');
    expect(code).toBe(1);
    const { submissions } = JSON.parse(out) as { submissions: { file: string; status: string }[] };
    expect(submissions.map(({ file, status }) => [file, status])).toEqual([
      ['a.txt', 'rejected'],
      ['b.txt', 'rejected'],
    ]);
    for (const name of ['.DS_Store', `~$${shenyang}`, 'older'])
      expect(err).toContain(`passed over ${join(directory, name)}`);
  });

  test('with a file that can not be read is not imported at all', async () => {
    const directory = join(folder, 'reports');
    mkdirSync(directory);
    copyFileSync(join(samples, shenyang), join(directory, shenyang));
    symlinkSync('/no/such/file', join(directory, 'dangling.xlsx'));
    await onDatabase('migrate');
    const { code, out, err } = await onDatabase('import', directory, '/neither/this.xlsx');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(join(directory, 'dangling.xlsx'));
    expect(err).toContain('/neither/this.xlsx');
    expect(JSON.parse((await onDatabase('submissions', '--format', 'json')).out)).toEqual([]);
  });
});

test('--dry-run stores nothing, not even a schema', async () => {
  const { code, out } = await onDatabase('import', join(samples, shenyang), '--dry-run');
  expect(code).toBe(0);
  expect(out).toContain('would be accepted, Shenyang 2009-H2, 162 observations');
  expect((await onDatabase('submissions')).err).toContain('tongbao migrate');
});

test('--branch and --period have to be known ones', async () => {
  const branch = await onDatabase('import', join(samples, shenyang), '--branch', 'Paris');
  expect(branch).toMatchObject({ code: 2 });
  expect(branch.err).toContain('--branch can not be Paris; allowed: 210100 Shenyang, ');
  const period = await onDatabase('import', join(samples, shenyang), '--period', 'soon');
  expect(period).toMatchObject({ code: 2 });
  expect(period.err).toContain('--period can not be soon');
});

test('a branch other than the workbook’s own is an error in it', async () => {
  const { code, out } = await onDatabase('import', join(samples, shenyang), '--branch', '大连', '--json');
  expect(code).toBe(1);
  const { submissions } = JSON.parse(out) as { submissions: { status: string; findings: { severity: string }[] }[] };
  expect(submissions[0]?.status).toBe('rejected');
  expect(submissions[0]?.findings.some(({ severity }) => severity === 'error')).toBe(true);
});

test('when machinery fails on the way, it is said, and so is what is in', async () => {
  let number = 0;
  const failing = programOf({
    api: () => Promise.resolve(api),
    open: async (settings, log) => {
      const tongbao = await openTongbao(settings, { log });
      const importer: typeof tongbao.importer = {
        ...tongbao.importer,
        import: (request) => {
          number += 1;
          return number === 2 ? Promise.reject(new Error('the disk is full')) : tongbao.importer.import(request);
        },
      };
      return { ...tongbao, importer };
    },
  });
  const [first, second] = ['a.txt', 'b.txt'].map((name) => join(folder, name));
  writeFileSync(first ?? '', '');
  writeFileSync(second ?? '', '');
  const { code, out, err } = await run(['import', first ?? '', second ?? '', '--json'], failing, {
    DATABASE_URL: 'sqlite::memory:',
  });
  expect(code).toBe(2);
  expect((JSON.parse(out) as { submissions: unknown[] }).submissions).toHaveLength(1);
  expect(err).toContain('the disk is full');
  expect(err).not.toContain('    at ');
});
