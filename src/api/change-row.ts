import type { Indicator } from '../catalogue';
import type { Language } from '../foundation';
import { displayChange, exactly, plain, valueScale, type Interval, type Trend } from '../model';
import type { Change } from '../rollups';

/** How changes and shares in percent are shown. */
export const percentStyle = { unitSymbol: { zh: '%', en: '%' }, decimals: 1 };

/** How changes of an indicator are shown. */
export function styleOf(indicator: Indicator | undefined): typeof percentStyle {
  return { unitSymbol: indicator?.unit.symbol ?? { zh: '', en: '' }, decimals: indicator?.decimals ?? valueScale };
}

/** How a figure changed, flat: exact decimals as text, null where there is none. */
export interface ChangeRow {
  /** Null unless it is known exactly. */
  readonly difference: string | null;
  readonly differenceLow: string | null;
  readonly differenceHigh: string | null;
  readonly differenceDisplay: string;
  readonly changePercent: string | null;
  readonly changePercentLow: string | null;
  readonly changePercentHigh: string | null;
  readonly changeDisplay: string;
  readonly trend: Trend;
}

export function changeRow(indicator: Indicator | undefined, change: Change, language: Language): ChangeRow {
  const difference = intervalRow(change.difference);
  const relative = intervalRow(change.percent);
  return {
    difference: difference.exact,
    differenceLow: difference.low,
    differenceHigh: difference.high,
    differenceDisplay: change.difference ? displayChange(change.difference, styleOf(indicator), language) : '—',
    changePercent: relative.exact,
    changePercentLow: relative.low,
    changePercentHigh: relative.high,
    changeDisplay: change.percent ? displayChange(change.percent, percentStyle, language) : '—',
    trend: change.trend,
  };
}

/** An interval as text: `exact` is null unless both bounds are the same. */
export function intervalRow(of: Interval | undefined): {
  readonly exact: string | null;
  readonly low: string | null;
  readonly high: string | null;
} {
  if (!of) return { exact: null, low: null, high: null };
  const exact = exactly(of);
  return { exact: exact ? plain(exact) : null, low: plain(of.low), high: plain(of.high) };
}
