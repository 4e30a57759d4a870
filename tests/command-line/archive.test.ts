import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as api from '../../src/api';
import { seal } from '../../src/warehouse';
import { openTongbao } from '../../src/wiring';
import { programOf, run } from './terminal';
import { copyOfShenyang, shenyang } from './workbooks';

const folder = mkdtempSync(join(tmpdir(), 'tongbao-archive-'));
const at = (name: string): string => join(folder, name);
const program = programOf({
  open: (settings, log) => openTongbao(settings, { log }),
  api: () => Promise.resolve(api),
  auditSeal: () => Promise.resolve(seal),
});
const tongbao = (...given: readonly string[]) => run([...given, '--database', `sqlite:${at('test.db')}`], program);
const rollups = (version: number) =>
  tongbao('rollups', '--period', '2009', '--as-of', String(version), '--format', 'csv');

beforeAll(async () => {
  await tongbao('import', shenyang);
  await copyOfShenyang(at('revised.xlsx'), { B6: 1.45 });
  await tongbao('import', at('revised.xlsx'), '--accept', 'checked');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('rollups go into a file, are told to be there, and come back', async () => {
  // the catalogue was adopted by the first version, the workbooks are the second and the third
  const [before, now] = [await rollups(2), await rollups(3)];
  expect(before).toMatchObject({ code: 0, err: '' });
  expect(before.out).not.toBe(now.out);

  const file = at('old.archive');
  expect((await tongbao('archive', 'list')).out).toContain('nothing is archived');
  const looked = await tongbao('archive', 'create', '--before', '3', '--dry-run');
  const [, count = ''] = /^(\d+) rollups of versions before 3 could be archived$/m.exec(looked.out) ?? [];
  expect(Number(count)).toBeGreaterThan(0);
  expect(await rollups(2)).toEqual(before);

  const made = await tongbao('archive', 'create', '--before', '3', '--out', file);
  const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
  expect(made).toMatchObject({ code: 0, err: '' });
  expect(made.out).toContain(`${count} rollups of versions before 3; SHA-256 ${sha256}`);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect((await tongbao('archive', 'list')).out).toContain(sha256.slice(0, 16));
  const listed = JSON.parse((await tongbao('archive', 'list', '--format', 'json')).out) as unknown;
  expect(listed).toMatchObject([{ horizon: 3, rollups: Number(count), sha256 }]);

  const refused = await rollups(2);
  expect(refused).toMatchObject({ code: 2, out: '' });
  expect(refused.err).toContain(sha256);
  expect(await rollups(3)).toEqual(now);
  expect((await tongbao('observations', '--period', '2009-07', '--as-of', '2')).code).toBe(0);
  expect((await tongbao('verify')).code).toBe(0);

  const wrong = at('wrong.archive');
  writeFileSync(wrong, readFileSync(file).subarray(1));
  expect(await tongbao('archive', 'restore', wrong)).toMatchObject({ code: 2, out: '' });
  expect(await tongbao('archive', 'restore', at('no.archive'))).toMatchObject({ code: 2, out: '' });
  expect((await tongbao('archive', 'restore', file)).out).toContain(`${count} rollups of versions before 3`);
  expect(await rollups(2)).toEqual(before);
  const log = JSON.parse((await tongbao('audit', '--format', 'json')).out) as { action: string; subject: string }[];
  const told = log
    .filter(({ action }) => action.startsWith('archive.'))
    .map(({ action, subject }) => [action, subject]);
  // the newest first
  expect(told).toEqual([
    ['archive.restore', 'archive 3'],
    ['archive.create', 'archive 3'],
  ]);
});

test('nothing is overwritten, and of nothing there is no file', async () => {
  writeFileSync(at('there'), 'mine');
  const create = (...given: readonly string[]) => tongbao('archive', 'create', ...given);
  expect((await create('--before', '3', '--out', at('there'))).err).toContain('overwrites nothing');
  expect(readFileSync(at('there'), 'utf8')).toBe('mine');
  expect((await create('--before', '3')).err).toContain('--dry-run');
  expect((await create('--before', '99', '--out', at('new'))).code).toBe(2);
  const nothing = await create('--before', '2', '--out', at('new'));
  expect(nothing.err).toBe('');
  expect(nothing.out).toContain('there are no rollups of versions before 2');
  expect(existsSync(at('new'))).toBe(false);
});
