import type { Catalogue, CatalogueSeries } from '../catalogue';
import { groupBy } from '../foundation';
import { decimal, seriesKey, type Decimal, type Interval } from '../model';
import type { WarehouseReader } from '../warehouse';
import type { AnswerPage } from './answer';
import { intervalOf } from './compare';
import type { RollupFigure, RollupQuery } from './figures';
import { passes } from './figure-filter';
import { fillPage, placeAmong } from './fill-page';
import { lookUp } from './look-up';
import { rollupKeyText } from './numbers';
import { Plan } from './plan';

/** Where a figure stands among those of the same series, period and level; 1 is the best. */
export interface Rank {
  /** The ranks it can have: both the same where it is determined. Who is equal shares a rank: 1, 2, 2, 4. */
  readonly best: number;
  readonly worst: number;
  /** Whether another has the very same value. */
  readonly tied: boolean;
  /** How many are ranked. */
  readonly of: number;
}

/** A figure with its rank; none where it has no value, or where neither way is better. */
export interface Ranked {
  readonly figure: RollupFigure;
  readonly rank?: Rank | undefined;
}

const minusOne = decimal('-1');

/** Ranks figures of one series and period among each other, in their order. */
export function rankAll(figures: readonly RollupFigure[]): readonly Ranked[] {
  const direction = figures[0]?.indicatorDefinition.direction ?? 'none';
  // turned so that less is better
  const costs = figures.map((figure) => {
    const value = direction === 'none' ? undefined : intervalOf(figure);
    return value && direction === 'higher' ? mirrored(value) : value;
  });
  const known = costs.filter((cost) => cost !== undefined);
  const lows = known.map(({ low }) => low).sort((a, b) => a.cmp(b));
  const highs = known.map(({ high }) => high).sort((a, b) => a.cmp(b));
  const exact = groupBy(
    known.filter(({ low, high }) => low.eq(high)),
    ({ low }) => low.toFixed(),
  );
  return figures.map((figure, index) => {
    const cost = costs[index];
    if (!cost) return { figure };
    const { low, high } = cost;
    const itself = low.lt(high) ? 1 : 0; // its own low is below its own high
    const best = 1 + countBelow(highs, low);
    const worst = 1 + countBelow(lows, high) - itself;
    const tied = low.eq(high) && (exact.get(low.toFixed())?.length ?? 0) > 1;
    return { figure, rank: { best, worst, tied, of: known.length } };
  });
}

function mirrored({ low, high }: Interval): Interval {
  return { low: high.times(minusOne), high: low.times(minusOne) };
}

/** How many of `sorted` are below `limit`. */
function countBelow(sorted: readonly Decimal[], limit: Decimal): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (sorted[middle]?.lt(limit)) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Ranks figures, each among all units of its own level, in their order. All that is needed is read at once. */
export async function rankFigures(
  reader: WarehouseReader,
  catalogue: Catalogue,
  figures: readonly RollupFigure[],
  version: number,
): Promise<readonly Ranked[]> {
  const levels = new Set(figures.map((figure) => levelOf(catalogue, figure)));
  const filter = {
    periods: [...new Set(figures.map(({ period }) => period))],
    branches: catalogue.branches.filter(({ level }) => levels.has(level)).map(({ code }) => code),
    series: [...new Set(figures.map(({ series }) => series))],
  };
  const all = [...(await lookUp(reader, catalogue, filter, version)).values()].map(({ figure }) => figure);
  const groups = groupBy(all, (one) => `${levelOf(catalogue, one)}/${one.period}/${seriesKey(one)}`);
  const ranked = new Map(
    [...groups.values()].flatMap(rankAll).map((one) => [rollupKeyText(one.figure), one.rank] as const),
  );
  return figures.map((figure) => ({ figure, rank: ranked.get(rollupKeyText(figure)) }));
}

function levelOf(catalogue: Catalogue, { branch }: RollupFigure) {
  return catalogue.branch(branch)?.level;
}

/**
 * The units of a level (branches, where none is named) by rank, for each period and series in turn; those of no rank come
 * last. `branches` of the query, and what figures have to be, pick whom to show: the rank is among all of the level.
 */
export async function rank(
  reader: WarehouseReader,
  catalogue: Catalogue,
  query: RollupQuery,
  { limit, after, version }: AnswerPage,
): Promise<{ readonly ranked: readonly Ranked[]; readonly hasNext: boolean; readonly version: number }> {
  const at = version ?? (await reader.version());
  const { periods, units, series } = new Plan(catalogue, amongAll(query));
  const shown = new Set(rankedQuery(catalogue, query).branches);
  const keyOf = ({ period, series: one }: Group): string => `${period}/${seriesKey(one)}`;
  const groups = periods.flatMap((period) => series.map((one) => ({ period, series: one })));
  const { rows: ranked, hasNext } = await fillPage<Group, Ranked>({
    groups,
    first: after ? placeAmong(groups.map(keyOf), `${after.period}/${seriesKey(after)}`) : 0,
    isLast: after && (({ figure }) => figure.branch === after.branch),
    limit,
    rowsEach: Math.max(1, shown.size),
    rollupsEach: Math.max(1, units.length),
    load: async (run) => {
      const figures = await lookUp(
        reader,
        catalogue,
        {
          periods: [...new Set(run.map((one) => one.period))],
          branches: units,
          series: [...new Set(run.map((one) => one.series))],
        },
        at,
      );
      return run.flatMap(({ period, series: one }) => {
        const group = units.flatMap((branch) => figures.get(rollupKeyText({ ...one, branch, period }))?.figure ?? []);
        return byRank(rankAll(group)).filter(({ figure }) => shown.has(figure.branch) && passes(query, figure));
      });
    },
  });
  return { ranked, hasNext, version: at };
}

/** The question whose answer has the rows of a ranking, in another order: what `countAnswer` counts. */
export function rankedQuery(catalogue: Catalogue, query: RollupQuery): RollupQuery {
  const { units } = new Plan(catalogue, amongAll(query));
  return { ...query, branches: units.filter((unit) => query.branches?.includes(unit) ?? true) };
}

function amongAll(query: RollupQuery): RollupQuery {
  return { ...query, branches: undefined, level: query.level ?? 'BRANCH' };
}

interface Group {
  readonly period: string;
  readonly series: CatalogueSeries;
}

/** Best first; those of no rank last. Who can't be told apart keeps the catalogue's order. */
function byRank(ranked: readonly Ranked[]): readonly Ranked[] {
  const place = ({ rank: one }: Ranked): readonly [number, number] => [one?.best ?? Infinity, one?.worst ?? Infinity];
  return [...ranked].sort((a, b) => {
    const [[bestA, worstA], [bestB, worstB]] = [place(a), place(b)];
    return bestA === bestB ? (worstA === worstB ? 0 : worstA - worstB) : bestA - bestB;
  });
}
