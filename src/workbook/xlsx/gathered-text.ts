import { unescapeXml } from '../xml';

/** Gathers a text that comes in parts; of one beyond the limit only so much is kept, and its length. */
export class GatheredText {
  /** Nothing has come yet. */
  empty = true;
  #text = '';
  #length = 0;

  constructor(private readonly limit: number) {}

  clear(): void {
    this.empty = true;
    this.#text = '';
    this.#length = 0;
  }

  add(part: string, written: boolean): void {
    this.empty = false;
    const meant = written ? unescapeXml(part) : part;
    this.#length += meant.length;
    // What `meantText` makes shorter gets its chance: seven characters may be one.
    if (this.#text.length <= this.limit * 7) this.#text += meant;
  }

  /** The text, as far as it was kept. */
  get text(): string {
    return meantText(this.#text);
  }

  /** How many characters the whole text has. */
  get length(): number {
    return this.#length > this.limit * 7 ? this.#length : this.text.length;
  }
}

/** The text with its line ends as one character, and with what is written as `_x000D_` because XML can't have it. */
export function meantText(text: string): string {
  const whole = text.includes('_x')
    ? text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text;
  return whole.includes('\r') ? whole.replaceAll('\r\n', '\n') : whole;
}
