import { XmlScanner, type XmlAttributes, type XmlHandler, type XmlTag } from '../workbook';
import type { Mark } from './marks';
import { relationAttribute } from './office-package';
import { CellFiller } from './sheet-cells';
import { SheetGeometry } from './sheet-geometry';
import { Unpatchable } from './unpatchable';
import { relationId, splitName } from './xml-elements';
import { withAttribute, XmlEdits } from './xml-edits';

/** What stands behind `<legacyDrawing>` in a sheet; the schema holds its elements to one order. */
const behindLegacyDrawing = new Set([
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
]);

/** Text that is done with is given away once there is so much of it. */
const heldCharacters = 256 * 1024;

/**
 * The part of a sheet on its way from the old package to the new: its marked cells are filled, it is selected no more, and what its
 * comments need is looked up. It comes in pieces, a character for each byte, and leaves in pieces; a sheet may have a million rows.
 */
export class SheetPatch implements XmlHandler {
  readonly geometry = new SheetGeometry();
  /** The relationship to the drawing of comments that the sheet has already. */
  drawing: string | undefined;
  /** Whether it differs from what it was. */
  changed = false;
  /** Its rows were come by: what could be changed besides the marked cells is changed. */
  reachedRows = false;
  readonly #edits = new XmlEdits();
  readonly #scanner: XmlScanner;
  readonly #path: string[] = [];
  #prefix = '';
  #cells: CellFiller | undefined;
  #row = -1;
  #dataFrom = -1;
  #section: XmlTag = { from: 0, to: 0 };
  #drawingAt: number | undefined;
  /** Behind the last row that was closed: nothing changes before it any more. */
  #done = 0;

  constructor(
    private readonly part: string,
    private readonly marks: readonly Mark[],
    private readonly filled: (style: number, mark: Mark) => number,
  ) {
    this.#scanner = new XmlScanner(part, this);
  }

  /** Takes the next piece; gives what is done with. */
  write(piece: string, last = false): string {
    this.#edits.add(piece);
    try {
      this.#scanner.write(piece, last);
    } catch (cause) {
      throw new Unpatchable(this.part, { cause });
    }
    return this.#edits.length > heldCharacters && this.#done > 0 ? this.#edits.take(this.#done) : '';
  }

  /** The rest of the part, with a reference to a drawing if one is given. */
  end(newDrawing: string | undefined): string {
    if (newDrawing !== undefined) {
      if (this.#drawingAt === undefined) throw new Unpatchable(`${this.part}: no root element`);
      this.#edits.insert(this.#drawingAt, `<${this.#prefix}legacyDrawing ${relationAttribute(newDrawing)}/>`);
    }
    return this.#edits.apply();
  }

  open(qualified: string, attribute: XmlAttributes, tag: XmlTag): void {
    const path = this.#path;
    const { name, prefix } = splitName(qualified);
    const [, top, inner] = path.push(name) === 1 ? [] : path;
    if (path.length === 1) this.#prefix = prefix;
    if (path.length === 2) this.#section = tag;
    // A section that some programs can not read may stand in an <AlternateContent>.
    if (behindLegacyDrawing.has(name) && (path.length === 2 || top === 'AlternateContent'))
      this.#drawingAt ??= this.#section.from;
    if (path.length === 2 && name === 'legacyDrawing') this.drawing = relationId(this.#edits.slice(tag.from, tag.to));
    if (path.length === 2 && name === 'sheetFormatPr') this.geometry.defaults(attribute);
    if (top === 'sheetViews' && name === 'sheetView') this.#deselect(attribute('tabSelected'), tag);
    if (top === 'cols' && name === 'col') this.geometry.column(attribute);
    if (path.length === 2 && name === 'sheetData') this.#openData(tag);
    if (top !== 'sheetData') return;
    if (path.length === 3) {
      this.#row = Number(attribute('r') ?? this.#row + 2) - 1;
      this.geometry.row(this.#row, attribute);
      this.#cells?.openRow(attribute, tag);
    } else if (path.length === 4 && inner === 'row' && name === 'c') this.#cells?.cell(attribute, tag);
  }

  close(_qualified: string, tag: XmlTag): void {
    const path = this.#path;
    const name = path.pop();
    if (path.length === 2 && path[1] === 'sheetData') {
      if (name === 'row') this.#cells?.closeRow(tag);
      this.#done = tag.to;
    }
    if (path.length === 1 && name === 'sheetData') this.#cells?.closeData(tag, tag.from === this.#dataFrom);
    if (path.length === 0) this.#drawingAt ??= tag.from;
  }

  text(): void {
    // what is written in cells stays as it is
  }

  #openData(tag: XmlTag): void {
    this.reachedRows = true;
    this.#dataFrom = tag.from;
    if (this.marks.length === 0) return;
    this.changed = true;
    const styleOf = (column: number): number | undefined => this.geometry.columnStyle(column);
    this.#cells = new CellFiller(this.#edits, this.#prefix, this.marks, styleOf, this.filled);
  }

  /** With the first sheet active, one that is selected would be edited along with it. */
  #deselect(selected: string | undefined, tag: XmlTag): void {
    if (selected !== '1' && selected !== 'true') return;
    this.changed = true;
    this.#edits.setAttribute(tag, 'tabSelected', selected === '1' ? '0' : 'false');
  }
}

/** The part of a sheet without cells, such as a chart's, selected no more. */
export function deselect(xml: string): string {
  return xml.replace(/<(?:[\w.-]+:)?sheetView\s[^<>]*>/g, (tag) => {
    const selected = /\stabSelected\s*=\s*["'](1|true)["']/.exec(tag)?.[1];
    if (selected === undefined) return tag;
    return withAttribute(tag, 'tabSelected', selected === '1' ? '0' : 'false');
  });
}
