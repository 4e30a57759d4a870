import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as api from '../../src/api';
import { loadSettings, silentLog } from '../../src/foundation';
import { openTongbao } from '../../src/wiring';
import { catalogueOf, first, textOf, type Shape } from '../adoption/shapes';
import { store } from '../rollups/world';
import { programOf, run } from './terminal';

let folder: string;
let file: string;
let url: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongbao-catalogue-'));
  file = join(folder, 'catalogue.yaml');
  url = `sqlite:${join(folder, 'test.db')}`;
  writeFileSync(file, textOf(first));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const program = programOf({ open: (settings, log) => openTongbao(settings, { log }), api: () => Promise.resolve(api) });
const tongbao = (...given: readonly string[]) => run([...given, '--database', url, '--catalogue', file], program);

/** A catalogue file that is not the one of the setting. */
function other(shape: Partial<Shape>): string {
  const path = join(folder, 'other.yaml');
  writeFileSync(path, textOf({ ...first, ...shape }));
  return path;
}

async function versions(): Promise<unknown> {
  const rows = JSON.parse((await tongbao('catalogue', 'history', '--format', 'json')).out) as Record<string, unknown>[];
  return rows.map(({ number, file_name, note }) => [number, file_name, note]);
}

test('a file is adopted when the program first meets it, and said to be passed over once another is in force', async () => {
  expect((await tongbao('catalogue', 'history')).out).toBe('no catalogue was adopted yet\n');
  expect(await tongbao('migrate')).toMatchObject({ code: 0, err: '' });
  expect(await versions()).toEqual([['1', 'catalogue.yaml', null]]);
  const path = other({ name: 'another' });
  const diff = await tongbao('catalogue', 'diff', path);
  expect(diff).toMatchObject({ code: 0, err: '' });
  expect(diff.out).toContain('name of the catalogue:\n  changed\n    zh: world → another\n');
  const adopted = await tongbao('catalogue', 'adopt', path, '--note', 'a try');
  expect(adopted).toMatchObject({ code: 0, err: '' });
  expect(adopted.out).toBe(`${diff.out}${path} is in force as version 2\n`);
  expect((await tongbao('catalogue', 'adopt', path)).out).toBe(`${path} is in force already (version 2)\n`);
  expect(await versions()).toEqual([
    ['2', 'other.yaml', 'a try'],
    ['1', 'catalogue.yaml', null],
  ]);
  // the file of the setting stays away, and says so
  expect((await tongbao('migrate')).err).toMatch(
    /^the catalogue in force is version 2 .* which was version 1; to go back/,
  );
  expect((await tongbao('period', 'list')).err).toBe(
    `the catalogue in force is not ${file}; how they differ: tongbao catalogue diff\n`,
  );
  expect((await tongbao('catalogue', 'history', '1')).out).toBe(textOf(first));
  const back = await tongbao('catalogue', 'diff', '--from', '2', '--to', '1');
  expect(back.out).toContain('zh: another → world');
  // until somebody changes it
  writeFileSync(file, textOf({ ...first, decimals: 4 }));
  expect((await tongbao('migrate')).err).toBe(
    `catalogue ${file} is adopted as version 3: 3 changes, 0 rollups worked out anew\n`,
  );
});

test('what stored figures would be wrong under is refused, by the command and at a start', async () => {
  await tongbao('migrate');
  const opened = await openTongbao(loadSettings({ DATABASE_URL: url, CATALOGUE: file }), { log: silentLog });
  const figure = { period: '2009-07', service: 'ONE', indicator: 'MEAN', customerClass: 'ALL' } as const;
  await store(
    opened.warehouse,
    { branch: 'A', period: '2009-H2', figures: [{ ...figure, status: 'REPORTED', low: '2', high: '2', volume: '3' }] },
    undefined,
    catalogueOf(first),
  );
  await opened.close();
  const path = other({ unit: 'h' });
  const said = expect.stringContaining('MEAN (MEAN) has 1 figures stored in d') as unknown;
  expect(await tongbao('catalogue', 'diff', path)).toMatchObject({ code: 1, out: said });
  expect(await tongbao('catalogue', 'adopt', path)).toMatchObject({ code: 1, out: '', err: said });
  writeFileSync(file, textOf({ ...first, unit: 'h' }));
  expect(await tongbao('migrate')).toMatchObject({ code: 2, err: said });
  expect(await versions()).toHaveLength(1);
  // what can be put right is
  writeFileSync(file, textOf({ ...first, under: { ...first.under, A: 'SOUTH' } }));
  expect((await tongbao('migrate')).err).toMatch(/adopted as version 2: \d+ changes, 8 rollups worked out anew\n$/);
});

test('what is wrong with a file, or with the words of the command, is told', async () => {
  await tongbao('migrate');
  const path = other({});
  writeFileSync(path, textOf(first).replace('unit: d', 'unit: parsec'));
  const said = expect.stringMatching(/other\.yaml:\d+: indicators\.0\.unit: there is no unit parsec/) as unknown;
  expect(await tongbao('catalogue', 'diff', path)).toMatchObject({ code: 2, err: said });
  expect(await tongbao('catalogue', 'adopt', path)).toMatchObject({ code: 2, err: said });
  expect(await tongbao('catalogue', 'adopt', '/nowhere.yaml')).toMatchObject({ code: 2 });
  expect(await tongbao('catalogue', 'diff', '--from', '1')).toMatchObject({ code: 2 });
  expect(await tongbao('catalogue', 'history', '7')).toMatchObject({ code: 2, err: 'there is no catalogue 7\n' });
  const stale = await tongbao('catalogue', 'adopt', other({ decimals: 1 }), '--expecting', 'f'.repeat(64));
  expect(stale).toMatchObject({ code: 2 });
  expect(await versions()).toHaveLength(1);
});
