import { CsvError, parse, type Info } from 'csv-parse/sync';
import type { Workbook } from './cells';
import type { WorkbookLimits } from './limits';
import { refuse } from './refusal';
import { WorkbookBuilder } from './workbook-builder';

/** The name of the one sheet that a CSV file has. */
const sheetName = 'CSV';

/** Reads comma, semicolon or tab separated text; every field is a text cell exactly as written. Rows may differ in length. */
export function readCsv(text: string, limits: WorkbookLimits): Workbook {
  const builder = new WorkbookBuilder('csv', limits);
  const sheet = builder.sheet(sheetName, false);
  let row = 0;
  eachRecord(text, (record) => {
    record.forEach((field, column) => {
      sheet.cell({ row, column, kind: 'text', text: field });
    });
    row += 1;
  });
  return builder.workbook();
}

function eachRecord(text: string, take: (record: readonly string[]) => void): void {
  let linesRead = 0;
  try {
    parse(text, {
      delimiter: sniffDelimiter(text),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      on_record: (record: string[], { lines }: Info) => {
        linesRead = lines;
        take(record);
        // Nothing is kept here.
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // A quote that is never closed swallows the rest of the file: what helps is the line where that began.
    refuse('CSV_MALFORMED', { line: linesRead + 1, reason: error.code.toLowerCase().replaceAll('_', ' ') });
  }
}

/** The separator that stands, outside of quotes, in most lines; of several, the most frequent one. */
function sniffDelimiter(text: string): string {
  const lines = text
    .slice(0, 65_536)
    .replace(/"[^"]*"/g, '')
    .split(/\r\n?|\n/);
  const candidates = [',', ';', '\t'].map((delimiter) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    return { delimiter, lines: counts.filter((count) => count > 0).length, total: counts.reduce((a, b) => a + b, 0) };
  });
  return candidates.reduce((best, next) => ((next.lines - best.lines || next.total - best.total) > 0 ? next : best))
    .delimiter;
}
