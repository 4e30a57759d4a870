import type { Catalogue } from '../catalogue';
import { recordReader, rowsAbove, type RecordReader } from '../layouts';
import type { SheetCollector } from '../workbook';
import { type OpenSheet, type OpenWorkbook, type Row, type Sheet, type Workbook } from '../workbook';
import type { RecordIntake } from './record-intake';

/**
 * Reads a workbook sheet by sheet. Of a sheet of records, only what stands above the headings is kept; its rows go to `intake`
 * one by one, so that it may be as long as it likes. All others are kept whole.
 */
export async function readSheets(
  { format, sheets }: OpenWorkbook,
  catalogue: Catalogue,
  intake: RecordIntake,
  collector: SheetCollector,
): Promise<Workbook> {
  const kept: Sheet[] = [];
  for (const sheet of sheets) kept.push(await readSheet(sheet, catalogue, intake, collector));
  return { format, sheets: kept };
}

async function readSheet(
  sheet: OpenSheet,
  catalogue: Catalogue,
  intake: RecordIntake,
  collector: SheetCollector,
): Promise<Sheet> {
  const gathered = collector.sheet(sheet.name, sheet.hidden);
  let looking = !sheet.hidden && catalogue.records.length > 0;
  let above: Row[] = [];
  let reader: RecordReader | undefined;
  for await (const rows of sheet.rows()) {
    let from = 0;
    for (; looking && from < rows.length; from += 1) {
      const row = rows[from] ?? [];
      reader = recordReader(sheet.name, above, row, catalogue);
      if (reader) {
        intake.begin(reader);
        sheet.narrow(reader.columns);
      } else above.push(row);
      looking = !reader && above.length < rowsAbove;
    }
    const rest = from === 0 ? rows : rows.slice(from);
    if (reader) await intake.take(reader, rest);
    else if (!looking) {
      gathered.add(above);
      gathered.add(rest);
      above = [];
    }
  }
  gathered.add(above);
  return gathered.end(sheet.merges());
}
