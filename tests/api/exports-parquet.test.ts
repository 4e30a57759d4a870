import { DuckDBInstance } from '@duckdb/node-api';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleProvince, type SampleProvince } from '../journeys/sample-province';
import { tongbao } from '../journeys/terminal';

let folder: string;
let province: SampleProvince;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tongbao-parquet-'));
  province = await sampleProvince();
});
afterAll(async () => {
  await province.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Writes a file by the command line and gives its path. */
async function exported(table: string, format: string): Promise<string> {
  const file = join(folder, `${table}.${format}`);
  const asked = [table, '--period', '2009-H2', '--format', format, '--out', file];
  const { code, err } = await tongbao(province.tongbao.settings.databaseUrl, ...asked);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return file;
}

describe.each([
  ['rollups', 9 * 15 * 27, `'limit': 'DECIMAL(38,15)'`],
  ['observations', 14 * 162, `'submission': 'INTEGER', 'revision': 'INTEGER'`],
])('the Parquet export of %s', (table, count, more) => {
  test('holds for DuckDB what the CSV holds, decimals to the last digit', async () => {
    const [parquet, csv] = [await exported(table, 'parquet'), await exported(table, 'csv')];
    const duck = await (await DuckDBInstance.create()).connect();
    const one = async (sql: string): Promise<string> => {
      const reader = await duck.runAndReadAll(sql);
      return reader
        .getRows()
        .map((row) => row.map(String).join(' '))
        .join('\n');
    };
    const types = `{'low': 'DECIMAL(38,15)', 'high': 'DECIMAL(38,15)', 'volume': 'DECIMAL(38,6)', ${more}}`;
    const read = `read_csv('${csv}', all_varchar = false, types = ${types}, header = true, delim = ',', quote = '"', escape = '"')`;
    expect(await one(`SELECT count(*) FROM '${parquet}'`)).toBe(String(count));
    expect(await one(`SELECT count(*) FROM (SELECT * FROM ${read} EXCEPT ALL SELECT * FROM '${parquet}')`)).toBe('0');
    expect(await one(`SELECT count(*) FROM (SELECT * FROM '${parquet}' EXCEPT ALL SELECT * FROM ${read})`)).toBe('0');
    expect(await one(`SELECT column_type FROM (DESCRIBE SELECT low, high, volume FROM '${parquet}')`)).toBe(
      'DECIMAL(38,15)\nDECIMAL(38,15)\nDECIMAL(38,6)',
    );
    duck.closeSync();
  });
});
