import { cellAddress, type Cell } from './cells';
import type { WorkbookLimits } from './limits';
import { refuse, refuseDamaged } from './refusal';

/** The size of a sheet in every format there is. */
const rows = 1_048_576;
const columns = 16_384;

/** Text of nothing but white space, U+3000 and NBSP included. */
export function isBlank({ kind, text }: Cell): boolean {
  return kind === 'text' && text.trim() === '';
}

/** Refuses a cell that is wider out, or longer, than is allowed, or where no sheet has one. */
export function checkCell(
  sheet: string,
  hidden: boolean,
  { row, column, kind, text }: Cell,
  limits: Pick<WorkbookLimits, 'columns' | 'textLength'>,
): void {
  checkPlace(sheet, row, column);
  if (!hidden && column >= limits.columns) {
    refuse(
      'SHEET_TOO_WIDE',
      { limit: limits.columns, setting: 'LIMIT_COLUMNS' },
      { sheet, cell: cellAddress(row, column) },
    );
  }
  const { length } = text;
  const limit = limits.textLength;
  if (kind === 'text' && length > limit) {
    const place = { sheet, cell: cellAddress(row, column) };
    refuse('TEXT_TOO_LONG', { length, limit, setting: 'LIMIT_TEXT_LENGTH' }, place);
  }
}

/** Refuses a place that no sheet has. */
export function checkPlace(sheet: string, row: number, column: number): void {
  if (row < 0 || row >= rows || column < 0 || column >= columns) {
    refuseDamaged(`${sheet}: no such place as row ${row + 1}, column ${column + 1}`);
  }
}
