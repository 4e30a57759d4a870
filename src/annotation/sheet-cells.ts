import { cellAddress, type XmlAttributes, type XmlTag } from '../workbook';
import { parseAddress, type Mark } from './marks';
import type { XmlEdits } from './xml-edits';

/** A row of the sheet that has cells to be filled. */
interface OpenRow {
  readonly tag: XmlTag;
  readonly spans: string | undefined;
  readonly style: number | undefined;
  /** The marks of cells that were not come by yet, each with the place in the text where its cell would go. */
  readonly pending: Map<number, { mark: Mark; at?: number }>;
}

/**
 * Fills the marked cells of one sheet while its `<sheetData>` is gone through. A cell or row that the sheet does not
 * have is put in before the first one with a greater number, with the style that its row or column has.
 */
export class CellFiller {
  readonly #rows = new Map<number, Mark[]>();
  /** The numbers of the marked rows that no row with a greater number was come by yet. */
  readonly #ahead: number[];
  #row = -1;
  #column = -1;
  #open: OpenRow | undefined;

  constructor(
    readonly edits: XmlEdits,
    readonly prefix: string,
    marks: readonly Mark[],
    /** The style of a column, where it has one. */
    readonly columnStyle: (column: number) => number | undefined,
    /** The filled style for a style. */
    readonly filled: (style: number, mark: Mark) => number,
  ) {
    for (const mark of marks) {
      const row = this.#rows.get(mark.row);
      if (row) row.push(mark);
      else this.#rows.set(mark.row, [mark]);
    }
    this.#ahead = [...this.#rows.keys()].sort((a, b) => b - a);
  }

  openRow(attribute: XmlAttributes, tag: XmlTag): void {
    this.#row = Number(attribute('r') ?? this.#row + 2) - 1;
    this.#column = -1;
    while ((this.#ahead.at(-1) ?? Infinity) < this.#row) {
      const passed = this.#ahead.pop() ?? -1;
      if (this.#rows.has(passed)) this.edits.insert(tag.from, this.#blankRow(passed));
    }
    const wanted = this.#rows.get(this.#row);
    if (!wanted) return;
    this.#rows.delete(this.#row);
    const style = /^(1|true)$/.test(attribute('customFormat') ?? '') ? Number(attribute('s') ?? 0) : undefined;
    const pending = new Map(wanted.map((mark) => [mark.column, { mark }]));
    this.#open = { tag, spans: attribute('spans'), style, pending };
  }

  cell(attribute: XmlAttributes, tag: XmlTag): void {
    if (!this.#open) return;
    const address = attribute('r');
    this.#column = address === undefined ? this.#column + 1 : (parseAddress(address)?.column ?? this.#column + 1);
    const { pending } = this.#open;
    for (const [column, wanted] of pending) if (column < this.#column) wanted.at ??= tag.from;
    const wanted = pending.get(this.#column);
    if (!wanted) return;
    pending.delete(this.#column);
    this.edits.setAttribute(tag, 's', String(this.filled(Number(attribute('s') ?? 0), wanted.mark)));
  }

  closeRow(tag: XmlTag): void {
    if (!this.#open) return;
    const { tag: opening, spans, style, pending } = this.#open;
    this.#open = undefined;
    if (pending.size === 0) return;
    const added = [...pending.values()].map(({ mark, at }) => ({ at, cell: this.#blankCell(mark, style) }));
    if (tag.from === opening.from) {
      this.edits.replace(tag.to - 2, tag.to, `>${added.map(({ cell }) => cell).join('')}</${this.prefix}row>`);
    } else {
      for (const { at, cell } of added) this.edits.insert(at ?? tag.from, cell);
    }
    if (spans !== undefined) this.edits.setAttribute(opening, 'spans', widened(spans, [...pending.keys()]));
  }

  /** Puts in the rows that come after all others; `empty` is a sheet without any rows. */
  closeData(tag: XmlTag, empty: boolean): void {
    const rows = [...this.#rows.keys()].sort((a, b) => a - b).map((row) => this.#blankRow(row));
    if (rows.length === 0) return;
    if (empty) this.edits.replace(tag.to - 2, tag.to, `>${rows.join('')}</${this.prefix}sheetData>`);
    else this.edits.insert(tag.from, rows.join(''));
  }

  /** A marked row that the sheet does not have. */
  #blankRow(row: number): string {
    const cells = (this.#rows.get(row) ?? []).map((mark) => this.#blankCell(mark, undefined)).join('');
    this.#rows.delete(row);
    return `<${this.prefix}row r="${row + 1}">${cells}</${this.prefix}row>`;
  }

  #blankCell(mark: Mark, rowStyle: number | undefined): string {
    const style = rowStyle ?? this.columnStyle(mark.column) ?? 0;
    return `<${this.prefix}c r="${cellAddress(mark.row, mark.column)}" s="${this.filled(style, mark)}"/>`;
  }
}

/** The span of columns that a row declares, such as `1:9`, with further (zero-based) columns in it. */
function widened(spans: string, columns: readonly number[]): string {
  const numbers = [...(spans.match(/\d+/g) ?? []).map(Number), ...columns.map((column) => column + 1)];
  return `${Math.min(...numbers)}:${Math.max(...numbers)}`;
}
