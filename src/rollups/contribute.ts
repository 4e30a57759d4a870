import type { Catalogue, CatalogueSeries } from '../catalogue';
import {
  apportion,
  decimal,
  divide,
  exactly,
  Fraction,
  merge,
  needsVolume,
  noTotals,
  sameTotals,
  seriesKey,
  zero,
  type Decimal,
  type RollupRule,
  type Series,
  type Totals,
  weightOf,
} from '../model';
import type { RollupKey, WarehouseReader } from '../warehouse';
import { changeBetween, intervalOf, periodBefore, type Base, type Change } from './compare';
import { effectsOnMean } from './effects';
import type { RollupFigure, RollupQuery } from './figures';
import { fillPage, placeAmong } from './fill-page';
import { lookUp, type Found } from './look-up';
import { rollupKeyText } from './numbers';
import { Plan } from './plan';

/**
 * How the change of a unit is taken apart by its branches.
 *
 * - `MEAN` into what their own figures (rate effect) and their share of the volume (weight effect) did to the mean
 * - `SUM` into their own changes
 * - `NOT_APPLICABLE` not at all: a maximum, and what is not rolled up, is no sum of anything
 */
export type ContributionMethod = 'MEAN' | 'SUM' | 'NOT_APPLICABLE';

/** One branch's part in the change. The parts are absent where they are not determined. */
export interface Contribution extends Change {
  readonly branch: string;
  readonly before?: RollupFigure | undefined;
  readonly after?: RollupFigure | undefined;
  /** The branch's part of the unit's volume, in percent; absent where the unit has none. */
  readonly volumeShareBefore?: Decimal | undefined;
  readonly volumeShare?: Decimal | undefined;
  /** In the indicator's unit; only of a mean. Both add up to `part`. */
  readonly rateEffect?: Decimal | undefined;
  readonly weightEffect?: Decimal | undefined;
  /** In the indicator's unit; those of all branches add up to the unit's change exactly. */
  readonly part?: Decimal | undefined;
  /** In percent of the unit's change; all together are exactly 100. Absent where nothing changed. */
  readonly share?: Decimal | undefined;
}

/** The change of one series at a unit, which the branches under it had to do with. */
export interface Contributed {
  readonly unit: string;
  readonly series: CatalogueSeries;
  readonly period: string;
  readonly periodBefore?: string | undefined;
  readonly before?: RollupFigure | undefined;
  readonly after?: RollupFigure | undefined;
  /** The unit's own change; an interval where a figure in it is not known exactly. */
  readonly change: Change;
  readonly method: ContributionMethod;
  /** Whether the parts are known: both of the unit's figures have exact values, and so has all that they are made of. */
  readonly determined: boolean;
}

/** What is asked: a unit that others report to, one period, and series as in a query. */
export interface ContributionQuery extends Pick<RollupQuery, 'services' | 'indicators' | 'customerClasses'> {
  readonly unit: string;
  readonly period: string;
  readonly base: Base;
}

/** One row of a taking apart: a branch's part in the change of a series at the unit. */
export interface ContributionRow {
  readonly whole: Contributed;
  readonly contribution: Contribution;
}

/** Which rows: at most `limit` that follow the one of a series and branch. */
interface ContributionPage {
  readonly limit: number;
  readonly after?: (Series & Pick<RollupKey, 'branch'>) | undefined;
  readonly version: number;
}

/**
 * Takes the change of every series at a unit apart, in the order of series and branch; branches of which nothing was kept
 * in either period are left out. Throws `ARGUMENT_INVALID` for an `after` that is not of this answer.
 */
export async function contribute(
  reader: Pick<WarehouseReader, 'rollups'>,
  catalogue: Catalogue,
  query: ContributionQuery,
  { limit, after, version }: ContributionPage,
): Promise<{ readonly rows: readonly ContributionRow[]; readonly hasNext: boolean }> {
  const { unit, period, base } = query;
  const { series } = new Plan(catalogue, { ...query, periods: [period] });
  const earlier = periodBefore(period, base);
  const branches = catalogue.reportersUnder(unit).map(({ code }) => code);
  const filter = {
    periods: [period, ...(earlier === undefined ? [] : [earlier])],
    branches: [...new Set([unit, ...branches])],
  };
  return fillPage<CatalogueSeries, ContributionRow>({
    groups: series,
    first: after ? placeAmong(series.map(seriesKey), seriesKey(after)) : 0,
    isLast: after && (({ contribution }) => contribution.branch === after.branch),
    limit,
    rowsEach: Math.max(1, branches.length),
    rollupsEach: 2 * (branches.length + 1),
    load: async (run) => {
      const found = await lookUp(reader, catalogue, { ...filter, series: run }, version);
      return run.flatMap((one) => {
        const sides = (branch: string): Sides => ({
          before: earlier === undefined ? undefined : found.get(rollupKeyText({ ...one, branch, period: earlier })),
          after: found.get(rollupKeyText({ ...one, branch, period })),
        });
        const parts = branches
          .map((branch) => ({ branch, ...sides(branch) }))
          .filter((part) => part.before ?? part.after);
        const { contributions, ...whole } = takenApart(one.rollup, sides(unit), parts);
        const contributed = { unit, series: one, period, periodBefore: earlier, ...whole };
        return contributions.map((contribution) => ({ whole: contributed, contribution }));
      });
    },
  });
}

/** A rollup in both periods. */
interface Sides {
  readonly before?: Found | undefined;
  readonly after?: Found | undefined;
}

type Part = Sides & Pick<RollupKey, 'branch'>;

function takenApart(rule: RollupRule, whole: Sides, parts: readonly Part[]) {
  const change = changeBetween(whole.before?.figure, whole.after?.figure);
  const method = methodOf(rule);
  const effects = change.difference && isExact(rule, whole, parts) ? effectsOf(method, rule, change, parts) : undefined;
  const contributions = parts.map(({ branch, before, after }, index): Contribution => {
    const own = { branch, before: before?.figure, after: after?.figure };
    const volumes = {
      volumeShareBefore: shareOf(before, whole.before),
      volumeShare: shareOf(after, whole.after),
    };
    return { ...own, ...changeBetween(own.before, own.after), ...volumes, ...effects?.[index] };
  });
  return {
    before: whole.before?.figure,
    after: whole.after?.figure,
    change,
    method,
    determined: effects !== undefined,
    contributions,
  };
}

function methodOf(rule: RollupRule): ContributionMethod {
  if (rule === 'sum') return 'SUM';
  return needsVolume(rule) || rule === 'mean' ? 'MEAN' : 'NOT_APPLICABLE';
}

/** Whether every value is exact, and the branches are all that the unit's figures are made of. */
function isExact(rule: RollupRule, whole: Sides, parts: readonly Part[]): boolean {
  return (['before', 'after'] as const).every((side) => {
    const totals = parts.map((part) => part[side]?.rollup.totals ?? noTotals);
    const together = totals.reduce((a, b) => merge(rule, a, b), noTotals);
    return (
      totals.every(({ low, high }) => low.eq(high)) && sameTotals(together, whole[side]?.rollup.totals ?? noTotals)
    );
  });
}

type Effects = Pick<Contribution, 'rateEffect' | 'weightEffect' | 'part' | 'share'>;

const hundred = decimal('100');

function effectsOf(
  method: ContributionMethod,
  rule: RollupRule,
  { difference }: Change,
  parts: readonly Part[],
): readonly Effects[] | undefined {
  const total = difference && exactly(difference);
  if (total === undefined || method === 'NOT_APPLICABLE') return undefined;
  const effects = method === 'MEAN' ? onMean(total, rule, parts) : parts.map((one) => ({ part: ownChange(one) }));
  if (total.eq(zero)) return effects;
  const exactTotal = Fraction.ofDecimal(total);
  const shares = apportion(
    hundred,
    effects.map(({ part }) => Fraction.ofDecimal(part).times(Fraction.ofDecimal(hundred)).over(exactTotal)),
  );
  return effects.map((one, index) => ({ ...one, share: shares[index] }));
}

/** Rounded together, so that all effects of all branches add up to `total`. */
function onMean(total: Decimal, rule: RollupRule, parts: readonly Part[]) {
  const totals = (side: Found | undefined): Totals => {
    const own = side?.rollup.totals ?? noTotals;
    return { ...own, volume: weightOf(rule, own) ?? own.volume };
  };
  const exact = effectsOnMean(parts.map(({ before, after }) => ({ before: totals(before), after: totals(after) })));
  const decimals = apportion(
    total,
    exact.flatMap(({ rate, weight }) => [rate, weight]),
  );
  return parts.map((_, index) => {
    const [rateEffect = zero, weightEffect = zero] = decimals.slice(2 * index, 2 * index + 2);
    return { rateEffect, weightEffect, part: rateEffect.plus(weightEffect) };
  });
}

/** What a branch added to a sum; without a value it adds nothing. */
function ownChange({ before, after }: Part): Decimal {
  const value = (side: Found | undefined): Decimal => intervalOf(side?.figure)?.low ?? zero;
  return value(after).minus(value(before));
}

function shareOf(part: Found | undefined, whole: Found | undefined): Decimal | undefined {
  const all = whole?.rollup.totals.volume ?? zero;
  if (all.eq(zero)) return undefined;
  return divide((part?.rollup.totals.volume ?? zero).times(hundred), all);
}
