import { checkCell, checkPlace, isBlank } from './cell-checks';
import type { Cell, Merge, Sheet, Workbook, WorkbookFormat } from './cells';
import type { WorkbookLimits } from './limits';
import { refuse, refuseDamaged } from './refusal';

/** Collects sheets, cells and merges of a workbook and refuses it at the first that goes over a limit. */
export class WorkbookBuilder {
  readonly #sheets = new Map<string, { hidden: boolean; cells: Cell[]; merges: Merge[] }>();
  #cells = 0;
  #merges = 0;

  constructor(
    readonly format: WorkbookFormat,
    readonly limits: WorkbookLimits,
  ) {}

  /** Begins the next sheet; cells and merges are added to it through the returned object. */
  sheet(name: string, hidden: boolean): SheetBuilder {
    if (this.#sheets.has(name)) refuseDamaged(`two sheets named ${name}`);
    const sheet = { hidden, cells: [] as Cell[], merges: [] as Merge[] };
    this.#sheets.set(name, sheet);
    this.expectSheets(this.#sheets.size);
    return {
      cell: (cell) => {
        if (isBlank(cell)) return;
        checkCell(name, hidden, cell, this.limits);
        this.expectCells((this.#cells += 1));
        sheet.cells.push(cell);
      },
      merge: (merge) => {
        if (merge.top === merge.bottom && merge.left === merge.right) return;
        checkPlace(name, merge.top, merge.left);
        checkPlace(name, merge.bottom, merge.right);
        this.expectMerges((this.#merges += 1));
        sheet.merges.push(merge);
      },
    };
  }

  /** Refuses a workbook that is known to have `count` cells before they are read. */
  expectCells(count: number): void {
    const limit = this.limits.cells;
    if (count > limit) refuse('WORKBOOK_TOO_MANY_CELLS', { limit, setting: 'LIMIT_CELLS' });
  }

  /** As `expectCells`, for sheets. */
  expectSheets(count: number): void {
    const limit = this.limits.sheets;
    if (count > limit) refuse('WORKBOOK_TOO_MANY_SHEETS', { limit, setting: 'LIMIT_SHEETS' });
  }

  /** As `expectCells`, for merges. */
  expectMerges(count: number): void {
    const limit = this.limits.merges;
    if (count > limit) refuse('WORKBOOK_TOO_MANY_MERGES', { limit, setting: 'LIMIT_MERGES' });
  }

  workbook(): Workbook {
    const sheets: Sheet[] = [...this.#sheets].map(([name, { hidden, cells, merges }]) => {
      // Writers may leave rows out of order.
      cells.sort((a, b) => a.row - b.row || a.column - b.column);
      return { name, hidden, cells, merges };
    });
    return { format: this.format, sheets };
  }
}

export interface SheetBuilder {
  /** Adds a cell; text of nothing but white space, U+3000 and NBSP included, is blank and left out. */
  cell(cell: Cell): void;
  /** Adds a merge; a merge of a single cell is none. */
  merge(merge: Merge): void;
}
