import type { Cell } from '../cells';

/** Puts cells that come one after the other into rows. */
export class RowGatherer {
  #rows: Cell[][] = [];
  #cells: Cell[] = [];
  #row = -1;
  #lastColumn = -1;
  #sorted = true;

  add(cell: Cell): void {
    if (cell.row !== this.#row) {
      this.#close();
      this.#row = cell.row;
      this.#lastColumn = -1;
    }
    if (cell.column <= this.#lastColumn) this.#sorted = false;
    this.#lastColumn = cell.column;
    this.#cells.push(cell);
  }

  /** The rows that are complete, as far as they have not been taken yet; with `last`, the one that is being gathered, too. */
  take(last: boolean): readonly (readonly Cell[])[] {
    if (last) this.#close();
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  #close(): void {
    if (this.#cells.length === 0) return;
    this.#rows.push(this.#sorted ? this.#cells : inOrder(this.#cells));
    this.#cells = [];
    this.#sorted = true;
  }
}

/** Cells by row and column; of several in one place, the last is the one. */
export function inOrder(cells: readonly Cell[]): Cell[] {
  const sorted = [...cells].sort((a, b) => a.row - b.row || a.column - b.column);
  return sorted.filter((cell, index) => {
    const next = sorted[index + 1];
    return next?.row !== cell.row || next.column !== cell.column;
  });
}
