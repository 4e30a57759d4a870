import type { CellMaker } from './cell-maker';

/*
 * Cells in the one spelling that nearly all programs write, taken from the bytes without making anything of them but
 * what a cell is made of. Whatever is spelled otherwise, or not all there yet, is left to the scanner of XML.
 */

/** Where the next cell stands that does not say where. */
export interface Position {
  row: number;
  column: number;
}

const exclamation = 0x21;
const [slash, quote, equals, space, less, greater] = [0x2f, 0x22, 0x3d, 0x20, 0x3c, 0x3e];
const [letterC, letterR, letterS, letterT, letterV] = [0x63, 0x72, 0x73, 0x74, 0x76];
const [dot, minus, zero, nine] = [0x2e, 0x2d, 0x30, 0x39];

/** So near to the end of the bytes nothing is begun, so that most of what is looked at is there. */
const margin = 128;
/** A decimal of so many digits is what the shortest spelling of its double says again. */
const exactDigits = 15;
/** Strings of up to this length are copied when they are cut out of another one; longer ones hold on to it. */
const copiedLength = 12;
const powersOfTen = Array.from({ length: exactDigits + 1 }, (_, power) => 10 ** power);

const typeNames = ['n', 's', 'str', 'inlineStr', 'b'] as const;
const typeBytes = typeNames.map((name) => Buffer.from(`${name}"`));
const [ofNumber, ofShared, ofText, ofInline, ofBoolean] = [0, 1, 2, 3, 4];

const endOfCell = Buffer.from('</c>');
const endOfValue = Buffer.from('</v></c>');
const inlineStart = Buffer.from('<is><t>');
const inlineEnd = Buffer.from('</t></is></c>');
const endOfRow = Buffer.from('</row>');
const startOfRow = Buffer.from('<row r="');

export class QuickCells {
  private bytes: Buffer = Buffer.alloc(0);
  private latin1 = '';
  private at = 0;
  private style = -1;
  private type = ofNumber;
  private row = 0;
  private column = 0;

  constructor(
    private readonly position: Position,
    private readonly maker: CellMaker,
  ) {}

  /** Takes cells and ends of rows from `from` on, and says behind the last of them. */
  advance(bytes: Buffer, latin1: string, from: number): number {
    this.bytes = bytes;
    this.latin1 = latin1;
    const end = bytes.length - margin;
    let taken = from;
    while (taken < end) {
      this.at = taken;
      if (bytes[taken] !== less) break;
      if (bytes[taken + 1] === letterC ? !this.cell() : !this.nextRow()) break;
      taken = this.at;
    }
    return taken;
  }

  private cell(): boolean {
    this.row = this.position.row;
    this.column = this.position.column + 1;
    this.style = -1;
    this.type = ofNumber;
    this.at += 2;
    if (!this.attributes()) return false;
    const { bytes } = this;
    if (bytes[this.at] === slash) {
      if (bytes[this.at + 1] !== greater) return false;
      this.at += 2;
    } else {
      if (bytes[this.at] !== greater) return false;
      this.at += 1;
      if (this.maker.passesOver(this.column) ? !this.skip() : !this.content()) return false;
    }
    this.position.column = this.column;
    return true;
  }

  private attributes(): boolean {
    const { bytes } = this;
    while (bytes[this.at] === space) {
      if (bytes[this.at + 2] !== equals || bytes[this.at + 3] !== quote) return false;
      const name = bytes[this.at + 1];
      this.at += 4;
      if (
        name === letterR
          ? !this.address()
          : name === letterS
            ? !this.styleNumber()
            : !(name === letterT && this.typeName())
      )
        return false;
    }
    return true;
  }

  private address(): boolean {
    const { bytes } = this;
    let at = this.at;
    let column = 0;
    let byte = bytes[at] ?? 0;
    for (; byte >= 0x41 && byte <= 0x5a; byte = bytes[(at += 1)] ?? 0) column = column * 26 + byte - 0x40;
    let row = 0;
    for (; byte >= zero && byte <= nine; byte = bytes[(at += 1)] ?? 0) row = row * 10 + byte - zero;
    if (byte !== quote || row === 0 || column === 0) return false;
    this.row = row - 1;
    this.column = column - 1;
    this.at = at + 1;
    return true;
  }

  private styleNumber(): boolean {
    const style = this.digits();
    if (style < 0 || this.bytes[this.at] !== quote) return false;
    this.style = style;
    this.at += 1;
    return true;
  }

  private typeName(): boolean {
    for (let type = 0; type < typeBytes.length; type += 1) {
      if (!this.takes(typeBytes[type] ?? endOfRow)) continue;
      this.type = type;
      return true;
    }
    return false;
  }

  /** Passes over what is in a cell. */
  private skip(): boolean {
    const { bytes } = this;
    for (let at = this.at; at < bytes.length; at += 1) {
      if (bytes[at] !== less) continue;
      // neither a comment nor a section of characters, in which an end would be none
      if (bytes[at + 1] === exclamation) return false;
      if (bytes[at + 1] !== slash) continue;
      this.at = at;
      if (this.takes(endOfCell)) return true;
    }
    return false;
  }

  private content(): boolean {
    const { bytes } = this;
    if (this.type === ofInline) return this.takes(inlineStart) && this.textUntil(inlineEnd);
    if (bytes[this.at] !== less || bytes[this.at + 1] !== letterV || bytes[this.at + 2] !== greater) return false;
    this.at += 3;
    switch (this.type) {
      case ofNumber:
        return this.number();
      case ofShared: {
        const index = this.digits();
        if (index < 0 || !this.takes(endOfValue)) return false;
        this.maker.shared(this.row, this.column, index, undefined);
        return true;
      }
      case ofText:
        return this.textUntil(endOfValue);
      case ofBoolean: {
        const value = this.digits();
        if (value !== 0 && value !== 1) return false;
        if (!this.takes(endOfValue)) return false;
        this.maker.boolean(this.row, this.column, value === 1 ? '1' : '0', undefined);
        return true;
      }
      default:
        return false;
    }
  }

  /** A decimal; one that is written as it will be read needs nothing but to be cut out. */
  private number(): boolean {
    const { bytes } = this;
    const from = this.at;
    let at = from;
    let byte = bytes[at] ?? 0;
    const negative = byte === minus;
    if (negative) byte = bytes[(at += 1)] ?? 0;
    const first = byte;
    let value = 0;
    let digits = 0;
    for (; byte >= zero && byte <= nine; byte = bytes[(at += 1)] ?? 0) {
      value = value * 10 + byte - zero;
      digits += 1;
    }
    const whole = digits;
    if (byte === dot) {
      byte = bytes[(at += 1)] ?? 0;
      for (; byte >= zero && byte <= nine; byte = bytes[(at += 1)] ?? 0) {
        value = value * 10 + byte - zero;
        digits += 1;
      }
      if (digits === whole || bytes[at - 1] === zero) digits = exactDigits + 1;
    }
    if (whole === 0 || (first === zero && (whole > 1 || (negative && digits === 1)))) digits = exactDigits + 1;
    if (byte !== less || at === from) return false;
    this.at = at;
    if (!this.takes(endOfValue)) return false;
    if (digits > exactDigits) {
      this.maker.number(this.row, this.column, this.style, this.latin1.substring(from, at), undefined);
    } else {
      const exact = value / (powersOfTen[digits - whole] ?? 1);
      this.maker.plain(this.row, this.column, this.style, this.cut(from, at), negative ? -exact : exact);
    }
    return true;
  }

  /** Text up to the given end, in which nothing has to be resolved. */
  private textUntil(end: Buffer): boolean {
    const { bytes } = this;
    const from = this.at;
    let at = from;
    let ascii = true;
    for (; at < bytes.length; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte === less) break;
      if (byte >= 0x80) ascii = false;
      // an entity, a line end that may be two characters, `_x000D_`
      else if (byte === 0x26 || byte === 0x0d || (byte === 0x5f && bytes[at + 1] === 0x78)) return false;
    }
    this.at = at;
    if (!this.takes(end)) return false;
    const text = ascii ? this.cut(from, at) : bytes.toString('utf8', from, at);
    this.maker.text(this.row, this.column, text, text.length, undefined);
    return true;
  }

  /** The end of a row, and the beginning of the next one. */
  private nextRow(): boolean {
    const { bytes } = this;
    if (!this.takes(endOfRow)) return false;
    while (bytes[this.at] === space || bytes[this.at] === 0x0a || bytes[this.at] === 0x0d) this.at += 1;
    if (!this.takes(startOfRow)) return false;
    const row = this.digits();
    if (row < 1 || bytes[this.at] !== quote) return false;
    for (this.at += 1; bytes[this.at] === space;) if (!this.anyAttribute()) return false;
    if (bytes[this.at] !== greater) return false;
    this.at += 1;
    this.position.row = row - 1;
    this.position.column = -1;
    return true;
  }

  /** An attribute that does not matter, such as the height of a row. */
  private anyAttribute(): boolean {
    const { bytes } = this;
    let at = this.at + 1;
    for (; at < bytes.length; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte === equals) break;
      // letters, digits, and behind these the colon of a prefix: x14ac:dyDescent
      if (!((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a) && !(byte >= zero && byte <= 0x3a)) return false;
    }
    if (at === this.at + 1 || bytes[at + 1] !== quote) return false;
    for (at += 2; at < bytes.length; at += 1) {
      if (bytes[at] === quote) break;
      if (bytes[at] === less) return false;
    }
    this.at = at + 1;
    return at < bytes.length;
  }

  /** The whole number that stands here; -1 where there is none, or a larger one than anything is counted with. */
  private digits(): number {
    const { bytes } = this;
    const from = this.at;
    let number = 0;
    let byte = bytes[this.at] ?? 0;
    for (; byte >= zero && byte <= nine; byte = bytes[(this.at += 1)] ?? 0) number = number * 10 + byte - zero;
    return this.at === from || number > 0x7fffffff ? -1 : number;
  }

  /** Goes on behind the text where it stands here. */
  private takes(text: Buffer): boolean {
    const { bytes, at } = this;
    for (let index = 0; index < text.length; index += 1) if (bytes[at + index] !== text[index]) return false;
    this.at = at + text.length;
    return true;
  }

  private cut(from: number, to: number): string {
    return to - from <= copiedLength ? this.latin1.substring(from, to) : this.bytes.toString('latin1', from, to);
  }
}
