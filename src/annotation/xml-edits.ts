import type { XmlElement } from './xml-elements';

/** Changes to the text of an XML part; every character that no change touches stays as it is. */
export class XmlEdits {
  readonly #edits: { from: number; to: number; text: string }[] = [];
  readonly #appended = new Map<XmlElement, string[]>();

  constructor(readonly xml: string) {}

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
    const place = attributePlace(this.xml.slice(tag.from, tag.to), name);
    if (typeof place === 'number') this.insert(tag.from + place, ` ${name}="${escapeXml(value)}"`);
    else this.replace(tag.from + place.from, tag.from + place.to, escapeXml(value));
  }

  /** The text with all changes made. Those at the same place follow one another as they were asked for. */
  apply(): string {
    const edits = [...this.#edits, ...[...this.#appended].map(([element, texts]) => this.#appending(element, texts))];
    edits.sort((a, b) => a.from - b.from || a.to - b.to);
    let done = '';
    let at = 0;
    for (const { from, to, text } of edits) {
      done += this.xml.slice(at, from) + text;
      at = to;
    }
    return done + this.xml.slice(at);
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
