/** A value of a row: text, decimals among it; a whole number; or nothing. */
export type LineValue = string | number | null;

/** About the characters that are gathered before they become bytes. */
const gatheredCharacters = 64 * 1024;

/** What can't stand in a field as it is. */
const special = /[\0\t\n\\]/;
const everySpecial = /[\0\t\n\\]/g;
const escapes: Readonly<Record<string, string>> = { '\0': '\\0', '\t': '\\t', '\n': '\\n', '\\': '\\\\' };

/** Writes rows as lines, UTF-8. Half a surrogate pair becomes U+FFFD, as it does on any way into a database. */
export class LineWriter {
  private text = '';
  private pieces: Buffer[] = [];
  private written = 0;

  /** The bytes that are there to be taken, or nearly: what was gathered last counts by its characters. */
  get size(): number {
    return this.written + this.text.length;
  }

  /** Adds a row. Throws `RangeError` for a number that is not whole and exact: such are never figures of ours. */
  add(row: readonly LineValue[]): void {
    let line = '';
    for (let place = 0; place < row.length; place += 1) {
      if (place > 0) line += '\t';
      line += field(row[place] ?? null);
    }
    this.text += line + '\n';
    if (this.text.length >= gatheredCharacters) this.gather();
  }

  /** The bytes of all rows that were added since the last time. */
  take(): Buffer {
    this.gather();
    const [only] = this.pieces;
    const bytes = this.pieces.length === 1 && only ? only : Buffer.concat(this.pieces);
    this.pieces = [];
    this.written = 0;
    return bytes;
  }

  private gather(): void {
    if (this.text === '') return;
    const piece = Buffer.from(this.text, 'utf8');
    this.pieces.push(piece);
    this.written += piece.length;
    this.text = '';
  }
}

function field(value: LineValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') {
    return special.test(value) ? value.replace(everySpecial, (one) => escapes[one] ?? one) : value;
  }
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is no whole number`);
  return String(value);
}
