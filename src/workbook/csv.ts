import { Readable } from 'node:stream';
import { CsvError, parse, type Info } from 'csv-parse';
import type { Cell } from './cells';
import { checkCell, isBlank } from './cell-checks';
import type { WorkbookLimits } from './limits';
import type { OpenSheet, Row } from './open-sheet';
import { refuse } from './refusal';

/** The name of the one sheet that a CSV file has. */
const sheetName = 'CSV';

/** How many rows are handed over at a time. */
const rowsAtOnce = 256;

/** How much of the text is parsed at a time, in characters. */
const pieceLength = 65_536;

/** Reads comma, semicolon or tab separated text; every field is a text cell exactly as written. Rows may differ in length. */
export function openCsv(text: string, limits: WorkbookLimits): OpenSheet {
  return {
    name: sheetName,
    hidden: false,
    rows: () => rowsOf(text, limits),
    narrow: () => undefined,
    merges: () => [],
  };
}

async function* rowsOf(text: string, limits: WorkbookLimits): AsyncGenerator<readonly Row[]> {
  let rows: Row[] = [];
  let index = 0;
  for await (const record of recordsOf(text)) {
    const row = index;
    index += 1;
    const cells = record
      .map((field, column): Cell => ({ row, column, kind: 'text', text: field }))
      .filter((cell) => !isBlank(cell));
    for (const cell of cells) checkCell(sheetName, false, cell, limits);
    if (cells.length === 0) continue;
    rows.push(cells);
    if (rows.length < rowsAtOnce) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}

async function* recordsOf(text: string): AsyncGenerator<readonly string[]> {
  let linesRead = 0;
  const parser = parse({
    delimiter: sniffDelimiter(text),
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    on_record: (record: string[], { lines }: Info) => {
      linesRead = lines;
      return record;
    },
  });
  try {
    for await (const record of Readable.from(pieces(text)).pipe(parser)) yield record as readonly string[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // A quote that is never closed swallows the rest of the file: what helps is the line where that began.
    refuse('CSV_MALFORMED', { line: linesRead + 1, reason: error.code.toLowerCase().replaceAll('_', ' ') });
  }
}

function* pieces(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += pieceLength) yield text.slice(at, at + pieceLength);
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
