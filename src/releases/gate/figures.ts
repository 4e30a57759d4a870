import type { Catalogue } from '../../catalogue';
import { completenessGrid, type CompletenessCell } from '../../rollups';
import type { Waiver, WaiverScope, WarehouseReader } from '../../warehouse';
import { explanationOf } from './explained';

/**
 * What stands in a cell of the grid of branches and series.
 *
 * - `ON_TIME` every month of it is in, and its first data came by the due date
 * - `LATE` it is in, and came later
 * - `MISSING` some or all of it is not in: that wants an explanation
 * - `WAIVED` as `MISSING`, and explained
 */
export const cellStatuses = ['ON_TIME', 'LATE', 'MISSING', 'WAIVED'] as const;
export type CellStatus = (typeof cellStatuses)[number];

export interface GridCell extends CompletenessCell {
  readonly status: CellStatus;
  /** What explains that it is not in. */
  readonly waiver?: Waiver | undefined;
}

/** Every series that is expected of every branch in a period, as far as it was in at a version; `now` is an ISO instant. */
export async function gridCells(
  reader: WarehouseReader,
  catalogue: Catalogue,
  { period, version, now }: { readonly period: string; readonly version: number; readonly now: string },
  waivers: readonly Waiver[],
): Promise<GridCell[]> {
  const cells = await completenessGrid(reader, catalogue, period, now, version);
  return cells.map((cell): GridCell => {
    if (cell.reported) return { ...cell, status: cell.late ? 'LATE' : 'ON_TIME' };
    const waiver = explanationOf(waivers, cellQuestion(cell));
    return { ...cell, status: waiver ? 'WAIVED' : 'MISSING', waiver };
  });
}

/** What a cell asks to explain. */
export function cellQuestion({ branch, service, indicator, customerClass }: CompletenessCell): WaiverScope {
  return { kind: 'figure', branch, service, indicator, customerClass };
}
