import { cellAddress, type Cell, type CellKind } from '../cells';
import type { WorkbookLimits } from '../limits';
import { plainNumber } from '../numbers';
import { refuse, refuseDamaged } from '../refusal';
import { isoToSerial, serialToIso } from '../serial-date';
import { checkPlace } from '../cell-checks';
import type { RowGatherer } from './row-gatherer';
import type { StringTable } from './string-table';
import { generalFormat, type CellFormat } from './styles';

/** Which columns of a sheet are wanted, which may change while it is read; undefined for all. */
export interface Wanted {
  columns: ReadonlySet<number> | undefined;
}

/** What the cells of a sheet are made with. */
export interface Surroundings {
  readonly sheet: string;
  readonly hidden: boolean;
  readonly wanted: Readonly<Wanted>;
  readonly limits: WorkbookLimits;
  readonly strings: StringTable;
  readonly formats: readonly CellFormat[];
  readonly date1904: boolean;
}

const errors: ReadonlySet<string> = new Set(['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A']);
/** The result of what is still being fetched: there is none. */
const pending = '#GETTING_DATA';

/** Makes cells of what a sheet says, and hands them on within the limits. */
export class CellMaker {
  constructor(
    private readonly around: Surroundings,
    private readonly rows: RowGatherer,
  ) {}

  /** Whether nobody wants the cells of a column. */
  passesOver(column: number): boolean {
    const { columns } = this.around.wanted;
    return columns !== undefined && !columns.has(column);
  }

  /** A number as it is written; `value` is the same where the text has no more than 15 digits and is plain. */
  plain(row: number, column: number, style: number, text: string, value: number): void {
    const format = this.format(style);
    if (format.date && this.date(row, column, value, undefined)) return;
    this.add(numberCell(row, column, text, value, format));
  }

  /** A number in whatever spelling. */
  number(row: number, column: number, style: number, written: string, formula: string | undefined): void {
    // what is no number at all ends up as one that is none
    const value = written.trim() === '' ? NaN : Number(/^[\s\d.eE+-]*$/.test(written) ? written : NaN);
    this.numberValue(row, column, value, this.format(style), formula);
  }

  /** A date in ISO's spelling. */
  isoDate(row: number, column: number, style: number, written: string, formula: string | undefined): void {
    const value = isoToSerial(written, this.around.date1904) ?? NaN;
    if (!this.date(row, column, value, formula)) this.numberValue(row, column, value, this.format(style), formula);
  }

  text(row: number, column: number, text: string, length: number, formula: string | undefined): void {
    if (text.trim() === '') return;
    const limit = this.around.limits.textLength;
    if (length > limit) {
      refuse('TEXT_TOO_LONG', { length, limit, setting: 'LIMIT_TEXT_LENGTH' }, this.place(row, column));
    }
    this.plainText(row, column, 'text', text, formula);
  }

  shared(row: number, column: number, index: number, formula: string | undefined): void {
    const { strings, sheet } = this.around;
    const text = strings.get(index);
    if (text === undefined) return refuseDamaged(`${sheet}: ${cellAddress(row, column)} has a text that is not there`);
    this.text(row, column, text, strings.lengthBeyond(index) ?? text.length, formula);
  }

  boolean(row: number, column: number, written: string, formula: string | undefined): void {
    this.plainText(row, column, 'boolean', written === '1' || written === 'true' ? 'TRUE' : 'FALSE', formula);
  }

  error(row: number, column: number, written: string, formula: string | undefined): void {
    if (written === pending) return this.uncalculated(row, column, formula);
    this.plainText(row, column, 'error', errors.has(written) ? written : '#ERROR!', formula);
  }

  uncalculated(row: number, column: number, formula: string | undefined): void {
    this.plainText(row, column, 'uncalculated', '', formula);
  }

  private format(style: number): CellFormat {
    return style < 0 ? generalFormat : (this.around.formats[style] ?? generalFormat);
  }

  /** Adds a date; false where the number is none. */
  private date(row: number, column: number, value: number, formula: string | undefined): boolean {
    const iso = serialToIso(value, this.around.date1904);
    if (iso !== undefined) this.plainText(row, column, 'date', iso, formula);
    return iso !== undefined;
  }

  private numberValue(row: number, column: number, value: number, format: CellFormat, formula?: string): void {
    if (format.date && this.date(row, column, value, formula)) return;
    const text = plainNumber(String(value));
    if (text === undefined) return this.plainText(row, column, 'error', '#NUM!', formula);
    const cell = numberCell(row, column, text, value, format);
    this.add(formula === undefined ? cell : { ...cell, formula });
  }

  private plainText(row: number, column: number, kind: CellKind, text: string, formula: string | undefined): void {
    this.add(formula === undefined ? { row, column, kind, text } : { row, column, kind, text, formula });
  }

  private add(cell: Cell): void {
    const { sheet, hidden, limits } = this.around;
    checkPlace(sheet, cell.row, cell.column);
    if (!hidden && cell.column >= limits.columns) {
      const values = { limit: limits.columns, setting: 'LIMIT_COLUMNS' };
      refuse('SHEET_TOO_WIDE', values, this.place(cell.row, cell.column));
    }
    if (!this.passesOver(cell.column)) this.rows.add(cell);
  }

  private place(row: number, column: number): { sheet: string; cell: string } {
    return { sheet: this.around.sheet, cell: cellAddress(row, column) };
  }
}

/** The cell of a number, of which the format may show decimals or percent. */
function numberCell(row: number, column: number, text: string, value: number, format: CellFormat): Cell {
  const { percent, decimals } = value > 0 ? format.positive : value < 0 ? format.negative : format.zero;
  if (decimals === undefined) {
    return percent ? { row, column, kind: 'number', text, percent } : { row, column, kind: 'number', text };
  }
  return percent
    ? { row, column, kind: 'number', text, percent, decimals }
    : { row, column, kind: 'number', text, decimals };
}
