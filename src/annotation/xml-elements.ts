import { scanXml, type XmlAttributes, type XmlTag } from '../workbook';
import { Unpatchable } from './unpatchable';

/** An element and where it stands in the text of its part. */
export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  /** `x:`, or nothing. */
  readonly prefix: string;
  readonly attribute: XmlAttributes;
  readonly children: readonly XmlElement[];
  /** From the `<` of the opening tag to behind its `>`. */
  readonly from: number;
  readonly openEnd: number;
  /** The closing tag; of an empty element, its only tag. */
  readonly closeFrom: number;
  readonly to: number;
}

/** The elements of a small part, from its root on. Large parts are scanned instead. */
export function parseXml(part: string, xml: string): XmlElement {
  type Growing = { -readonly [K in keyof XmlElement]: XmlElement[K] } & { children: XmlElement[] };
  const open: Growing[] = [];
  let root: XmlElement | undefined;
  scan(part, xml, {
    open(qualified, attribute, { from, to }) {
      const element = { ...splitName(qualified), attribute, children: [], from, openEnd: to, closeFrom: from, to };
      open.at(-1)?.children.push(element);
      open.push(element);
      root ??= element;
    },
    close(_name, { from, to }) {
      Object.assign(open.pop() ?? {}, { closeFrom: from, to });
    },
    text: () => undefined,
  });
  if (!root) throw new Unpatchable(`${part}: no root element`);
  return root;
}

/** Goes through a part as `scanXml` does; a part that is not well formed can not be patched. */
function scan(part: string, xml: string, handler: Parameters<typeof scanXml>[2]): void {
  try {
    scanXml(part, xml, handler);
  } catch (cause) {
    throw new Unpatchable(part, { cause });
  }
}

export function splitName(qualified: string): { prefix: string; name: string } {
  const colon = qualified.indexOf(':') + 1;
  return { prefix: qualified.slice(0, colon), name: qualified.slice(colon) };
}

export function openingTag({ from, openEnd }: XmlElement): XmlTag {
  return { from, to: openEnd };
}

/** The first child of that name. */
export function child(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((candidate) => candidate.name === name);
}

export function childrenNamed(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((candidate) => candidate.name === name) ?? [];
}

/** The relationship that an opening tag refers to (`r:id`, whatever the prefix). */
export function relationId(tag: string): string | undefined {
  return /\s[\w.-]+:id\s*=\s*["']([^"']*)["']/.exec(tag)?.[1];
}
