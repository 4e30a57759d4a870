import { decimal, plain, round } from '../model';
import { cellAddress, type Cell, type Merge, type Workbook, type WorkbookFormat } from './cells';

/** The part of a workbook that somebody wants to look at. */
export interface Window {
  readonly sheet: string;
  /** Zero-based rows, both ends inclusive. */
  readonly top: number;
  readonly bottom: number;
}

/** A sheet as it is looked at: how far it reaches, and what of it lies within the window. */
export interface SheetView {
  readonly name: string;
  readonly hidden: boolean;
  /** How many rows and columns hold anything, counted from the first of the sheet. */
  readonly rows: number;
  readonly columns: number;
  /** Null for all sheets but the one asked for. */
  readonly within: { readonly cells: readonly ShownCell[]; readonly merges: readonly Merge[] } | null;
}

/** A cell as it is shown to people. */
export interface ShownCell {
  readonly cell: string;
  /** Zero-based. */
  readonly row: number;
  readonly column: number;
  readonly kind: Cell['kind'];
  readonly text: string;
}

export interface WorkbookView {
  readonly format: WorkbookFormat;
  readonly sheets: readonly SheetView[];
}

/** What of a workbook is seen through a window; without one, only which sheets there are. */
export function viewOf({ format, sheets }: Workbook, window: Window | undefined): WorkbookView {
  return {
    format,
    sheets: sheets.map(({ name, hidden, cells, merges }) => {
      const far = (last: (one: Merge) => number, at: (cell: Cell) => number): number =>
        [...merges.map(last), ...cells.map(at)].reduce((most, one) => Math.max(most, one + 1), 0);
      return {
        ...{ name, hidden },
        rows: far(
          ({ bottom }) => bottom,
          ({ row }) => row,
        ),
        columns: far(
          ({ right }) => right,
          ({ column }) => column,
        ),
        within:
          window?.sheet === name
            ? {
                cells: cells.filter(({ row }) => row >= window.top && row <= window.bottom).map(shown),
                merges: merges.filter(({ top, bottom }) => bottom >= window.top && top <= window.bottom),
              }
            : null,
      };
    }),
  };
}

function shown(cell: Cell): ShownCell {
  const { row, column, kind } = cell;
  return { cell: cellAddress(row, column), row, column, kind, text: shownText(cell) };
}

/** As the office program shows it, as far as that decides what is read: a number with its decimals, in percent where it is. */
function shownText({ kind, text, percent, decimals, formula }: Cell): string {
  if (kind === 'uncalculated') return `=${formula ?? ''}`;
  if (kind !== 'number') return text;
  const number = percent ? decimal(text).times(decimal('100')) : decimal(text);
  const digits = decimals === undefined ? plain(number) : round(number, decimals, 'half-up').toFixed(decimals);
  return percent ? `${digits}%` : digits;
}
