import { rollupColumns, type Column } from './columns';
import { rollupRows, type RollupExport } from './rollup-rows';

/** A text that a spreadsheet would take for a formula is made plain text by an apostrophe before it. */
function defused(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function field<R>({ kind, of }: Column<R>, row: R): string {
  const text = of(row) ?? '';
  const safe = kind === 'text' ? defused(text) : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

async function* csv<R>(columns: readonly Column<R>[], rows: AsyncIterable<R>): AsyncGenerator<string> {
  yield `${columns.map(({ name }) => name).join(',')}\n`;
  for await (const row of rows) yield `${columns.map((column) => field(column, row)).join(',')}\n`;
}

/** Rollups as CSV (UTF-8, one line a row, a header first): decimals in full, empty where there is no value. */
export function rollupCsv(asked: RollupExport): AsyncIterable<string> {
  return csv(rollupColumns, rollupRows(asked));
}
