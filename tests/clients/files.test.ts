import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { read } from '../annotation/support';
import { servedProvince, type Served } from '../api/served';
import { deviations, expectedFigures, readCsv, type CsvRow } from '../journeys/expected-figures';
import { describeWithLibreOffice, savedByLibreOffice } from '../templates/libreoffice';

let served: Served;
let folder: string;
beforeAll(async () => {
  served = await servedProvince('sample');
  folder = mkdtempSync(join(tmpdir(), 'tongbao-files-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await served.close();
});

const periods = [...new Set(expectedFigures.map(({ period }) => period))].join();

/** An export of everything there is of a level, kept as a file. */
async function exported(level: 'province' | 'branch', format: string): Promise<{ bytes: Buffer; file: string }> {
  const response = await served.fetch(`/exports/rollups.${format}?periods=${periods}&level=${level}`);
  expect(response.status).toBe(200);
  const bytes = Buffer.from(await response.arrayBuffer());
  const file = join(folder, `${level}.${format}`);
  writeFileSync(file, bytes);
  return { bytes, file };
}

describe('DuckDB reads the Parquet export', () => {
  let duck: DuckDBConnection;
  beforeAll(async () => {
    duck = await (await DuckDBInstance.create(':memory:')).connect();
    for (const level of ['province', 'branch'] as const) {
      const { file } = await exported(level, 'parquet');
      await duck.run(`CREATE VIEW ${level} AS SELECT * FROM read_parquet('${file}')`);
    }
  });
  afterAll(() => duck.closeSync());

  const ask = async (sql: string): Promise<CsvRow[]> =>
    (await duck.runAndReadAll(sql)).getRowObjectsJson() as unknown as CsvRow[];

  test('with figures as exact decimals, the same to the digit as in the CSV', async () => {
    const types = await ask('DESCRIBE branch');
    const typeOf = (name: string): string | undefined =>
      types.find((row) => row['column_name'] === name)?.['column_type'];
    for (const column of ['low', 'high', 'volume']) expect(typeOf(column)).toMatch(/^DECIMAL\(/);

    const key = 'branch, period, service, indicator, customer_class';
    const rows = await ask(`SELECT ${key}, low::VARCHAR AS low, volume::VARCHAR AS volume FROM branch ORDER BY ${key}`);
    const csv = readCsv((await exported('branch', 'csv')).bytes.toString('utf8'));
    const line = (row: CsvRow): string =>
      [row['branch'], row['period'], row['service'], row['indicator'], row['customer_class']]
        .concat(plain(row['low']), plain(row['volume']))
        .join(' ');
    expect(new Set(rows.map(line))).toEqual(new Set(csv.map(line)));
    expect(rows.length).toBe(csv.length);
  });

  test('and nothing else than the published half-year', async () => {
    const text = (column: string): string => `COALESCE(${column}::VARCHAR, '') AS ${column}`;
    const figures = ['low', 'high', 'volume'].map(text).join();
    const rows = await ask(
      `SELECT branch, period, service, indicator, customer_class, unit, ${figures} FROM branch UNION ALL
       SELECT branch, period, service, indicator, customer_class, unit, ${figures} FROM province`,
    );
    expect(deviations(rows)).toEqual([]);
  });

  test('and its own weighted mean over branches and months is the province’s figure, exactly', async () => {
    const [sums] = await ask(
      `SELECT sum(low::DECIMAL(20, 15) * volume::DECIMAL(18, 0))::VARCHAR AS weighted, sum(volume)::VARCHAR AS volume
       FROM branch WHERE period LIKE '2009-1_' OR period LIKE '2009-0_'
       GROUP BY service, indicator HAVING service = 'FIXED_LINE' AND indicator = 'INSTALL_TIME'`,
    );
    // the sums of the published figure, as docs/architecture.md has them
    expect([plain(sums?.['weighted']), plain(sums?.['volume'])]).toEqual(['94407.96', '53639']);
  });
});

describeWithLibreOffice('LibreOffice opens the workbook of the export', () => {
  test('and finds the published half-year in it', async () => {
    const levels = ['province', 'branch'] as const;
    const workbooks = await Promise.all(levels.map(async (level) => (await exported(level, 'xlsx')).bytes));
    const rows = await Promise.all(savedByLibreOffice(workbooks, 'xlsx').map(rowsOf));
    expect(deviations(rows.flat())).toEqual([]);
  });
});

/** The rows of the first sheet under the headings of its first row. */
async function rowsOf(workbook: Uint8Array): Promise<CsvRow[]> {
  const [sheet] = (await read(workbook)).sheets;
  const rows = new Map<number, Record<string, string>>();
  const headings = new Map<number, string>();
  for (const { row, column, text } of sheet?.cells ?? []) {
    if (row === 0) headings.set(column, text);
    else rows.set(row, { low: '', high: '', ...rows.get(row), [headings.get(column) ?? '']: text });
  }
  return [...rows.values()];
}

/** A decimal without the zeros of its scale. */
function plain(text: string | null | undefined): string {
  return (text ?? '').replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
}
