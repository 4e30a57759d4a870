import type { Cell, Sheet, Workbook } from './cells';
import { SheetCollector } from './collecting';
import { openCsv } from './csv';
import { containerOf, packageFormat } from './format';
import type { WorkbookLimits } from './limits';
import { readOds } from './ods';
import type { OpenSheet, OpenWorkbook, Row } from './open-sheet';
import { decodePlainText } from './plain-text';
import { WorkbookBuilder } from './workbook-builder';
import { openXlsx } from './xlsx/open-xlsx';
import { openZip } from './zip-package';

/** Opens a workbook of any format; throws a `Refusal` for what can not be accepted. Runs in a worker. */
export async function openWorkbook(bytes: Buffer, limits: WorkbookLimits): Promise<OpenWorkbook> {
  const { streamed, whole } = await begin(bytes, limits);
  return streamed ?? { format: whole.format, sheets: whole.sheets.map(opened) };
}

/** Reads all of a workbook; as `openWorkbook` otherwise, and within the limit on cells. */
export async function readWorkbook(bytes: Buffer, limits: WorkbookLimits): Promise<Workbook> {
  const { streamed, whole } = await begin(bytes, limits);
  return whole ?? collect(streamed, limits);
}

type Beginning =
  | { readonly streamed: OpenWorkbook; readonly whole?: undefined }
  | { readonly whole: Workbook; readonly streamed?: undefined };

/** An `.xlsx` and text can be had piece by piece. */
async function begin(bytes: Buffer, limits: WorkbookLimits): Promise<Beginning> {
  const container = containerOf(bytes);
  if (container === 'text') return { streamed: { format: 'csv', sheets: [openCsv(decodePlainText(bytes), limits)] } };
  if (container === 'zip') {
    const parts = openZip(bytes, limits);
    const format = packageFormat(parts);
    const builder = new WorkbookBuilder(format, limits);
    if (format === 'xlsx') return { streamed: { format, sheets: openXlsx(parts, limits) } };
    if (format === 'ods') return { whole: readOds(parts, builder) };
    const library = await import('./spreadsheet-library.js');
    return { whole: library.readPackage(parts, builder) };
  }
  // loaded here and not above: it is large, and most workbooks need nothing of it
  const library = await import('./spreadsheet-library.js');
  if (container === 'compound') library.checkCompound(bytes);
  return { whole: library.readBinary(bytes, new WorkbookBuilder('xls', limits)) };
}

/** A sheet that has been read, as if it were read now. */
function opened({ name, hidden, cells, merges }: Sheet): OpenSheet {
  return {
    name,
    hidden,
    rows: () => batches(cells),
    narrow: () => undefined,
    merges: () => merges,
  };
}

/** How many rows are handed over at a time. */
const rowsAtOnce = 256;

async function* batches(cells: readonly Cell[]): AsyncGenerator<readonly Row[]> {
  let rows: Cell[][] = [];
  for (const cell of cells) {
    const last = rows.at(-1);
    if (last?.[0]?.row === cell.row) {
      last.push(cell);
      continue;
    }
    if (rows.length === rowsAtOnce) {
      yield await Promise.resolve(rows);
      rows = [];
    }
    rows.push([cell]);
  }
  if (rows.length > 0) yield rows;
}

async function collect({ format, sheets }: OpenWorkbook, limits: WorkbookLimits): Promise<Workbook> {
  const collector = new SheetCollector(limits);
  const collected: Sheet[] = [];
  for (const sheet of sheets) {
    const gathered = collector.sheet(sheet.name, sheet.hidden);
    for await (const rows of sheet.rows()) gathered.add(rows);
    collected.push(gathered.end(sheet.merges()));
  }
  return { format, sheets: collected };
}
