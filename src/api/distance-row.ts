import type { Catalogue, Limit } from '../catalogue';
import type { Language } from '../foundation';
import { distanceTo, meets, percentOfLimit, period, plain } from '../model';
import { intervalOf, type RollupFigure } from '../rollups';
import { intervalRow } from './change-row';

/** How far a figure is within a limit, flat. */
export interface DistanceRow {
  readonly min: string | null;
  readonly max: string | null;
  readonly source: string | null;
  /** Null unless it is known exactly. 0 or more means that the limit is met. */
  readonly distance: string | null;
  readonly distanceLow: string | null;
  readonly distanceHigh: string | null;
  readonly percent: string | null;
  readonly percentLow: string | null;
  readonly percentHigh: string | null;
  readonly met: boolean | null;
}

/** The distance to a limit; null without one. */
function distanceRow(limit: Limit | undefined, figure: RollupFigure, language: Language): DistanceRow | null {
  if (limit?.min === undefined && limit?.max === undefined) return null;
  const value = intervalOf(figure);
  const distance = value && distanceTo(limit, value);
  const [units, percent] = [intervalRow(distance), intervalRow(distance && percentOfLimit(limit, distance))];
  return {
    min: limit.min ? plain(limit.min) : null,
    max: limit.max ? plain(limit.max) : null,
    source: limit.source?.[language] ?? null,
    distance: units.exact,
    distanceLow: units.low,
    distanceHigh: units.high,
    percent: percent.exact,
    percentLow: percent.low,
    percentHigh: percent.high,
    met: (value && meets(limit, value.low, value.high)) ?? null,
  };
}

export function distanceToLimit(figure: RollupFigure, language: Language): DistanceRow | null {
  return distanceRow(figure.series.limit, figure, language);
}

export function distanceToQuota(catalogue: Catalogue, figure: RollupFigure, language: Language): DistanceRow | null {
  return distanceRow(catalogue.quotaOf(figure, figure.branch, period(figure.period)), figure, language);
}
