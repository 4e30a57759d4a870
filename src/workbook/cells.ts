/** What kind of content a cell has. `uncalculated` is a formula that was saved without its result. */
export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'error' | 'uncalculated';

/** One non-empty cell. Blank cells do not exist, except as part of a merge. */
export interface Cell {
  /** Zero-based. */
  readonly row: number;
  readonly column: number;
  readonly kind: CellKind;
  /**
   * What stands in the cell, unformatted:
   * - text: the text, superscripts written by rich text as `^` before the raised run (`10^-5`)
   * - number: the shortest decimal that is the stored number (`0.9965`), never with an exponent
   * - date: ISO, `2009-07-01` or `2009-07-01T08:30:00` (the stored serial, in the workbook's own calendar)
   * - boolean: `TRUE` or `FALSE`; error: `#DIV/0!` and the like; uncalculated: ``
   */
  readonly text: string;
  /** The number format shows the number as a percentage, so that 0.9965 is read as 99.65 %. */
  readonly percent?: true;
  /** Decimal places that the number format shows (of the percentage, where it is one). */
  readonly decimals?: number;
  /** The formula, without its leading `=`. */
  readonly formula?: string;
}

/** A merged range, zero-based, both ends inclusive. Its content is the cell at its top left. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface Sheet {
  readonly name: string;
  /** Hidden or very hidden: never read for figures, but listed as ignored. */
  readonly hidden: boolean;
  /** In reading order: by row, then by column. */
  readonly cells: readonly Cell[];
  readonly merges: readonly Merge[];
}

export type WorkbookFormat = 'xlsx' | 'xlsb' | 'xls' | 'ods' | 'csv';

export interface Workbook {
  readonly format: WorkbookFormat;
  readonly sheets: readonly Sheet[];
}

/** `D11` of zero-based row 10 and column 3. */
export function cellAddress(row: number, column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters + String(row + 1);
}
