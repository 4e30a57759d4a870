import type { Cell, Workbook } from './cells';
import { cellValue } from './ods-values';
import { readOdsStyles, type OdsStyles } from './ods-styles';
import { refuse, refuseDamaged } from './refusal';
import type { SheetBuilder, WorkbookBuilder } from './workbook-builder';
import { decodeXml, scanXml, type XmlAttributes, type XmlHandler } from './xml';
import type { ZipParts } from './zip-package';

/**
 * Reads an OpenDocument spreadsheet. It is read here and not by the library because its XML states outright what the
 * library drops: percentages, hidden sheets, raised text, the decimal digits of a number, the ISO text of a date.
 */
export function readOds(parts: ZipParts, builder: WorkbookBuilder): Workbook {
  const content = parts.get('content.xml');
  if (!content) return refuseDamaged('content.xml is missing');
  if (parts.get('META-INF/manifest.xml')?.includes('encryption-data')) return refuse('FILE_ENCRYPTED');
  const xml = decodeXml('content.xml', content);
  const styles = parts.get('styles.xml');
  const shared = styles ? [['styles.xml', decodeXml('styles.xml', styles)] as const] : [];
  const reader = new TableReader(builder, readOdsStyles([...shared, ['content.xml', xml]]));
  scanXml('content.xml', xml, reader);
  return builder.workbook();
}

/** A cell as it is being read. */
interface OpenCell {
  readonly attributes: XmlAttributes;
  readonly paragraphs: string[];
  /** Depth of notes and drawings inside of the cell, whose text is not the cell's. */
  aside: number;
  /** One per open span: is its text raised, by itself or by a span around it? */
  readonly raised: boolean[];
  inParagraph: boolean;
  wasRaised: boolean;
}

/** Follows the tables of `content.xml` row by row; what is written once for many cells is repeated. */
class TableReader implements XmlHandler {
  readonly #path: string[] = [];
  #sheet: SheetBuilder | undefined;
  #row = 0;
  #rowRepeat = 1;
  #rowStyle: string | undefined;
  #column = 0;
  #columnStyles: { end: number; style: string | undefined }[] = [];
  /** Which of them the cell before was under; cells come from left to right. */
  #columnStyleIndex = 0;
  #cells: Cell[] = [];
  #spans: { column: number; rows: number; columns: number }[] = [];
  #cell: OpenCell | undefined;

  constructor(
    private readonly builder: WorkbookBuilder,
    private readonly styles: OdsStyles,
  ) {}

  open(name: string, attributes: XmlAttributes): void {
    const parent = this.#path.at(-1);
    this.#path.push(name);
    if (this.#cell) return this.#openInCell(this.#cell, name, attributes);
    switch (name) {
      case 'table:table':
        // Links to other files keep tables of their own elsewhere.
        if (parent !== 'office:spreadsheet') return;
        this.#sheet = this.builder.sheet(
          attributes('table:name') ?? '',
          this.styles.isHiddenTable(attributes('table:style-name')),
        );
        this.#row = 0;
        this.#columnStyles = [];
        return;
      case 'table:table-column': {
        const end = (this.#columnStyles.at(-1)?.end ?? 0) + repeat(attributes, 'table:number-columns-repeated');
        this.#columnStyles.push({ end, style: attributes('table:default-cell-style-name') });
        return;
      }
      case 'table:table-row':
        this.#rowRepeat = repeat(attributes, 'table:number-rows-repeated');
        this.#rowStyle = attributes('table:default-cell-style-name');
        this.#column = 0;
        this.#columnStyleIndex = 0;
        return;
      case 'table:table-cell':
      case 'table:covered-table-cell':
        this.#cell = { attributes, paragraphs: [], aside: 0, raised: [], inParagraph: false, wasRaised: false };
    }
  }

  close(name: string): void {
    this.#path.pop();
    if (this.#cell) {
      if (name === 'table:table-cell' || name === 'table:covered-table-cell') this.#closeCell(this.#cell, name);
      else this.#closeInCell(this.#cell, name);
    } else if (name === 'table:table-row') this.#closeRow();
    else if (name === 'table:table' && this.#path.at(-1) === 'office:spreadsheet') this.#sheet = undefined;
  }

  text(text: string): void {
    // White space of any length is one space; what is meant as more stands in elements.
    if (this.#cell) this.#write(this.#cell, text.replace(/[ \t\r\n]+/g, ' '));
  }

  #openInCell(cell: OpenCell, name: string, attributes: XmlAttributes): void {
    if (cell.aside > 0 || name === 'office:annotation' || name.startsWith('draw:')) cell.aside += 1;
    else if (name === 'text:p') {
      cell.paragraphs.push('');
      cell.inParagraph = true;
      cell.wasRaised = false;
    } else if (name === 'text:span')
      cell.raised.push(cell.raised.at(-1) === true || this.styles.isRaised(attributes('text:style-name')));
    else if (name === 'text:s') this.#write(cell, ' '.repeat(Math.min(repeat(attributes, 'text:c'), 1024)));
    else if (name === 'text:tab') this.#write(cell, '\t');
    else if (name === 'text:line-break') this.#write(cell, '\n');
  }

  #closeInCell(cell: OpenCell, name: string): void {
    if (cell.aside > 0) cell.aside -= 1;
    else if (name === 'text:p') cell.inParagraph = false;
    else if (name === 'text:span') cell.raised.pop();
  }

  #write(cell: OpenCell, text: string): void {
    if (!cell.inParagraph || cell.aside > 0) return;
    const raised = cell.raised.at(-1) === true;
    const mark = raised && !cell.wasRaised && text.trim() !== '' ? '^' : '';
    cell.wasRaised = raised && (cell.wasRaised || mark !== '');
    cell.paragraphs.push((cell.paragraphs.pop() ?? '') + mark + text);
  }

  #closeCell({ attributes, paragraphs }: OpenCell, name: string): void {
    this.#cell = undefined;
    const count = repeat(attributes, 'table:number-columns-repeated');
    const column = this.#column;
    this.#column += count;
    // What lies under a merge is not shown.
    if (!this.#sheet || name === 'table:covered-table-cell') return;
    const rows = repeat(attributes, 'table:number-rows-spanned');
    const columns = repeat(attributes, 'table:number-columns-spanned');
    if (rows * columns > 1) this.#spans.push({ column, rows, columns });
    const style = attributes('table:style-name') ?? this.#rowStyle ?? this.#columnStyle(column);
    const value = cellValue(attributes, paragraphs.join('\n'), this.styles.format(style));
    if (!value) return;
    this.builder.expectCells(count * this.#rowRepeat);
    for (let index = 0; index < count; index += 1) this.#cells.push({ row: 0, column: column + index, ...value });
  }

  #columnStyle(column: number): string | undefined {
    const styles = this.#columnStyles;
    while ((styles[this.#columnStyleIndex]?.end ?? Infinity) <= column) this.#columnStyleIndex += 1;
    return styles[this.#columnStyleIndex]?.style;
  }

  #closeRow(): void {
    const sheet = this.#sheet;
    if (!sheet) return;
    // An empty row is often repeated to the end of the sheet.
    const repeats = this.#cells.length > 0 || this.#spans.length > 0 ? this.#rowRepeat : 0;
    for (let row = this.#row; row < this.#row + repeats; row += 1) {
      for (const cell of this.#cells) sheet.cell({ ...cell, row });
      for (const { column, rows, columns } of this.#spans) {
        sheet.merge({ top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 });
      }
    }
    this.#row += this.#rowRepeat;
    this.#cells = [];
    this.#spans = [];
  }
}

function repeat(attributes: XmlAttributes, name: string): number {
  const count = Number(attributes(name) ?? '1');
  return Number.isInteger(count) && count > 0 ? count : 1;
}
