import type { XmlAttributes } from '../xml';
import type { ZipEntry } from '../zip-directory';
import { xmlPieces } from './pieces';
import { RichText } from './rich-text';
import { StringTable } from './string-table';
import { XmlBytes, type XmlListener } from './xml-bytes';

/** Reads the part of the shared strings; of each no more than `textLength` characters matter. */
export async function readSharedStrings(entry: ZipEntry | undefined, textLength: number): Promise<StringTable> {
  const table = new StringTable(entry?.size ?? 0);
  if (!entry) return table;
  const xml = new XmlBytes(entry.name, new SharedStrings(table, textLength));
  for await (const piece of xmlPieces(entry)) xml.write(piece);
  xml.end();
  return table;
}

const plainItem = Buffer.from('<si><t>');
const preservedItem = Buffer.from('<si><t xml:space="preserve">');
const plainEnd = Buffer.from('</t></si>');

class SharedStrings implements XmlListener {
  readonly #rich: RichText;
  #depth = 0;

  constructor(
    private readonly table: StringTable,
    private readonly textLength: number,
  ) {
    this.#rich = new RichText(textLength);
  }

  get listens(): boolean {
    return this.#depth > 2 && this.#rich.listens;
  }

  get quick(): boolean {
    return this.#depth === 1;
  }

  open(name: string, attributes: XmlAttributes): void {
    this.#depth += 1;
    if (this.#depth === 2) this.#rich.begin();
    else if (this.#depth > 2) this.#rich.open(name, attributes);
  }

  close(name: string): void {
    this.#depth -= 1;
    if (this.#depth > 1) this.#rich.close(name);
    else if (this.#depth === 1 && name === 'si') this.table.add(this.#rich.text, this.#rich.length);
  }

  text(part: string, written: boolean): void {
    this.#rich.write(part, written);
  }

  /** Takes items that are nothing but a text without anything to resolve in it. */
  advance(bytes: Buffer, _latin1: string, at: number): number {
    let place = at;
    for (;;) {
      const start = startsWith(bytes, place, plainItem)
        ? place + plainItem.length
        : startsWith(bytes, place, preservedItem)
          ? place + preservedItem.length
          : -1;
      if (start < 0) return place;
      const end = plainTextEnd(bytes, start);
      if (end < 0 || !startsWith(bytes, end, plainEnd) || end - start > this.textLength) return place;
      this.table.addBytes(bytes, start, end);
      place = end + plainEnd.length;
    }
  }
}

function startsWith(bytes: Buffer, at: number, text: Buffer): boolean {
  if (at + text.length > bytes.length) return false;
  for (let index = 0; index < text.length; index += 1) if (bytes[at + index] !== text[index]) return false;
  return true;
}

/** Where the next tag begins after text that means what it says; -1 where it does not, or where that is not to be seen yet. */
function plainTextEnd(bytes: Buffer, from: number): number {
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x3c) return at;
    // an entity, a line end that may be two characters, `_x000D_`
    if (byte === 0x26 || byte === 0x0d || (byte === 0x5f && (bytes[at + 1] ?? 0x78) === 0x78)) return -1;
  }
  return -1;
}
