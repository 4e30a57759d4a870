/** A value of a row: text, decimals among it; a whole number; or nothing. */
export type LineValue = string | number | null;

/** About the bytes that are gathered before they are put away. */
const gatheredBytes = 64 * 1024;
/** Texts that are spelled otherwise come again and again, as the names of sheets do; so many are remembered. */
const mostRemembered = 500;

/** What can't stand in a field as it is, and what takes more than one byte. */
const special = /[\0\t\n\\\u0080-\uffff]/;
const everySpecial = /[\0\t\n\\]/g;
const escapes: Readonly<Record<string, string>> = { '\0': '\\0', '\t': '\\t', '\n': '\\n', '\\': '\\\\' };

/** Writes rows as lines, UTF-8. Half a surrogate pair becomes U+FFFD, as it does on any way into a database. */
export class LineWriter {
  /** A character for each byte: such texts become bytes at a fraction of the cost of others. */
  private text = '';
  private readonly remembered = new Map<string, string>();
  private pieces: Buffer[] = [];
  private written = 0;

  /** The bytes that are there to be taken. */
  get size(): number {
    return this.written + this.text.length;
  }

  /** Adds a row. Throws `RangeError` for a number that is not whole and exact: such are never figures of ours. */
  add(row: readonly LineValue[]): void {
    let line = '';
    for (let place = 0; place < row.length; place += 1) {
      if (place > 0) line += '\t';
      line += this.field(row[place] ?? null);
    }
    this.text += line + '\n';
    if (this.text.length >= gatheredBytes) this.gather();
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
    const piece = Buffer.from(this.text, 'latin1');
    this.pieces.push(piece);
    this.written += piece.length;
    this.text = '';
  }

  private field(value: LineValue): string {
    if (value === null) return '\\N';
    if (typeof value === 'string') return special.test(value) ? this.spelled(value) : value;
    if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is no whole number`);
    return String(value);
  }

  private spelled(text: string): string {
    const known = this.remembered.get(text);
    if (known !== undefined) return known;
    const escaped = text.replace(everySpecial, (one) => escapes[one] ?? one);
    const spelled = Buffer.from(escaped, 'utf8').toString('latin1');
    if (this.remembered.size === mostRemembered) this.remembered.clear();
    this.remembered.set(text, spelled);
    return spelled;
  }
}
