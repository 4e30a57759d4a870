import type { XmlElement } from './xml-elements';

/**
 * Changes to the text of an XML part; every character that no change touches stays as it is. Of a large part the text may come in
 * pieces, and be taken as far as nothing more will change.
 */
export class XmlEdits {
  #edits: { from: number; to: number; text: string }[] = [];
  readonly #appended = new Map<XmlElement, string[]>();
  /** Where the text that is held begins. */
  #start = 0;

  constructor(private xml = '') {}

  /** How much of the text is held. */
  get length(): number {
    return this.xml.length;
  }

  /** More of the text. */
  add(piece: string): void {
    this.xml += piece;
  }

  /** The text from one place to another, as it was. */
  slice(from: number, to: number): string {
    return this.xml.slice(from - this.#start, to - this.#start);
  }

  insert(at: number, text: string): void {
    this.replace(at, at, text);
  }

  replace(from: number, to: number, text: string): void {
    this.#edits.push({ from, to, text });
  }

  /** Adds content to an element, behind what it has. */
  append(element: XmlElement, text: string): void {
    const texts = this.#appended.get(element);
    if (texts) texts.push(text);
    else this.#appended.set(element, [text]);
  }

  /** Adds content to an element, before what it has. */
  prepend(element: XmlElement, text: string): void {
    if (element.closeFrom === element.from) this.append(element, text);
    else this.insert(element.openEnd, text);
  }

  /** Gives the element whose opening tag ends at `tag.to` an attribute, in place of the one it has. */
  setAttribute(tag: { readonly from: number; readonly to: number }, name: string, value: string): void {
    const place = attributePlace(this.slice(tag.from, tag.to), name);
    if (typeof place === 'number') this.insert(tag.from + place, ` ${name}="${escapeXml(value)}"`);
    else this.replace(tag.from + place.from, tag.from + place.to, escapeXml(value));
  }

  /** The text with all changes made. Those at the same place follow one another as they were asked for. */
  apply(): string {
    for (const [element, texts] of this.#appended) this.#edits.push(this.#appending(element, texts));
    return this.take(this.#start + this.xml.length);
  }

  /** As `apply`, for the text before a place, which is forgotten: no change reaches there from now on. */
  take(until: number): string {
    const atEnd = until === this.#start + this.xml.length;
    const edits = this.#edits.filter(({ from }) => atEnd || from < until);
    this.#edits = atEnd ? [] : this.#edits.filter(({ from }) => from >= until);
    edits.sort((a, b) => a.from - b.from || a.to - b.to);
    let done = '';
    let at = this.#start;
    for (const { from, to, text } of edits) {
      done += this.slice(at, from) + text;
      at = to;
    }
    done += this.slice(at, until);
    this.xml = this.xml.slice(until - this.#start);
    this.#start = until;
    return done;
  }

  #appending(element: XmlElement, texts: readonly string[]): { from: number; to: number; text: string } {
    const text = texts.join('');
    const { prefix, name, from, openEnd, closeFrom } = element;
    if (closeFrom !== from) return { from: closeFrom, to: closeFrom, text };
    return { from: openEnd - 2, to: openEnd, text: `>${text}</${prefix}${name}>` };
  }
}

/** An opening tag with an attribute set. */
export function withAttribute(tag: string, name: string, value: string): string {
  const edits = new XmlEdits(tag);
  edits.setAttribute({ from: 0, to: tag.length }, name, value);
  return edits.apply();
}

/** Where the value of an attribute stands in a tag, or where a new attribute goes. */
function attributePlace(tag: string, name: string): { from: number; to: number } | number {
  const start = /^<[^\s/>]+/.exec(tag)?.[0].length ?? 0;
  for (const match of tag.slice(start).matchAll(/\s([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (match[1] !== name) continue;
    const to = start + match.index + match[0].length - 1;
    return { from: to - (match[2] ?? match[3] ?? '').length, to };
  }
  return start;
}

/** Text as XML content or attribute value; characters that XML can not hold become U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"'\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Text that stands in a spreadsheet, where `_x0041_` would be read as a character code. */
export function escapeCellText(text: string): string {
  return escapeXml(text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_'));
}
