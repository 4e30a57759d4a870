import { refuseDamaged } from './refusal';

/**
 * The text of an XML part. Refuses encodings other than UTF-8 and UTF-16, document types (a workbook has none, and
 * entities defined there can grow without bounds), and a part that does not end with its root element.
 */
export function decodeXml(name: string, bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  let xml: string;
  try {
    xml = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return refuseDamaged(`${name}: not ${encoding}`);
  }
  const declaration = /<!(?:DOCTYPE|ENTITY)/i.exec(xml);
  if (declaration) refuseDamaged(`${name}: ${declaration[0]}`);
  const root = /<([^\s<>/?!]+)(?![^\s<>/])[^<>]*?(\/?)>/.exec(xml);
  const last = /<\/([^\s<>/]+)\s*>$/.exec(xml.slice(-4096).trimEnd());
  if (!root || !(root[2] === '/' || last?.[1] === root[1])) refuseDamaged(`${name}: incomplete XML`);
  return xml;
}

/** Where a tag stands in the text: from its `<` to behind its `>`. */
export interface XmlTag {
  readonly from: number;
  readonly to: number;
}

/** What is called while XML is gone through from start to end; an empty element opens and closes with the same tag. */
export interface XmlHandler {
  open(name: string, attributes: XmlAttributes, tag: XmlTag): void;
  close(name: string, tag: XmlTag): void;
  text(text: string): void;
}

/** The value of an attribute, if the element has it. */
export type XmlAttributes = (name: string) => string | undefined;

const token =
  /<!--[^]*?-->|<\?[^]*?\?>|<!\[CDATA\[([^]*?)\]\]>|<\/([^\s<>/]+)\s*>|<([^\s<>/!?]+)((?:\s+[^\s<>=/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)|</g;

/** No tag, comment or text that anybody writes is longer than so many characters. */
const longestToken = 4 * 1024 * 1024;

/** Goes through a well-formed XML text, names with their prefixes as written; refuses what is not well formed. */
export function scanXml(part: string, xml: string, handler: XmlHandler): void {
  const scanner = new XmlScanner(part, handler);
  scanner.write(xml, true);
}

/** As `scanXml`, for a text that comes in pieces. Where a tag stands is told by its place in all of it. */
export class XmlScanner {
  private readonly open: string[] = [];
  private rest = '';
  /** Where `rest` begins. */
  private at = 0;

  constructor(
    private readonly part: string,
    private readonly handler: XmlHandler,
  ) {}

  /** Goes on as far as tags are all there; of the `last` piece, to its end. */
  write(piece: string, last = false): void {
    const { part } = this;
    const xml = this.rest + piece;
    let done = 0;
    for (const match of xml.matchAll(token)) {
      const [whole] = match;
      const end = match.index + whole.length;
      // what reaches the end of a piece may go on in the next, and what is broken may not be all there
      if (!last && (whole === '<' || (end === xml.length && !whole.endsWith('>')))) break;
      if (whole === '<') refuseDamaged(`${part}: broken XML`);
      this.take(match, { from: this.at + match.index, to: this.at + end });
      done = end;
    }
    this.rest = xml.slice(done);
    this.at += done;
    if (this.rest.length > longestToken && !last) refuseDamaged(`${part}: more than ${longestToken} characters in one`);
    if (last && this.open.length > 0) refuseDamaged(`${part}: incomplete XML`);
  }

  private take([, cdata, closing, opening, attributes = '', empty, text]: RegExpExecArray, tag: XmlTag): void {
    const { handler, open } = this;
    if (text !== undefined) handler.text(unescapeXml(text));
    else if (cdata !== undefined) handler.text(cdata);
    else if (opening !== undefined) {
      handler.open(opening, (name) => attribute(attributes, name), tag);
      if (empty === '/') handler.close(opening, tag);
      else open.push(opening);
    } else if (closing !== undefined) {
      if (open.pop() !== closing) refuseDamaged(`${this.part}: </${closing}> closes nothing`);
      handler.close(closing, tag);
    }
  }
}

const openingTag = /^<([^\s<>/!?]+)((?:\s+[^\s<>=/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>$/;

/** What an opening tag says; nothing where it is not well formed. */
export function readTag(
  tag: string,
): { readonly name: string; readonly attributes: XmlAttributes; readonly empty: boolean } | undefined {
  const match = openingTag.exec(tag);
  if (!match) return undefined;
  const [, name = '', attributes = '', empty] = match;
  return { name, attributes: (wanted) => attribute(attributes, wanted), empty: empty === '/' };
}

function attribute(attributes: string, name: string): string | undefined {
  for (let at = attributes.indexOf(name); at >= 0; at = attributes.indexOf(name, at + 1)) {
    if (!/\s/.test(attributes[at - 1] ?? '')) continue;
    const match = /^\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes.slice(at + name.length));
    if (match) return unescapeXml(match[1] ?? match[2] ?? '');
  }
  return undefined;
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The text with its entities resolved; what is none is left as it is. */
export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex?: string, digits?: string, name?: string) => {
      if (name !== undefined) return entities[name] ?? whole;
      const code = hex === undefined ? Number(digits) : parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
