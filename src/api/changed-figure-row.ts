import type { Catalogue } from '../catalogue';
import type { Language } from '../foundation';
import { plain, type Bound, type FigureStatus } from '../model';
import type { FigureChange, RollupFigure } from '../rollups';
import type { VersionEntry } from '../warehouse';
import { dimensionRow, valueRow, type DimensionRow } from './figure-row';

/** A figure that moved, flat: what it was, what it became, and because of what. */
export interface ChangedFigureRow extends DimensionRow {
  readonly beforeLow: string | null;
  readonly beforeHigh: string | null;
  readonly beforeBound: Bound | null;
  readonly beforeDisplay: string;
  readonly beforeVolume: string | null;
  readonly beforeStatus: FigureStatus | null;
  readonly low: string | null;
  readonly high: string | null;
  readonly bound: Bound | null;
  readonly display: string;
  readonly volume: string | null;
  readonly status: FigureStatus | null;
  readonly version: number;
  readonly changedAt: string;
  readonly kind: VersionEntry['kind'];
  readonly submission: string | null;
  readonly steps: number;
}

export function changedFigureRow(
  catalogue: Catalogue,
  { key, before, after, because, steps }: FigureChange,
  language: Language,
): ChangedFigureRow {
  const was = sideOf(catalogue, key.indicator, before, language);
  return {
    ...dimensionRow(catalogue, key, language),
    beforeLow: was.low,
    beforeHigh: was.high,
    beforeBound: was.bound,
    beforeDisplay: was.display,
    beforeVolume: was.volume,
    beforeStatus: was.status,
    ...sideOf(catalogue, key.indicator, after, language),
    version: because.version,
    changedAt: because.at,
    kind: because.kind,
    submission: because.submission === undefined ? null : String(because.submission),
    steps,
  };
}

function sideOf(catalogue: Catalogue, indicator: string, figure: RollupFigure | undefined, language: Language) {
  const { low, high, bound, display } = valueRow(catalogue.indicator(indicator), figure ?? {}, language);
  return { low, high, bound, display, volume: figure ? plain(figure.volume) : null, status: figure?.status ?? null };
}
