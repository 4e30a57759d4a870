import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { silentLog } from '../../src/foundation';
import * as warehouses from '../../src/warehouse';
import { observation, send } from '../warehouse/sample';
import { programOf, run } from './terminal';

const program = programOf({ warehouse: () => Promise.resolve(warehouses) });
const folder = mkdtempSync(join(tmpdir(), 'tongbao-backup-'));
const at = (name: string): string => join(folder, name);
const on = (name: string) => ({ DATABASE_URL: `sqlite:${at(name)}` });

beforeAll(async () => {
  const warehouse = await warehouses.openWarehouse({ url: `sqlite:${at('one.db')}`, log: silentLog });
  await warehouse.migrate();
  await send(warehouse, [observation()]);
  await warehouse.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a backup is written whole, for its owner only, and restored into an empty database', async () => {
  const file = at('all.backup');
  const backed = await run(['backup', '--out', file], program, on('one.db'));
  expect(backed).toMatchObject({ code: 0, err: '' });
  const [, tables = '', rows = ''] = /: (\d+) tables, (\d+) rows/.exec(backed.out) ?? [];
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n');
  // beside the rows and a line for each table: the header, the counts and the seal
  expect(lines.length).toBe(Number(rows) + Number(tables) + 3);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ program: '1.2.3' });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);

  const restored = await run(['restore', file], program, on('two.db'));
  expect(restored).toMatchObject({ code: 0, err: '' });
  expect(restored.out).toContain(`${tables} tables, ${rows} rows`);
  const again = await run(['restore', file], program, on('two.db'));
  expect(again).toMatchObject({ code: 2, out: '' });
  expect(again.err).toContain('observation');
});

test('standard output takes a backup, too, and then nothing else', async () => {
  const { code, out, err } = await run(['backup', '--out', '-'], program, on('one.db'));
  expect({ code, out: out.length > 100 }).toEqual({ code: 0, out: true });
  expect(err).toMatch(/\d+ rows/);
});

test('a damaged backup is refused, and a failed one leaves no file', async () => {
  const file = at('short.backup');
  await run(['backup', '--out', file], program, on('one.db'));
  writeFileSync(file, readFileSync(file).subarray(0, -1));
  const damaged = await run(['restore', file], program, on('three.db'));
  expect(damaged.code).toBe(2);
  expect(damaged.err).toContain('short.backup');
  expect(existsSync(at('three.db'))).toBe(false);

  const missing = await run(['restore', at('none.backup')], program, on('three.db'));
  expect(missing.code).toBe(2);
  const unmigrated = await run(['backup', '--out', at('none.backup')], program, on('empty.db'));
  expect(unmigrated.code).toBe(2);
  const nowhere = await run(['backup', '--out', at('no/such/folder')], program, on('one.db'));
  expect(nowhere.code).toBe(2);
  expect(nowhere.err).toContain('no/such/folder');
  expect(readdirSync(folder).filter((name) => name.startsWith('none') || name.endsWith('.part'))).toEqual([]);
});

describe('grants', () => {
  const server = { DATABASE_URL: 'mysql://app:hidden@db.example:3306/quality`s' };

  test('are printed for the views and dimensions, with a fresh password each time', async () => {
    const [one, other] = [
      await run(['grants', '--user', 'bi'], program, server),
      await run(['grants', '--user', 'bi'], program, server),
    ];
    expect(one).toMatchObject({ code: 0, err: '' });
    const passwordIn = (text: string) => /IDENTIFIED BY '([\w-]{32})'/.exec(text)?.[1];
    expect(passwordIn(one.out)).toBeDefined();
    expect(passwordIn(one.out)).not.toBe(passwordIn(other.out));
    expect(one.out).not.toContain('hidden');
    const grants = one.out.split('\n').filter((line) => line.startsWith('GRANT'));
    expect(grants).toContain("GRANT SELECT, SHOW VIEW ON `quality``s`.v_rollup TO 'bi'@'%';");
    for (const line of grants)
      expect(line).toMatch(/^GRANT SELECT(, SHOW VIEW)? ON `quality``s`\.[dv]_\w+ TO 'bi'@'%';$/);
  });

  test('are refused for names that could be anything else, and where there are no users', async () => {
    for (const given of [
      ['--user', "x' OR"],
      ['--user', 'bi', '--host', "%'; DROP"],
      ['--user', ''],
    ]) {
      expect((await run(['grants', ...given], program, server)).code).toBe(2);
    }
    const file = await run(['grants', '--user', 'bi'], program, on('one.db'));
    expect(file.code).toBe(2);
    expect(file.err).toContain('mysql://');
  });
});

describe('partitions', () => {
  const server = { DATABASE_URL: 'mysql://app:hidden@db.example:3306/quality`s' };

  test('are printed for the years that are given, else for those around this one', async () => {
    const given = await run(['partitions', '--years', '2008-2010'], program, server);
    expect(given).toMatchObject({ code: 0, err: '' });
    expect(given.out).toContain('ALTER TABLE `quality``s`.`rollup`');
    const yearsIn = (text: string): string[] => [...new Set(text.match(/\by\d{4}\b/g))];
    expect(yearsIn(given.out)).toEqual(['y2008', 'y2009', 'y2010']);
    expect(given.out).not.toContain('hidden');
    expect(yearsIn((await run(['partitions'], program, server)).out)).toHaveLength(21);
  });

  test('are refused for what are no years, and for a file', async () => {
    for (const years of ['2010-2008', '2008', '1900-2100', 'x'])
      expect((await run(['partitions', '--years', years], program, server)).code).toBe(2);
    expect((await run(['partitions'], program, on('one.db'))).err).toContain('mysql://');
  });
});
