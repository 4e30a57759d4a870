import type { Catalogue } from '../catalogue';
import {
  difference,
  monthCount,
  period,
  periodCode,
  relativeChange,
  shift,
  trendOf,
  type Interval,
  type Trend,
} from '../model';
import type { WarehouseReader } from '../warehouse';
import { answer, type AnswerPage } from './answer';
import type { RollupFigure, RollupQuery } from './figures';
import { lookUp } from './look-up';
import { rollupKeyText } from './numbers';

/** What a figure is held against: `year-before` the same period a year before (同比), `period-before` the one just before (环比). */
export type Base = 'year-before' | 'period-before';

/** The code of the period that `code` is held against; undefined before the year 0. */
export function periodBefore(code: string, base: Base): string | undefined {
  const of = period(code);
  const before = shift(of, base === 'year-before' ? -12 / monthCount(of) : -1);
  return before.year < 0 ? undefined : periodCode(before);
}

/** From one figure of a series to a later one. */
export interface Change {
  /** In the indicator's unit; absent where a side has no value. */
  readonly difference?: Interval | undefined;
  /** In percent of the value before; absent where a side has no value, or the value before is 0 or may be. */
  readonly percent?: Interval | undefined;
  readonly trend: Trend;
}

/** A figure and what it was before. */
export interface Comparison extends Change {
  readonly figure: RollupFigure;
  /** The period that it is held against; absent before the year 0. */
  readonly periodBefore?: string | undefined;
  /** Absent where nothing was ever kept. */
  readonly before?: RollupFigure | undefined;
}

/** The value of a figure; undefined where there is no figure, or it has none. */
export function intervalOf(figure: RollupFigure | undefined): Interval | undefined {
  const { low, high } = figure ?? {};
  return low === undefined || high === undefined ? undefined : { low, high };
}

/** How a series changed from one figure to another. */
export function changeBetween(before: RollupFigure | undefined, after: RollupFigure | undefined): Change {
  const [was, is] = [intervalOf(before), intervalOf(after)];
  const direction = (after ?? before)?.indicatorDefinition.direction ?? 'none';
  return {
    difference: was && is && difference(is, was),
    percent: was && is && relativeChange(is, was),
    trend: trendOf(direction, was, is),
  };
}

/** Holds figures against what they were, in their order. All that is needed is read at once. */
export async function compareFigures(
  reader: WarehouseReader,
  catalogue: Catalogue,
  figures: readonly RollupFigure[],
  base: Base,
  version: number,
): Promise<readonly Comparison[]> {
  const distinct = <T>(of: (figure: RollupFigure) => T): T[] => [...new Set(figures.map(of))];
  const periods = distinct((one) => one.period).flatMap((code) => periodBefore(code, base) ?? []);
  const found = await lookUp(
    reader,
    catalogue,
    { periods, branches: distinct((one) => one.branch), series: distinct((one) => one.series) },
    version,
  );
  return figures.map((figure) => {
    const earlier = periodBefore(figure.period, base);
    const before = earlier === undefined ? undefined : found.get(rollupKeyText({ ...figure, period: earlier }))?.figure;
    return { figure, periodBefore: earlier, before, ...changeBetween(before, figure) };
  });
}

/** As `answer`, each figure with what it was before. A figure that is no longer there at all is not among them. */
export async function compare(
  reader: WarehouseReader,
  catalogue: Catalogue,
  query: RollupQuery,
  { base, ...page }: AnswerPage & { readonly base: Base },
): Promise<{ readonly comparisons: readonly Comparison[]; readonly hasNext: boolean; readonly version: number }> {
  const { figures, hasNext, version } = await answer(reader, catalogue, query, page);
  return { comparisons: await compareFigures(reader, catalogue, figures, base, version), hasNext, version };
}
