import { decimal, plain, round } from '../model';
import { cellAddress, type Cell, type Merge, type WorkbookFormat } from './cells';
import type { SheetCollector } from './collecting';
import type { OpenSheet, OpenWorkbook } from './open-sheet';

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

/**
 * What of a workbook is seen through a window; without one, only which sheets there are. Of the cells, only those within the
 * window are held, and `collector` has the limits of that.
 */
export async function viewOf(
  { format, sheets }: OpenWorkbook,
  window: Window | undefined,
  collector: SheetCollector,
): Promise<WorkbookView> {
  const views: SheetView[] = [];
  for (const sheet of sheets) views.push(await viewOfSheet(sheet, window, collector));
  return { format, sheets: views };
}

async function viewOfSheet(
  sheet: OpenSheet,
  window: Window | undefined,
  collector: SheetCollector,
): Promise<SheetView> {
  const { name, hidden } = sheet;
  const wanted = window?.sheet === name ? window : undefined;
  const gathered = collector.sheet(name, hidden);
  let [rows, columns] = [0, 0];
  for await (const some of sheet.rows()) {
    for (const row of some) {
      const last = row.at(-1);
      if (!last) continue;
      rows = Math.max(rows, last.row + 1);
      columns = Math.max(columns, last.column + 1);
      if (wanted && last.row >= wanted.top && last.row <= wanted.bottom) gathered.add([row]);
    }
  }
  const merges = sheet.merges();
  for (const { bottom, right } of merges) {
    rows = Math.max(rows, bottom + 1);
    columns = Math.max(columns, right + 1);
  }
  const seen = wanted && {
    cells: gathered.end([]).cells.map(shown),
    merges: merges.filter(({ top, bottom }) => bottom >= wanted.top && top <= wanted.bottom),
  };
  return { name, hidden, rows, columns, within: seen ?? null };
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
