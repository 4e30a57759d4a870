import type { Cell, Merge, Sheet } from './cells';
import type { WorkbookLimits } from './limits';
import type { Row } from './open-sheet';
import { refuse } from './refusal';
import { inOrder } from './xlsx/row-gatherer';

/** Gathers the rows of sheets that are wanted whole, within the limit on cells. */
export class SheetCollector {
  #count = 0;

  constructor(private readonly limits: Pick<WorkbookLimits, 'cells'>) {}

  /** Begins a sheet. */
  sheet(name: string, hidden: boolean): CollectedSheet {
    const cells: Cell[] = [];
    let sorted = true;
    return {
      add: (rows) => {
        for (const row of rows) {
          const [first] = row;
          const last = cells.at(-1);
          if (first && last && first.row <= last.row) sorted = false;
          for (const cell of row) cells.push(cell);
          this.#count += row.length;
        }
        // counted as they come: what is too much is not to be read to its end
        const limit = this.limits.cells;
        if (this.#count > limit) refuse('WORKBOOK_TOO_MANY_CELLS', { limit, setting: 'LIMIT_CELLS' });
      },
      end: (merges) => ({ name, hidden, cells: sorted ? cells : inOrder(cells), merges }),
    };
  }
}

export interface CollectedSheet {
  /** Throws a `Refusal` where the workbook has too many cells. */
  add(rows: readonly Row[]): void;
  end(merges: readonly Merge[]): Sheet;
}
