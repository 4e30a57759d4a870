import { monthCount, periodCode, seriesKey, shift, type Period, type Series } from '../model';

/** A figure that the branch has reported before, as it is shown. */
export interface EarlierFigure extends Series {
  /** A period code. */
  readonly period: string;
  /** The value as people read it: `1.76天`. */
  readonly text: string;
  /** The volume behind it, as people read it; absent where there is none. */
  readonly volume?: string | undefined;
}

/** An earlier figure and the period it is of. */
export interface Compared {
  readonly period: Period;
  readonly figure: EarlierFigure;
}

/** What a figure is compared with: the same period of the year before, and the period before. */
export interface Comparison {
  readonly yearBefore?: Compared | undefined;
  readonly before?: Compared | undefined;
}

/** Finds what the figure of a series and period is to be compared with. */
export type Comparer = (series: Series, period: Period) => Comparison;

export function comparer(earlier: readonly EarlierFigure[]): Comparer {
  const known = new Map(earlier.map((figure) => [`${seriesKey(figure)} ${figure.period}`, figure]));
  const find = (series: Series, period: Period): Compared | undefined => {
    const figure = known.get(`${seriesKey(series)} ${periodCode(period)}`);
    return figure && { period, figure };
  };
  return (series, period) => ({
    yearBefore: find(series, shift(period, -12 / monthCount(period))),
    before: find(series, shift(period, -1)),
  });
}
