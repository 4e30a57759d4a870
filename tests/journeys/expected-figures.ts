import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decimal } from '../../src/model';

export type CsvRow = Readonly<Record<string, string>>;

/** The figures of the sample half-year as they were worked out from the same workbooks by another program, to nine places. */
export const expectedFigures: readonly CsvRow[] = readCsv(
  readFileSync(join(__dirname, '../expected-2009-H2.csv'), 'utf8'),
);

export function readCsv(text: string): CsvRow[] {
  return parse(text, { columns: true, bom: true });
}

const keyColumns = ['branch', 'period', 'service', 'indicator', 'customer_class', 'unit'] as const;
const tolerance = decimal('0.000001');

/** What among the expected figures is missing in `rows`, or differs by more than a millionth, in words. */
export function deviations(rows: readonly CsvRow[]): string[] {
  const found = new Map(rows.map((row) => [keyOf(row), row]));
  return expectedFigures.flatMap((expected) => {
    const key = keyOf(expected);
    const row = found.get(key);
    if (!row) return [`${key}: missing`];
    return (['low', 'high', 'volume'] as const).flatMap((column) => {
      const [wanted, got] = [expected[column] ?? '', row[column] ?? ''];
      const same =
        wanted === '' || got === '' ? wanted === got : decimal(got).minus(decimal(wanted)).abs().lte(tolerance);
      return same ? [] : [`${key}: ${column} is ${got || 'empty'}, expected ${wanted || 'empty'}`];
    });
  });
}

function keyOf(row: CsvRow): string {
  return keyColumns.map((column) => row[column]).join(' ');
}
