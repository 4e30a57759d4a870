import type { Catalogue } from '../catalogue';
import type { Language } from '../foundation';
import { plain, type FigureStatus, type Trend } from '../model';
import type { TrendStep } from '../rollups';
import { changeRow, type ChangeRow } from './change-row';
import { dimensionRow, valueRow, type DimensionRow, type ValueRow } from './figure-row';

/** One period of a series at a unit, flat. */
export interface TrendRow extends DimensionRow, ValueRow, ChangeRow {
  readonly volume: string | null;
  readonly status: FigureStatus | null;
  readonly overall: Trend;
}

export function trendRow(catalogue: Catalogue, step: TrendStep, language: Language): TrendRow {
  const { figure, change, overall } = step;
  const indicator = catalogue.indicator(step.indicator);
  return {
    ...dimensionRow(catalogue, step, language),
    ...valueRow(indicator, figure ?? {}, language),
    volume: figure ? plain(figure.volume) : null,
    status: figure?.status ?? null,
    ...changeRow(indicator, change, language),
    overall,
  };
}
