import { posix } from 'node:path';
import { refuseDamaged } from '../refusal';
import { decodeXml, scanXml, type XmlHandler } from '../xml';
import type { ZipEntry } from '../zip-directory';
import { inflateEntry, type ZipParts } from '../zip-package';

/** A relationship of one part to another. */
interface Relationship {
  readonly id: string;
  /** The last word of its type: `worksheet`, `styles`, … */
  readonly kind: string;
  readonly target: string;
}

/** The element of which the content is looked at, with its attributes. */
export type ElementTaker = (path: string, attribute: (name: string) => string | undefined, tag: string) => void;

/** The parts of a workbook package by what they are to each other. */
export class PackageParts {
  readonly #byName: Map<string, ZipEntry>;
  /** By their content type, in the order in which they are declared. */
  readonly #types: (readonly [type: string, name: string])[] = [];

  constructor(parts: ZipParts) {
    this.#byName = new Map(parts.entries.map((entry) => [canonical(entry.name), entry]));
    this.each('[Content_Types].xml', (path, attribute) => {
      if (path === 'Types/Override') this.#types.push([attribute('ContentType') ?? '', attribute('PartName') ?? '']);
    });
  }

  /** The part of this name; names differ in more than case, the way of their slashes, and one at the front. */
  entry(name: string): ZipEntry | undefined {
    return this.#byName.get(canonical(name));
  }

  /** The first part that is declared to be of a type which the pattern fits. */
  ofType(pattern: RegExp): string | undefined {
    return this.#types.find(([type, name]) => pattern.test(type) && this.entry(name))?.[1];
  }

  /** What a part refers to, with the names of the parts in full. */
  relationships(part: string): Relationship[] {
    const found: Relationship[] = [];
    this.each(posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`), (path, attribute) => {
      if (path !== 'Relationships/Relationship') return;
      const target = attribute('Target') ?? '';
      const resolved = posix.join('/', target.startsWith('/') ? target : posix.join(posix.dirname(part), target));
      // Some write what should be told from the part as if it were told from the root.
      const known = [resolved, posix.join('/', target)].find((name) => this.entry(name)) ?? resolved;
      found.push({
        id: attribute('Id') ?? '',
        kind: posix.basename(attribute('Type') ?? ''),
        target: known,
      });
    });
    return found;
  }

  /** Goes through the elements of a small XML part, each given by its path of names without prefixes. */
  each(name: string, take: ElementTaker): void {
    const entry = this.entry(name);
    if (!entry) return;
    const xml = decodeXml(entry.name, inflateEntry(entry));
    const path: string[] = [];
    const handler: XmlHandler = {
      open(element, attributes, { from, to }) {
        path.push(element.slice(element.indexOf(':') + 1));
        // nothing that is looked for lies deeper
        if (path.length <= 4) take(path.join('/'), attributes, xml.slice(from, to));
      },
      close: () => void path.pop(),
      text: () => undefined,
    };
    scanXml(entry.name, xml, handler);
  }

  /** The same, for a part that has to be there. */
  eachOf(name: string, take: ElementTaker): void {
    if (!this.entry(name)) refuseDamaged(`${name} is missing`);
    this.each(name, take);
  }
}

function canonical(name: string): string {
  return name.toLowerCase().replaceAll('\\', '/').replace(/^\/+/, '');
}
