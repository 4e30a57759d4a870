import type { Indicator } from '../../catalogue';
import { groupBy } from '../../foundation';
import {
  covers,
  decimal,
  display,
  lift,
  merge,
  monthCount,
  noTotals,
  overlap,
  period,
  seriesKey,
  value,
  type Decimal,
  type Finding,
  type Measure,
  type Observation,
} from '../../model';
import { findingKinds } from '../../model';
import { seriesName, type Case, type Rule } from '../case';

/**
 * A figure for a quarter or half-year where figures for finer periods of it are there too. The finer ones count; the
 * coarser is reconciled with them where they fill it.
 */
export const coarseAndFine: Rule = (about) => {
  const said = about.observations.filter(({ status }) => status !== 'NOT_REPORTED');
  const bySeries = groupBy(said, (one) => `${one.branch} ${seriesKey(one)}`);
  return [...bySeries.values()].flatMap((observations) =>
    observations.flatMap((coarse) => {
      const outer = period(coarse.period);
      const finer = observations.filter((one) => one.period !== coarse.period && covers(outer, period(one.period)));
      return finer.length === 0 ? [] : reconcile(about, coarse, finer);
    }),
  );
};

function reconcile({ catalogue }: Case, coarse: Observation, finer: readonly Observation[]): Finding[] {
  const indicator = catalogue.indicator(coarse.indicator) as Indicator;
  const series = catalogue.seriesOf(coarse);
  if (!series) return [];
  const finest = finer.filter(
    (one) => !finer.some((other) => other !== one && covers(period(one.period), period(other.period))),
  );
  const months = finest.reduce((sum, one) => sum + monthCount(period(one.period)), 0);
  const rule = indicator.rollup === 'latest' ? 'weighted_mean' : indicator.rollup;
  const measures = finest.flatMap((one) => measureOf(one) ?? []);
  const together = value(
    rule,
    measures.map((one) => lift(rule, one)).reduce((a, b) => merge(rule, a, b), noTotals),
  );
  const stated = measureOf(coarse);
  const spoken = { series: seriesName(catalogue, series), period: coarse.period };
  const style = { unitSymbol: indicator.unit.symbol, decimals: indicator.decimals, greatest: indicator.range.max };
  if (
    stated &&
    together &&
    months === monthCount(period(coarse.period)) &&
    !agree(stated, together, indicator.decimals)
  ) {
    const shown = (one: { low: Decimal; high: Decimal }): string =>
      display(one.low, one.high, style, catalogue.language);
    return [
      finding(coarse, finest, 'COARSE_DIFFERS', { ...spoken, stated: shown(stated), recomputed: shown(together) }),
    ];
  }
  return [finding(coarse, finest, 'COARSE_UNUSED', spoken)];
}

function measureOf({ low, high, volume, weighted }: Observation): Measure | undefined {
  return low && high ? { low, high, volume: volume ?? decimal('0'), weighted } : undefined;
}

/** Equal within half a unit of the last place that the indicator shows, or intervals that can be the same value. */
function agree(a: { low: Decimal; high: Decimal }, b: { low: Decimal; high: Decimal }, decimals: number): boolean {
  const half = decimal(`0.5e-${decimals}`);
  return overlap({ low: a.low.minus(half), high: a.high.plus(half) }, b);
}

function finding(
  coarse: Observation,
  finer: readonly Observation[],
  code: 'COARSE_DIFFERS' | 'COARSE_UNUSED',
  values: Finding['values'],
): Finding {
  const { sheet, cell, rawText } = coarse.source;
  return {
    code,
    severity: findingKinds[code].severity,
    sheet,
    cell,
    cells: finer.filter(({ source }) => source.sheet === sheet).map(({ source }) => source.cell),
    rawText,
    values,
  };
}
