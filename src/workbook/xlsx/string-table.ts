/** How many texts are kept as strings, those that were asked for last; of the others there are the bytes. */
const remembered = 1 << 14;
/** As much room is asked for at once; the system gives it only as it is written to. */
const roomAtOnce = 1 << 24;

/** The shared strings of a workbook: many and long, so they are kept as the bytes that they came as. */
export class StringTable {
  #bytes: Buffer;
  #used = 0;
  /** Where each text ends. */
  #ends = new Uint32Array(1 << 8);
  #count = 0;
  /** The lengths of those that are longer than a cell may have; they are kept in part. */
  readonly #tooLong = new Map<number, number>();
  #texts: (string | undefined)[] = [];
  #indices = new Int32Array(0);

  /** `bytes` is how many the texts have at most, as far as that is known; there may be more. */
  constructor(bytes: number) {
    this.#bytes = Buffer.allocUnsafe(Math.min(bytes, roomAtOnce));
  }

  /** Adds what stands in the bytes. */
  addBytes(from: Buffer, start: number, end: number): void {
    const length = end - start;
    this.#reserve(length);
    from.copy(this.#bytes, this.#used, start, end);
    this.#append(length);
  }

  /** Adds a text; `length` is more than it has where only a part of it was kept. */
  add(text: string, length: number): void {
    if (length > text.length) this.#tooLong.set(this.#count, length);
    this.#reserve(text.length * 3);
    this.#append(this.#bytes.write(text, this.#used));
  }

  /** How many characters a text has that was not kept as a whole. */
  lengthBeyond(index: number): number | undefined {
    return this.#tooLong.size > 0 ? this.#tooLong.get(index) : undefined;
  }

  /** The text of this number, from 0; nothing where there is none. */
  get(index: number): string | undefined {
    if (!(index >= 0 && index < this.#count)) return undefined;
    if (this.#indices.length === 0) {
      this.#indices = new Int32Array(remembered).fill(-1);
      this.#texts = new Array<string | undefined>(remembered).fill(undefined);
    }
    const place = index & (remembered - 1);
    if (this.#indices[place] === index) return this.#texts[place];
    const text = this.#bytes.toString('utf8', index === 0 ? 0 : this.#ends[index - 1], this.#ends[index]);
    this.#indices[place] = index;
    this.#texts[place] = text;
    return text;
  }

  #append(length: number): void {
    this.#used += length;
    if (this.#count === this.#ends.length) {
      const longer = new Uint32Array(this.#count * 2);
      longer.set(this.#ends);
      this.#ends = longer;
    }
    this.#ends[this.#count] = this.#used;
    this.#count += 1;
  }

  #reserve(length: number): void {
    if (this.#used + length <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#used + length));
    this.#bytes.copy(larger, 0, 0, this.#used);
    this.#bytes = larger;
  }
}
