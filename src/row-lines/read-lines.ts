const newline = 0x0a;

/** What the letter after a backslash stands for; any other stands for itself. */
const meanings: Readonly<Record<string, string>> = { '0': '\0', t: '\t', n: '\n' };

/** The fields of a line, without its newline; null for those of which nothing is known. */
export function readLine(line: string): (string | null)[] {
  const fields = line.split('\t'); // a tab within a field is spelled otherwise
  if (!line.includes('\\')) return fields;
  return fields.map((field) =>
    field === '\\N' ? null : field.replace(/\\([^])/g, (_, letter: string) => meanings[letter] ?? letter),
  );
}

/**
 * Rows from the bytes of lines, cut wherever they may be; what comes together is read together. Throws `RangeError` where
 * the last line has no end.
 */
export async function* readLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<(string | null)[][]> {
  let held: Uint8Array[] = [];
  for await (const piece of bytes) {
    const end = piece.lastIndexOf(newline);
    if (end < 0) {
      held.push(piece);
      continue;
    }
    const lines = Buffer.concat([...held, piece.subarray(0, end)]).toString('utf8');
    held = end + 1 < piece.length ? [piece.subarray(end + 1)] : [];
    yield lines.split('\n').map(readLine);
  }
  if (held.some(({ length }) => length > 0)) throw new RangeError('the last line has no end');
}
