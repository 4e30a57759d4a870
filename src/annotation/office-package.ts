import { posix } from 'node:path';
import { packEntry, writeZip, type PackageEntry } from '../office-files';
import { inflateEntry, readZipDirectory, type ZipEntry } from '../workbook';
import { Unpatchable } from './unpatchable';
import { childrenNamed, parseXml } from './xml-elements';
import { escapeXml, XmlEdits } from './xml-edits';

/** A relationship of one part to another. */
export interface Relationship {
  readonly id: string;
  /** The last word of its type: `worksheet`, `comments`, … */
  readonly kind: string;
  /** The name of the part that it leads to. */
  readonly target: string;
}

const officeRelationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelationships = 'http://schemas.openxmlformats.org/package/2006/relationships';
const contentTypes = '[Content_Types].xml';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The parts of an office package. What is not written to keeps its packed bytes. */
export class OfficePackage {
  readonly #entries: Map<string, ZipEntry>;

  /** Expects a package that the reader of workbooks has accepted. */
  constructor(bytes: Uint8Array) {
    this.#entries = new Map(readZipDirectory(bytes).map((entry) => [entry.name.toLowerCase(), entry]));
  }

  has(part: string): boolean {
    return this.#entries.has(part.toLowerCase());
  }

  /** The parts whose names end so. */
  named(ending: string): string[] {
    return [...this.#entries.keys()].filter((name) => name.endsWith(ending));
  }

  /** The text of an XML part. It is written back as UTF-8, so a part in another encoding can not be patched. */
  xml(part: string): string {
    const text = this.#content(part).toString('utf8');
    if (!Buffer.from(text).equals(this.#content(part))) throw new Unpatchable(`${part}: not UTF-8`);
    return text;
  }

  /** The content of a part, one character for each byte. */
  binary(part: string): string {
    return this.#content(part).toString('latin1');
  }

  /** Sets the content of a part that is there, or adds it at the end of the package. */
  write(part: string, content: string, encoding: 'utf8' | 'latin1' = 'utf8'): void {
    const key = part.toLowerCase();
    const name = this.#entries.get(key)?.name ?? part;
    this.#entries.set(key, packEntry(name, Buffer.from(content, encoding)));
  }

  /** A part as it stands in the package. */
  entry(part: string): ZipEntry {
    const entry = this.#entries.get(part.toLowerCase());
    if (!entry) throw new Unpatchable(`no part ${part}`);
    return entry;
  }

  /** Sets a part that is there. */
  replace(part: string, packed: PackageEntry): void {
    this.#entries.set(part.toLowerCase(), packed);
  }

  /** Adds an XML part of the given type, under the first free name such as `xl/comments3.xml`; returns the name. */
  add(stem: string, contentType: string, xml: string): string {
    const part = this.freeName(stem, '.xml');
    this.write(part, declaration + xml);
    const types = parseXml(contentTypes, this.xml(contentTypes));
    const edits = new XmlEdits(this.xml(contentTypes));
    edits.append(types, `<${types.prefix}Override PartName="/${part}" ContentType="${contentType}"/>`);
    this.write(contentTypes, edits.apply());
    return part;
  }

  /** The first name that no part has: the stem, a number and the extension. */
  freeName(stem: string, extension: string): string {
    let number = 1;
    while (this.has(`${stem}${number}${extension}`)) number += 1;
    return `${stem}${number}${extension}`;
  }

  /** Says what parts with this extension are. */
  declareExtension(extension: string, contentType: string): void {
    const xml = this.xml(contentTypes);
    const types = parseXml(contentTypes, xml);
    const declared = childrenNamed(types, 'Default').some(
      ({ attribute }) => attribute('Extension')?.toLowerCase() === extension,
    );
    if (declared) return;
    const edits = new XmlEdits(xml);
    edits.prepend(types, `<${types.prefix}Default Extension="${extension}" ContentType="${contentType}"/>`);
    this.write(contentTypes, edits.apply());
  }

  /** What a part is declared to be. */
  contentType(part: string): string | undefined {
    const overrides = childrenNamed(parseXml(contentTypes, this.xml(contentTypes)), 'Override');
    return overrides
      .find(({ attribute }) => attribute('PartName')?.toLowerCase() === `/${part.toLowerCase()}`)
      ?.attribute('ContentType');
  }

  /** The relationships of a part (of the package itself: of ``) to other parts. */
  relationships(part: string): Relationship[] {
    const rels = relationshipsPart(part);
    if (!this.has(rels)) return [];
    return childrenNamed(parseXml(rels, this.xml(rels)), 'Relationship').flatMap(({ attribute }) => {
      if (attribute('TargetMode') === 'External') return [];
      const target = posix.resolve('/', posix.dirname(part), attribute('Target') ?? '').slice(1);
      return [{ id: attribute('Id') ?? '', kind: posix.basename(attribute('Type') ?? ''), target }];
    });
  }

  /** Relates a part to another; returns the id of the relationship. */
  relate(part: string, kind: string, target: string): string {
    const rels = relationshipsPart(part);
    const xml = this.has(rels)
      ? this.xml(rels)
      : `${declaration}<Relationships xmlns="${packageRelationships}"></Relationships>`;
    const root = parseXml(rels, xml);
    const taken = new Set(root.children.map(({ attribute }) => attribute('Id')));
    let number = root.children.length + 1;
    while (taken.has(`rId${number}`)) number += 1;
    const path = escapeXml(posix.relative(posix.dirname(part), target));
    const edits = new XmlEdits(xml);
    edits.append(
      root,
      `<${root.prefix}Relationship Id="rId${number}" Type="${officeRelationships}/${kind}" Target="${path}"/>`,
    );
    this.write(rels, edits.apply());
    return `rId${number}`;
  }

  /** Removes the relationships of a part that are of this kind; tells whether there were any. */
  unrelate(part: string, kind: string): boolean {
    const rels = relationshipsPart(part);
    if (!this.has(rels)) return false;
    const xml = this.xml(rels);
    const doomed = parseXml(rels, xml).children.filter(
      ({ attribute }) => posix.basename(attribute('Type') ?? '') === kind,
    );
    if (doomed.length === 0) return false;
    const edits = new XmlEdits(xml);
    for (const { from, to } of doomed) edits.replace(from, to, '');
    this.write(rels, edits.apply());
    return true;
  }

  bytes(): Buffer {
    return writeZip([...this.#entries.values()]);
  }

  #content(part: string): Buffer {
    return inflateEntry(this.entry(part));
  }
}

function relationshipsPart(part: string): string {
  return posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`);
}

/** An attribute that refers to a relationship, with the prefix declared on the spot: the part may know it by any other. */
export function relationAttribute(id: string): string {
  return `xmlns:r="${officeRelationships}" r:id="${id}"`;
}
