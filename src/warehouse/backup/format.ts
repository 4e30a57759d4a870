/*
 * A backup is gzipped lines of JSON: a header; for each table a line with its name and columns, and a line for each row;
 * at last how many rows each table had. Exact decimals are texts, bytes are base64.
 */

/** Changes when older programs can not read what newer ones write. */
const format = 1;

/** What a backup says of itself, in its first line. */
export interface BackupHeader {
  readonly tongbao: 'backup';
  readonly format: number;
  /** The version of the program that wrote it. */
  readonly program: string;
  readonly engine: string;
  /** ISO instant. */
  readonly created: string;
  /** The migrations that the database had seen. */
  readonly migrations: readonly string[];
  readonly tables: number;
}

/** Where the rows of a table begin. */
export interface TableLine {
  readonly table: string;
  readonly columns: readonly string[];
}

/** The last line: rows by table. */
export interface CountsLine {
  readonly rows: Readonly<Record<string, number>>;
}

export type BackupLine = BackupHeader | TableLine | readonly unknown[] | CountsLine;

export function header(given: Omit<BackupHeader, 'tongbao' | 'format'>): BackupHeader {
  return { tongbao: 'backup', format, ...given };
}

/** Reads the first line; undefined where it is not that of a backup that this program can read. */
export function readHeader(line: unknown): BackupHeader | undefined {
  if (typeof line !== 'object' || line === null) return undefined;
  const { tongbao, format: its } = line as Partial<BackupHeader>;
  return tongbao === 'backup' && its === format ? (line as BackupHeader) : undefined;
}

/** Takes bytes apart into lines, and these into what they say. Throws `SyntaxError` for what is no JSON. */
export async function* readLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<unknown> {
  let begun: Buffer[] = [];
  for await (const given of bytes) {
    let piece = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
    for (let end = piece.indexOf(10); end >= 0; end = piece.indexOf(10)) {
      const line = Buffer.concat([...begun, piece.subarray(0, end)]).toString('utf8');
      begun = [];
      piece = piece.subarray(end + 1);
      yield JSON.parse(line) as unknown;
    }
    if (piece.length > 0) begun.push(piece);
  }
  if (begun.length > 0) throw new SyntaxError('the last line does not end');
}

/**
 * Lines that are no rows, each with the rows between it and the next, which have to be read to their end before the next is
 * asked for. Rows before the first have no head.
 */
export async function* partsOf(
  lines: AsyncGenerator<unknown>,
): AsyncGenerator<{ readonly head: unknown; readonly rows: AsyncGenerator<readonly unknown[]> }> {
  let next = await lines.next();
  async function* rows(): AsyncGenerator<readonly unknown[]> {
    for (; !next.done && Array.isArray(next.value); next = await lines.next()) yield next.value;
  }
  while (!next.done) {
    const head = next.value;
    if (Array.isArray(head)) yield { head: undefined, rows: rows() };
    else {
      next = await lines.next();
      yield { head, rows: rows() };
    }
  }
}
