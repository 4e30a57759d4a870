import { cellAddress, type Cell, type Sheet } from '../workbook';

/** Cells that merges may cover in one sheet altogether, beyond the cells it has; more is no table that anyone filled in. */
const mergedCellsLimit = 1_000_000;

/** A sheet by row and column, merged ranges showing their content everywhere. */
export interface Grid {
  readonly name: string;
  /** Rows that have cells, in order. */
  readonly rows: readonly number[];
  readonly lastColumn: number;
  /** The cells that stand in a row themselves, from left to right. */
  cellsIn(row: number): readonly Cell[];
  /** The cell there, or the one whose merged range covers the place. */
  at(row: number, column: number): Cell | undefined;
  /** The last column of the merged range that begins in the cell, or its own. */
  lastColumnOf(cell: Cell): number;
  address(cell: Cell): string;
  /** False where the merged ranges are too large to be followed. */
  readonly mergesFollowed: boolean;
}

export function gridOf(sheet: Sheet): Grid {
  const byRow = new Map<number, Cell[]>();
  const byPlace = new Map<string, Cell>();
  let lastRow = 0;
  let lastColumn = 0;
  for (const cell of sheet.cells) {
    const row = byRow.get(cell.row);
    if (row) row.push(cell);
    else byRow.set(cell.row, [cell]);
    byPlace.set(`${cell.row},${cell.column}`, cell);
    lastRow = Math.max(lastRow, cell.row);
    lastColumn = Math.max(lastColumn, cell.column);
  }
  const covered = new Map<string, Cell>();
  const mergeEnds = new Map<Cell, number>();
  let budget = mergedCellsLimit;
  for (const { top, left, bottom, right } of sheet.merges) {
    const cell = byPlace.get(`${top},${left}`);
    if (!cell) continue;
    mergeEnds.set(cell, right);
    const toRow = Math.min(bottom, lastRow);
    const toColumn = Math.min(right, lastColumn);
    budget -= (toRow - top + 1) * (toColumn - left + 1);
    if (budget < 0) break;
    for (let row = top; row <= toRow; row++) {
      for (let column = left; column <= toColumn; column++) covered.set(`${row},${column}`, cell);
    }
  }
  return {
    name: sheet.name,
    rows: [...byRow.keys()].sort((a, b) => a - b),
    lastColumn,
    cellsIn: (row) => byRow.get(row) ?? [],
    at: (row, column) => byPlace.get(`${row},${column}`) ?? covered.get(`${row},${column}`),
    lastColumnOf: (cell) => mergeEnds.get(cell) ?? cell.column,
    address: (cell) => cellAddress(cell.row, cell.column),
    mergesFollowed: budget >= 0,
  };
}
