import type { Writable } from 'node:stream';
import { rollupColumns, type Column } from './columns';
import { rollupRows, type RollupExport } from './rollup-rows';

/** A spreadsheet keeps numbers to 15 digits; what would lose some is written as text. */
function cell<R>({ kind, of }: Column<R>, row: R): string | number | null {
  const text = of(row);
  return kind === 'number' && text !== null && String(Number(text)) === text ? Number(text) : text;
}

/** Writes rollups as a workbook to `output`, row by row, with the columns of the CSV, and ends it. */
export async function writeRollupWorkbook(asked: RollupExport, output: Writable): Promise<void> {
  // loaded when first needed: it takes longer to load than all the rest
  const { stream } = (await import('exceljs')).default;
  const workbook = new stream.xlsx.WorkbookWriter({ stream: output, useStyles: true });
  const sheet = workbook.addWorksheet('rollups', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = rollupColumns.map(({ name }) => ({ header: name, key: name, width: Math.max(10, name.length + 2) }));
  sheet.getRow(1).font = { bold: true };
  for await (const row of rollupRows(asked)) {
    if (output.destroyed) return; // nobody is listening any more
    sheet.addRow(rollupColumns.map((column) => cell(column, row))).commit();
  }
  sheet.commit();
  await workbook.commit();
}
