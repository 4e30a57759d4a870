import { exportPieces, rollupTable } from '../../src/api';
import type { Catalogue } from '../../src/catalogue';
import { period, periodAndWithin, periodCode } from '../../src/model';
import type { WarehouseReader } from '../../src/warehouse';
import { readCsv, type CsvRow } from './expected-figures';

/** All figures of the sample half-year, at every level and grain, as they are exported. */
export async function exportedFigures(reader: WarehouseReader, catalogue: Catalogue): Promise<CsvRow[]> {
  const query = { periods: periodAndWithin(period('2009-H2')).map(periodCode) };
  const version = await reader.version();
  const table = rollupTable({ reader, catalogue, language: 'en', version }, query);
  const pieces: (string | Uint8Array)[] = [];
  for await (const piece of exportPieces(table, 'csv')) pieces.push(piece);
  return readCsv(pieces.join(''));
}
