import type { Catalogue, CatalogueSeries } from '../catalogue';
import { period, periodCode, seriesKey, shift, trendOf, type Trend } from '../model';
import type { RollupKey, WarehouseReader } from '../warehouse';
import { changeBetween, intervalOf, type Change } from './compare';
import type { RollupFigure, RollupQuery } from './figures';
import { fillPage, placeAmong } from './fill-page';
import { lookUp } from './look-up';
import { rollupKeyText } from './numbers';
import { Plan } from './plan';

/** What is asked: the last `count` periods up to one, of some units, and series as in a query. */
export interface TrendQuery extends Omit<RollupQuery, 'periods' | 'grain'> {
  /** The last period; those before it are of its length. */
  readonly until: string;
  /** From 1. */
  readonly count: number;
}

/** One period of a series at a unit. */
export interface TrendStep extends RollupKey {
  readonly series: CatalogueSeries;
  /** Absent where nothing was ever kept: a gap. */
  readonly figure?: RollupFigure | undefined;
  /** From the period just before; of the first step there is none. */
  readonly change: Change;
  /** From the first to the last of the periods that have a value. */
  readonly overall: Trend;
}

/**
 * How series went, in the order of unit, series and period, gaps included; a series without a figure in any of the
 * periods is left out. Throws `ARGUMENT_INVALID` for an `after` that is not of this answer.
 */
export async function trend(
  reader: Pick<WarehouseReader, 'rollups'>,
  catalogue: Catalogue,
  { until, count, ...query }: TrendQuery,
  { limit, after, version }: { limit: number; after?: RollupKey | undefined; version: number },
): Promise<{ readonly steps: readonly TrendStep[]; readonly hasNext: boolean }> {
  const last = period(until);
  const periods = Array.from({ length: count }, (_, index) => shift(last, index + 1 - count))
    .filter(({ year }) => year >= 0)
    .map(periodCode);
  const { units, series } = new Plan(catalogue, { ...query, periods });
  const groups = units.flatMap((unit) => series.map((one) => ({ unit, series: one })));
  const keyOf = ({ unit, series: one }: Group): string => `${unit}/${seriesKey(one)}`;
  const { rows: steps, hasNext } = await fillPage<Group, TrendStep>({
    groups,
    first: after ? placeAmong(groups.map(keyOf), `${after.branch}/${seriesKey(after)}`) : 0,
    isLast: after && ((step) => step.period === after.period),
    limit,
    rowsEach: count,
    rollupsEach: count,
    load: async (run) => {
      const branches = [...new Set(run.map(({ unit }) => unit))];
      const wanted = [...new Set(run.map((one) => one.series))];
      const found = await lookUp(reader, catalogue, { periods, branches, series: wanted }, version);
      return run.flatMap((group) =>
        stepsOf(
          group,
          periods,
          periods.map((code) => found.get(rollupKeyText(keyIn(group, code)))?.figure),
        ),
      );
    },
  });
  return { steps, hasNext };
}

interface Group {
  readonly unit: string;
  readonly series: CatalogueSeries;
}

function keyIn({ unit, series }: Group, code: string): RollupKey {
  const { service, indicator, customerClass } = series;
  return { branch: unit, period: code, service, indicator, customerClass };
}

function stepsOf(
  group: Group,
  periods: readonly string[],
  figures: readonly (RollupFigure | undefined)[],
): readonly TrendStep[] {
  if (figures.every((figure) => figure === undefined)) return [];
  const overall = overallOf(figures);
  return periods.map((code, index) => {
    const change = changeBetween(figures[index - 1], figures[index]);
    return { ...keyIn(group, code), series: group.series, figure: figures[index], change, overall };
  });
}

function overallOf(figures: readonly (RollupFigure | undefined)[]): Trend {
  const valued = figures.filter((figure) => intervalOf(figure) !== undefined);
  const [first, last] = [valued[0], valued.at(-1)];
  if (!first || !last || first === last) return 'NONE';
  return trendOf(first.indicatorDefinition.direction, intervalOf(first), intervalOf(last));
}
