import type { Column, ExportedTable } from './columns';
import { pieceLength } from './pieces';

/** One array of flat objects with the columns of the CSV, a row a line. */
export async function* json<R>(table: ExportedTable<R>): AsyncGenerator<string> {
  let before = '[\n';
  for await (const piece of objects(table, ',\n')) {
    yield before + piece;
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

/** The same objects, a row a line, without an array around them. */
export async function* ndjson<R>(table: ExportedTable<R>): AsyncGenerator<string> {
  for await (const piece of objects(table, '\n')) yield `${piece}\n`;
}

/** Objects with `between` between each two, in pieces that end with a row. */
async function* objects<R>({ columns, batches }: ExportedTable<R>, between: string): AsyncGenerator<string> {
  const members = columns.map(memberOf);
  let text = '';
  for await (const rows of batches) {
    for (const row of rows) {
      let before = text === '' ? '{' : `${between}{`;
      for (const member of members) {
        text += before + member(row);
        before = ',';
      }
      text += '}';
      if (text.length > pieceLength) {
        yield text;
        text = '';
      }
    }
  }
  if (text !== '') yield text;
}

function memberOf<R>({ name, kind, of }: Column<R>): (row: R) => string {
  const key = `${JSON.stringify(name)}:`;
  switch (kind) {
    case 'text':
      return (row) => key + JSON.stringify(of(row));
    case 'decimal':
    case 'count':
      return (row) => {
        const digits = of(row);
        return digits === null ? `${key}null` : `${key}"${digits}"`;
      };
    default:
      return (row) => `${key}${of(row)}`;
  }
}
