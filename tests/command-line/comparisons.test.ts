import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as api from '../../src/api';
import { silentLog } from '../../src/foundation';
import { openWarehouse } from '../../src/warehouse';
import { openTongbao } from '../../src/wiring';
import { hospitalFile, storeTwoYears } from '../api/two-years';
import { programOf, run } from './terminal';

const folder = mkdtempSync(join(tmpdir(), 'tongbao-comparisons-'));
const url = `sqlite:${join(folder, 'test.db')}`;

beforeAll(async () => {
  const warehouse = await openWarehouse({ url, log: silentLog });
  await warehouse.migrate();
  await storeTwoYears(warehouse);
  await warehouse.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

const program = programOf({
  open: (settings, log) => openTongbao(settings, { log }),
  api: () => Promise.resolve(api),
});

/** What a command prints; anything but success fails the test. */
async function printed(given: string, environment: Readonly<Record<string, string>> = {}): Promise<string> {
  const { code, out, err } = await run(
    [...given.split(' '), '--database', url, '--catalogue', hospitalFile],
    program,
    environment,
  );
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return out;
}

const lines = (text: string): string[] => text.trimEnd().split('\n');
/** The cells of a table's lines. */
const cells = (text: string): string[][] => lines(text).map((line) => line.trim().split(/ {2,}/));
const rowsOf = (csv: string): Record<string, string>[] => {
  const [head = '', ...rest] = lines(csv);
  const names = head.split(',');
  return rest.map((line) => {
    const fields = line.split(',');
    return Object.fromEntries(names.map((name, index) => [name, fields[index] ?? '']));
  });
};
const chinese = { LANG: 'zh_CN.UTF-8' };

describe('rollups held against earlier ones', () => {
  const asked = 'rollups --period 2024-01 --level branch --indicator WAITING_TIME';

  test('as a table', async () => {
    expect(cells(await printed(`${asked} --branch EAST --with year`))).toEqual([
      ['East Hospital 2024-01, held against 2023-01'],
      ['service', 'indicator', 'figure', 'volume', 'before', 'change', 'in percent', 'trend'],
      ['Outpatient clinic', 'Mean waiting time', '18 min', '2', '20 min', '-2 min', '-10%', 'better'],
    ]);
    expect(await printed(`${asked} --branch BAY --with year`, chinese)).toContain('海湾院区 2024-01，与 2023-01 相比');
  });

  test('as CSV and JSON, whose columns begin with those of rollups', async () => {
    const plain = lines(await printed(`${asked} --format csv`));
    const csv = await printed(`${asked} --with year --format csv`);
    lines(csv).forEach((line, index) => expect(line.startsWith(`${plain[index] ?? '—'},`)).toBe(true));
    expect(rowsOf(csv).map((row) => [row['branch'], row['before_low'], row['difference_low'], row['trend']])).toEqual([
      ['EAST', '20', '-2', 'BETTER'],
      ['WEST', '30', '-12', 'BETTER'],
      ['BAY', '', '', 'NONE'],
    ]);
    const json = JSON.parse(await printed(`${asked} --with period --format json`)) as Record<string, string | null>[];
    expect(json.map((row) => [row['branch'], row['before_period'], row['before_low']])).toEqual([
      ['EAST', '2023-12', null],
      ['WEST', '2023-12', null],
      ['BAY', '2023-12', null],
    ]);
  });

  test('of nothing else than a year or a period before', async () => {
    const given = [...asked.split(' '), '--with', 'week', '--database', url, '--catalogue', hospitalFile];
    const { code, err } = await run(given, program);
    expect([code, err]).toEqual([2, expect.stringContaining('year, period')]);
  });
});

describe('ranks', () => {
  test('as a table for each series, equals marked', async () => {
    const table = cells(await printed('rank --period 2024-01 --indicator WAITING_TIME'));
    expect(table.map((row) => row.slice(0, 3))).toEqual([
      ['Outpatient clinic Mean waiting time 2024-01'],
      ['rank', 'unit', 'figure'],
      ['1=', 'East Hospital', '18 min'],
      ['1=', 'West Hospital', '18 min'],
      ['3', 'Bay Clinic', '31 min'],
    ]);
    expect(await printed('rank --period 2024-01 --indicator 跌倒例数', chinese)).toMatch(/名次 +机构[^]*1 +海湾院区/);
  });

  test('as CSV', async () => {
    const rows = rowsOf(await printed('rank --period 2024-01 --indicator FALLS --format csv'));
    expect(rows.map((row) => [row['rank'], row['branch'], row['low'], row['ranked_of'], row['tied']])).toEqual([
      ['1', 'BAY', '2', '3', 'false'],
      ['2', 'WEST', '9', '3', 'false'],
      ['3', 'EAST', '11', '3', 'false'],
    ]);
  });
});

describe('contributions', () => {
  test('as a table under what changed', async () => {
    expect(cells(await printed('contributions --period 2024-01 --with year --indicator FALLS'))).toEqual([
      ['Renji Group Nursing Falls 2024-01: 18 (2023-01) → 22, +4'],
      ['branch', 'before', 'figure', 'rate effect', 'weight effect', 'contribution', 'share'],
      ['East Hospital', '11', '11', '—', '—', '0', '0%'],
      ['West Hospital', '7', '9', '—', '—', '+2', '+50%'],
      ['Bay Clinic', '—', '2', '—', '—', '+2', '+50%'],
    ]);
  });

  test('as CSV, of a region', async () => {
    const given = 'contributions --period 2024-01 --with year --indicator WAITING_TIME --head CITY --format csv';
    const rows = rowsOf(await printed(given));
    // 18 against (20·1 + 30·2) / 3; shares of 1/3 and 2/3, then 2/3 and 1/3
    expect(rows.map((row) => [row['branch'], row['rate_effect'], row['weight_effect']])).toEqual([
      ['EAST', '-1', '-1.111111111111111'], // (19 − 67/3) · 1/3 = −10/9
      ['WEST', '-6', '-0.555555555555556'], // (24 − 67/3) · −1/3 = −5/9
    ]);
    expect(rows.map((row) => row['head_difference_low'])).toEqual(['-8.666666666666667', '-8.666666666666667']);
    const refused = await run(
      [
        'contributions',
        '--period',
        '2024-01',
        '--with',
        'year',
        '--head',
        'EAST',
        '--database',
        url,
        '--catalogue',
        hospitalFile,
      ],
      program,
    );
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('--head')]);
  });
});
