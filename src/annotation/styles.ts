import type { OfficePackage } from './office-package';
import { child, openingTag, parseXml, type XmlElement } from './xml-elements';
import { withAttribute, XmlEdits } from './xml-edits';
import type { FaultSeverity } from './marks';

/** The sections of a style sheet that come in this order, before all others; what each begins with in a file without it. */
const sections = {
  numFmts: [],
  fonts: ['<font><sz val="11"/><name val="Calibri"/></font>'],
  fills: ['<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>'],
  borders: ['<border><left/><right/><top/><bottom/><diagonal/></border>'],
  cellStyleXfs: ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'],
  cellXfs: ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'],
} as const;
type Section = keyof typeof sections;
const sectionNames = Object.keys(sections) as Section[];

const mainNamespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml';

/** Background colours of faulty cells. */
export const faultColours: Readonly<Record<FaultSeverity, string>> = { error: 'FFFFC7CE', warning: 'FFFFF2CC' };

/** The style sheet of a workbook, to which styles are only ever added. */
export class StyleSheet {
  readonly #part: string;
  readonly #xml: string;
  readonly #root: XmlElement;
  readonly #added = new Map<Section, string[]>();
  readonly #known = new Map<string, number>();

  constructor(
    readonly archive: OfficePackage,
    workbookPart: string,
  ) {
    const related = archive.relationships(workbookPart).find(({ kind }) => kind === 'styles');
    this.#part = related?.target ?? createPart(archive, workbookPart);
    this.#xml = archive.xml(this.#part);
    this.#root = parseXml(this.#part, this.#xml);
  }

  /** The style that is as the given one but for its fill. */
  filled(style: number, severity: FaultSeverity): number {
    const own = this.#children('cellXfs');
    const base = own[style] ?? own[0];
    const xf = base ? this.#xml.slice(base.from, base.to) : sections.cellXfs[0];
    const end = xf.indexOf('>') + 1;
    const tag = withAttribute(xf.slice(0, end), 'fillId', String(this.fill(faultColours[severity])));
    return this.add('cellXfs', withAttribute(tag, 'applyFill', '1') + xf.slice(end));
  }

  /** A fill of one colour (ARGB). */
  fill(colour: string): number {
    return this.add(
      'fills',
      `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`,
    );
  }

  /** Adds an item, written with the prefix of the part or without any, to a section, unless it was added before; returns its number. */
  add(section: Section, item: string): number {
    const key = `${section} ${item}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const added = this.#added.get(section) ?? [];
    this.#added.set(section, [...added, item]);
    const before = this.#children(section).length || sections[section].length;
    this.#known.set(key, before + added.length);
    return before + added.length;
  }

  /** Writes what was added into the package. */
  save(): void {
    const edits = new XmlEdits(this.#xml);
    for (const name of sectionNames) {
      const added = this.#added.get(name);
      if (added) this.#write(edits, name, added);
    }
    this.archive.write(this.#part, edits.apply());
  }

  #write(edits: XmlEdits, name: Section, added: readonly string[]): void {
    const section = child(this.#root, name);
    const before = this.#children(name).length;
    const items = [...(before === 0 ? sections[name] : []), ...added].map((item) => this.#prefixed(item));
    const count = String(before + items.length);
    if (section) {
      edits.append(section, items.join(''));
      if (section.attribute('count') !== undefined) edits.setAttribute(openingTag(section), 'count', count);
      return;
    }
    const content = `${this.#prefixed(`<${name} count="${count}">`)}${items.join('')}${this.#prefixed(`</${name}>`)}`;
    const following = this.#root.children.find((other) => !isUpTo(other.name, name));
    if (following) edits.insert(following.from, content);
    else edits.append(this.#root, content);
  }

  #children(section: Section): XmlElement[] {
    const element = child(this.#root, section);
    return element ? [...element.children] : [];
  }

  /** An item with the prefix of the part, where it has none yet. */
  #prefixed(item: string): string {
    return item.replace(/<(\/?)(?=\w+[\s/>])/g, `<$1${this.#root.prefix}`);
  }
}

function isUpTo(name: string, section: Section): boolean {
  const place = sectionNames.findIndex((known) => known === name);
  return place >= 0 && place <= sectionNames.indexOf(section);
}

function createPart(archive: OfficePackage, workbookPart: string): string {
  const part = archive.add('xl/styles', contentType, `<styleSheet xmlns="${mainNamespace}"></styleSheet>`);
  archive.relate(workbookPart, 'styles', part);
  return part;
}
