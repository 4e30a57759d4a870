import type { Catalogue, Indicator } from '../catalogue';
import type { Language } from '../foundation';
import { plain, type Bound, type FigureStatus } from '../model';
import type { Comparison, RollupFigure } from '../rollups';
import { changeRow, type ChangeRow } from './change-row';
import { rollupFigureRow, valueRow, type RollupFigureRow } from './figure-row';

/** A figure under names that say it is the earlier one. */
export interface EarlierRow {
  readonly beforeValue: string | null;
  readonly beforeLow: string | null;
  readonly beforeHigh: string | null;
  readonly beforeBound: Bound | null;
  readonly beforeDisplay: string;
  readonly beforeVolume: string | null;
  readonly beforeStatus: FigureStatus | null;
}

/** What a figure was before, flat, and how it changed since. */
export interface BeforeRow extends EarlierRow, ChangeRow {
  readonly beforePeriod: string | null;
}

/** A figure with what it was before, flat. */
export interface ComparisonRow extends RollupFigureRow, BeforeRow {}

export function beforeRow({ figure, periodBefore, before, ...change }: Comparison, language: Language): BeforeRow {
  return {
    beforePeriod: periodBefore ?? null,
    ...earlierRow(figure.indicatorDefinition, before, language),
    ...changeRow(figure.indicatorDefinition, change, language),
  };
}

export function earlierRow(
  indicator: Indicator | undefined,
  before: RollupFigure | undefined,
  language: Language,
): EarlierRow {
  const { value, low, high, bound, display } = valueRow(indicator, before ?? {}, language);
  return {
    beforeValue: value,
    beforeLow: low,
    beforeHigh: high,
    beforeBound: bound,
    beforeDisplay: display,
    beforeVolume: before ? plain(before.volume) : null,
    beforeStatus: before?.status ?? null,
  };
}

export function comparisonRow(catalogue: Catalogue, comparison: Comparison, language: Language): ComparisonRow {
  return { ...rollupFigureRow(catalogue, comparison.figure, language), ...beforeRow(comparison, language) };
}
