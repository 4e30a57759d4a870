import * as XLSX from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { exportPieces, rollupTable, type ExportFormat } from '../../src/api';
import { readCatalogue } from '../../src/catalogue';
import { decimal } from '../../src/model';
import type { Warehouse } from '../../src/warehouse';
import { engines } from '../servers/engines';
import { inWarehouse, rollup } from '../warehouse/sample';

const name = '{ zh: n, en: n }';
const codes = (letter: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${letter}${index}`);
const [branches, indicators, services] = [codes('B', 20), codes('I', 20), codes('S', 50)];

/** Many branches and series, and a unit whose symbol is a formula to a spreadsheet, and no XML. */
const catalogue = readCatalogue(
  `
name: ${name}
organisation: { code: HEAD, name: ${name}, branches: [${branches.map((code) => `{ code: ${code}, name: { zh: ${code}, en: ${code} } }`).join()}] }
customer_classes: [{ code: ALL, name: ${name} }]
units: [{ code: points, dimension: points, factor: "1", symbol: { zh: "\\x01<\\"点\\"_x0041_", en: p } }]
indicators:
${indicators.map((code) => `  - { code: ${code}, name: { zh: ${code}, en: ${code} }, unit: points, decimals: 2, direction: none, rollup: sum }`).join('\n')}
services:
${services.map((code) => `  - { code: ${code}, name: { zh: ${code}, en: ${code} }, series: [${indicators.map((one) => `{ indicator: ${one}, classes: [ALL] }`).join()}] }`).join('\n')}
calendar: []
`,
  'many.yaml',
);
const [sqlite] = engines;
if (!sqlite) throw new Error('no engine at hand');
const months = codes('', 12).map((_, index) => `2009-${String(index + 1).padStart(2, '0')}`);

async function fill(warehouse: Warehouse, periods: readonly string[]): Promise<number> {
  let count = 0;
  await warehouse.write(async (writer) => {
    for (const period of periods) {
      const rows = branches.flatMap((branch) =>
        catalogue.series.map(({ service, indicator, customerClass }) => {
          const value = decimal(`-${(count += 1)}.5`);
          return rollup({ branch, period, service, indicator, customerClass, low: value, high: value });
        }),
      );
      await writer.replaceRollups([], rows);
    }
  });
  return count;
}

async function table(reader: Warehouse, periods: readonly string[]) {
  const version = await reader.version();
  return rollupTable({ reader, catalogue, language: 'zh', version }, { periods, level: 'BRANCH' });
}

test('what a spreadsheet would take for a formula is plain text, what is no XML is spelt out, and numbers are numbers', () =>
  inWarehouse(sqlite, async (warehouse) => {
    await fill(warehouse, ['2009-01']);
    const made = async (format: ExportFormat): Promise<Buffer> => {
      const pieces: (string | Uint8Array)[] = [];
      for await (const piece of exportPieces(await table(warehouse, ['2009-01']), format)) pieces.push(piece);
      return Buffer.concat(pieces.map((piece) => Buffer.from(piece as Uint8Array)));
    };
    const display = '-1.5\u0001<"点"_x0041_';
    const lines: string[][] = parse(await made('csv'));
    const csv = lines[1];
    expect([csv?.[6], csv?.[10]]).toEqual(['-1.5', `'${display}`]);
    const { Sheets } = XLSX.read(await made('xlsx'));
    const cells = XLSX.utils.sheet_to_json<unknown[]>(Sheets['rollups'] ?? {}, { header: 1 });
    expect([cells[1]?.[6], cells[1]?.[10]]).toEqual([-1.5, display]);
  }));

test(
  'a large export is not held in memory, whatever its format, and is whole',
  () =>
    inWarehouse(sqlite, async (warehouse) => {
      const count = await fill(warehouse, months.slice(0, 8));
      expect(count).toBe(160_000);
      for (const format of ['csv', 'ndjson', 'arrow', 'xlsx'] as const) {
        let [bytes, most, lines] = [0, 0, 0];
        const before = process.memoryUsage().rss;
        for await (const piece of exportPieces(await table(warehouse, months), format)) {
          bytes += piece.length;
          if (typeof piece === 'string') lines += piece.split('\n').length - 1;
          most = Math.max(most, process.memoryUsage().rss - before);
        }
        // held as objects, the rows alone would take more
        expect({ format, megabytes: most / 2 ** 20 }).toEqual({ format, megabytes: expect.any(Number) as number });
        expect(most).toBeLessThan(100 * 2 ** 20);
        if (format === 'csv') expect(lines).toBe(count + 1);
        if (format === 'ndjson') expect(lines).toBe(count);
        expect(bytes).toBeGreaterThan(count * 10);
      }
    }),
  300_000,
);
