import { refuseDamaged } from '../refusal';
import { readTag, type XmlAttributes } from '../xml';

/** What is told of an XML part while its bytes come in. Names are without their prefixes. */
export interface XmlListener {
  open(name: string, attributes: XmlAttributes): void;
  close(name: string): void;
  /** Whether text that stands here is wanted; what is not is passed over however long it is. */
  readonly listens: boolean;
  /** Text as it is written (`written`, entities and all) or meant (CDATA); a long one comes in parts. */
  text(part: string, written: boolean): void;
  /** Whether `advance` may be asked here. */
  readonly quick: boolean;
  /**
   * Takes whole elements by itself, from a `<` on, and says behind what it got, being then within the same element as
   * before; `at` where there is nothing that it knows. `latin1` is `bytes` as characters of one byte each.
   */
  advance(bytes: Buffer, latin1: string, at: number): number;
}

/** No tag that anybody writes is longer. */
const longestTag = 4 * 1024 * 1024;
/** No element of a workbook lies within so many others. */
const deepest = 1000;
/** The longest entity that is waited for: `&#x10ffff;`, with some room. */
const longestEntity = 16;

const lessThan = 0x3c;
const greaterThan = 0x3e;
const quotes = [0x22, 0x27] as const;

/** Goes through an XML part that comes in pieces, and refuses what is not well formed or has a document type. */
export class XmlBytes {
  readonly #open: string[] = [];
  #rest = Buffer.alloc(0);
  /** What ends the section that is being passed through: a comment, an instruction, CDATA. */
  #until: '-->' | '?>' | ']]>' | undefined;
  #rooted = false;

  constructor(
    private readonly part: string,
    private readonly listener: XmlListener,
  ) {}

  /** Takes the next bytes; a character may not be cut. */
  write(piece: Buffer): void {
    const bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, piece]) : piece;
    const latin1 = bytes.toString('latin1');
    let at = 0;
    while (at < bytes.length) {
      let next = at;
      if (this.listener.quick && this.#until === undefined) next = this.listener.advance(bytes, latin1, at);
      if (next === at) next = this.#step(bytes, at);
      if (next === at) break;
      at = next;
    }
    this.#rest = Buffer.from(bytes.subarray(at));
    if (this.#rest.length > longestTag) refuseDamaged(`${this.part}: a tag of more than ${longestTag} bytes`);
  }

  end(): void {
    if (!this.#rooted || this.#open.length > 0 || this.#rest.length > 0 || this.#until !== undefined) {
      refuseDamaged(`${this.part}: incomplete XML`);
    }
  }

  /** Takes one tag, section or stretch of text; gives `at` again where more bytes are needed for it. */
  #step(bytes: Buffer, at: number): number {
    if (this.#until !== undefined) return this.#section(bytes, at, this.#until);
    if (bytes[at] !== lessThan) return this.#text(bytes, at);
    const second = bytes[at + 1];
    if (second === undefined) return at;
    if (second === 0x2f) return this.#close(bytes, at);
    if (second === 0x3f) {
      this.#until = '?>';
      return at + 2;
    }
    return second === 0x21 ? this.#declaration(bytes, at) : this.#openTag(bytes, at);
  }

  #text(bytes: Buffer, at: number): number {
    const found = bytes.indexOf(lessThan, at);
    let end = found < 0 ? bytes.length : found;
    if (this.#open.length === 0 && bytes.toString('utf8', at, end).trim() !== '') this.#broken();
    if (!this.listener.listens) return end;
    // An entity is not cut.
    const entity = found < 0 ? bytes.lastIndexOf(0x26) : -1;
    if (entity >= at && end - entity < longestEntity && bytes.indexOf(0x3b, entity) < 0) end = entity;
    if (end > at) this.listener.text(bytes.toString('utf8', at, end), true);
    return end;
  }

  #section(bytes: Buffer, at: number, until: string): number {
    const found = bytes.indexOf(until, at, 'latin1');
    // As much as may be the beginning of the end is kept.
    const end = found < 0 ? Math.max(at, this.#whole(bytes, bytes.length - until.length + 1)) : found;
    if (until === ']]>' && end > at && this.listener.listens) {
      this.listener.text(bytes.toString('utf8', at, end), false);
    }
    if (found < 0) return end;
    this.#until = undefined;
    return end + until.length;
  }

  /** The place, or before the character that it is within. */
  #whole(bytes: Buffer, place: number): number {
    let at = place;
    while (at > 0 && ((bytes[at] ?? 0) & 0xc0) === 0x80) at -= 1;
    return at;
  }

  #declaration(bytes: Buffer, at: number): number {
    const start = bytes.toString('latin1', at, at + 9);
    if (start.startsWith('<!--')) {
      this.#until = '-->';
      return at + 4;
    }
    if (start === '<![CDATA[' && this.#open.length > 0) {
      this.#until = ']]>';
      return at + 9;
    }
    if (start.length < 9) return at;
    return refuseDamaged(`${this.part}: ${/^<!\w+/.exec(start)?.[0] ?? 'broken XML'}`);
  }

  #close(bytes: Buffer, at: number): number {
    const end = bytes.indexOf(greaterThan, at);
    if (end < 0) return at;
    const name = bytes.toString('latin1', at + 2, end).trimEnd();
    if (this.#open.pop() !== name) refuseDamaged(`${this.part}: </${name}> closes nothing`);
    this.listener.close(localName(name));
    return end + 1;
  }

  #openTag(bytes: Buffer, at: number): number {
    const end = tagEnd(bytes, at);
    if (end === undefined) return this.#broken();
    if (end < 0) return at;
    const tag = readTag(bytes.toString('utf8', at, end)) ?? this.#broken();
    if (this.#open.length === 0) {
      if (this.#rooted) this.#broken();
      this.#rooted = true;
    }
    const name = localName(tag.name);
    this.listener.open(name, tag.attributes);
    if (tag.empty) this.listener.close(name);
    // As it will stand in the closing tag, of which the bytes are looked at.
    else if (this.#open.push(Buffer.from(tag.name).toString('latin1')) > deepest) {
      refuseDamaged(`${this.part}: more than ${deepest} elements within each other`);
    }
    return end;
  }

  #broken(): never {
    return refuseDamaged(`${this.part}: broken XML`);
  }
}

/** Behind the `>` of a tag; negative where that is still to come, `undefined` where another tag begins before. */
function tagEnd(bytes: Buffer, from: number): number | undefined {
  let quote = 0;
  for (let at = from + 1; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === lessThan) return undefined;
    if (quote !== 0) {
      if (byte === quote) quote = 0;
    } else if (byte === greaterThan) return at + 1;
    else if (byte === quotes[0] || byte === quotes[1]) quote = byte;
  }
  return -1;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
