import type { Cell, Column, ExportedTable } from './columns';
import { pieceLength } from './pieces';

/** By which Excel knows a file for UTF-8. */
const byteOrderMark = '\ufeff';

/** UTF-8, one line a row, a header first: decimals in full, empty where there is nothing. */
export async function* csv<R>({ columns, batches }: ExportedTable<R>, { bom = false } = {}): AsyncGenerator<string> {
  const fields = columns.map(fieldOf);
  const first = `${columns.map(({ name }) => name).join(',')}\n`;
  let text = bom ? byteOrderMark + first : first;
  for await (const rows of batches) {
    for (const row of rows) {
      let before = '';
      for (const field of fields) {
        text += before + field(row);
        before = ',';
      }
      text += '\n';
      if (text.length > pieceLength) {
        yield text;
        text = '';
      }
    }
  }
  yield text;
}

function fieldOf<R>({ kind, of }: Column<R>): (row: R) => Cell {
  if (kind === 'text') {
    // codes and statuses come many times in a row
    let [last, shown]: [Cell, string] = ['', ''];
    return (row) => {
      const text = of(row) as string | null;
      if (text !== last) [last, shown] = [text, quoted(text)];
      return shown;
    };
  }
  return (row) => of(row) ?? '';
}

const special = /^[=+\-@\t\r]|[",\r\n]/;

/** What a spreadsheet would take for a formula is made plain text by an apostrophe before it; a number is none. */
function quoted(text: string | null): string {
  if (text === null || !special.test(text)) return text ?? '';
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
