import { randomInt } from 'node:crypto';

/** The longest text there may be, in characters: what its length is written in holds no more. */
const longest = 0x7fff;
const firstBytes = 1 << 16;
const firstSlots = 1 << 12;

/**
 * Gives each different text a number, from 0, in the order of first appearance. A `Map` does the same; of half a million texts
 * it takes several times the memory, all of which is gone through again and again by whoever collects garbage. Here their
 * characters lie side by side in one piece.
 */
export class Interned {
  /** Of each its length, then its characters: a byte each where all are ASCII, else two. */
  private bytes = Buffer.allocUnsafe(firstBytes);
  private used = 0;
  private count = 0;
  /** Where each begins. */
  private starts = new Uint32Array(firstSlots / 2);
  /** The number of each, plus 1: in the slot that its characters come to, or the next one that was free. */
  private slots = new Uint32Array(firstSlots);
  /** What characters come to is not to be known beforehand, or texts could be made that all come to the same. */
  private readonly seed = randomInt(2 ** 32 - 1);

  /** How many there are. */
  get size(): number {
    return this.count;
  }

  /** The number of a text: `size`, as it was before, for a new one. Throws `RangeError` for one of more than 32,767 characters. */
  numberOf(text: string): number {
    if (text.length > longest) throw new RangeError(`a text of ${text.length} characters`);
    const from = this.used;
    const to = this.write(text, from);
    const mask = this.slots.length - 1;
    let slot = this.mixed(from, to) & mask;
    for (let taken = this.slots[slot] ?? 0; taken !== 0; taken = this.slots[slot] ?? 0) {
      if (this.isSame(this.starts[taken - 1] ?? 0, from, to)) return taken - 1;
      slot = (slot + 1) & mask;
    }
    this.starts[this.count] = from;
    this.count += 1;
    this.slots[slot] = this.count;
    this.used = to;
    if (this.count === this.starts.length) this.widen();
    return this.count - 1;
  }

  /** Writes behind the last one, where it is nobody's until it is counted in; says where it ends. */
  private write(text: string, from: number): number {
    const { length } = text;
    while (from + 2 + 2 * length > this.bytes.length) this.bytes = Buffer.concat([this.bytes], 2 * this.bytes.length);
    const { bytes } = this;
    let at = from + 2;
    let ascii = true;
    for (let place = 0; place < length; place += 1) {
      const code = text.charCodeAt(place);
      if (code >= 0x80) ascii = false;
      bytes[at++] = code;
    }
    if (!ascii) at = from + 2 + bytes.write(text, from + 2, 'utf16le');
    bytes.writeUInt16LE(ascii ? 2 * length : 2 * length + 1, from);
    return at;
  }

  /** By the way of Fowler, Noll and Vo, and stirred once more, since only the last bits count. */
  private mixed(from: number, to: number): number {
    const { bytes } = this;
    let hash = this.seed;
    for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    return (hash ^ (hash >>> 13)) >>> 0;
  }

  private isSame(known: number, from: number, to: number): boolean {
    const { bytes } = this;
    // the length comes first: where that differs there is no need to know where the known one ends
    for (let at = from; at < to; at += 1) if (bytes[known + at - from] !== bytes[at]) return false;
    return true;
  }

  /** Half of the slots are taken at most, so that few are gone through for one. */
  private widen(): void {
    const starts = new Uint32Array(this.starts.length * 2);
    starts.set(this.starts);
    const slots = new Uint32Array(starts.length * 2);
    const mask = slots.length - 1;
    for (let number = 0; number < this.count; number += 1) {
      const to = number + 1 < this.count ? (starts[number + 1] ?? 0) : this.used;
      let slot = this.mixed(starts[number] ?? 0, to) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
    this.starts = starts;
    this.slots = slots;
  }
}
