import type { Catalogue } from '../catalogue';
import { covers, period as parsed, seriesKey, type Observation, type Period } from '../model';
import { observationOf, type Tallied } from '../records';
import type { CountedRecords } from './case';

/** What one branch reports but once: a series in a period. */
export function figureKey(one: Observation): string {
  return `${one.branch} ${one.period} ${seriesKey(one)}`;
}

/** What came of records, as far as it lies in the period of the workbook; nothing while that or its branch is not known. */
export function countedWithin(
  { tallied }: Pick<CountedRecords, 'tallied'>,
  catalogue: Catalogue,
  branch: string | undefined,
  period: Period | undefined,
): Observation[] {
  if (branch === undefined || !period) return [];
  return tallied.filter((one) => isWithin(one, period)).map((one) => observationOf(one, catalogue, branch));
}

export function isWithin({ month }: Tallied, period: Period): boolean {
  return covers(period, parsed(month));
}

/** What was reported and what was counted: of a figure that is both, the one that was counted. */
export function together(reported: readonly Observation[], counted: readonly Observation[]): Observation[] {
  const keys = new Set(counted.map(figureKey));
  return [...reported.filter((one) => !keys.has(figureKey(one))), ...counted];
}
