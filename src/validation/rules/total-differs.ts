import type { Catalogue, Indicator } from '../../catalogue';
import type { Total } from '../../layouts';
import {
  convert,
  decimal,
  display,
  divide,
  lift,
  merge,
  needsVolume,
  noTotals,
  plain,
  seriesKey,
  value,
  zero,
  type Decimal,
  type Finding,
  type Measure,
} from '../../model';
import { findingKinds } from '../../model';
import type { Case, MeasuredFigure, Rule } from '../case';
import { quotientOf } from '../quotients';

/** Totals and averages that do not follow from their rows: values are weighted by volume, numerators and volumes added. */
export const totalDiffers: Rule = (about) => {
  const measured = new Map(about.figures.map((figure) => [placeKey(figure.place), figure]));
  const measures = measuresByPlace(about);
  return about.recognition.totals.flatMap((total) => {
    const terms = total.of.flatMap(({ place }) => measured.get(placeKey(place)) ?? []);
    if (terms.length === 0 || terms.some((term) => term.measured.kind === 'faulty')) return [];
    return total.role === 'value' ? checkValue(total, terms, measures, about.catalogue) : checkSum(total, terms);
  });
};

function placeKey({ sheet, cell }: { sheet: string; cell: string }): string {
  return `${sheet}!${cell}`;
}

/** What each value that is written stands for, with its weight: the quotient beside it, before it was rounded, if any. */
function measuresByPlace({ pairs, catalogue }: Case): ReadonlyMap<string, Measure> {
  const measures = new Map<string, Measure>();
  for (const pair of pairs) {
    const [value] = pair.values;
    const [volume] = pair.volumes;
    if (value?.measured.kind !== 'number') continue;
    const { low, high } = value.measured;
    const weight = volume?.measured.kind === 'number' ? volume.measured.low : zero;
    const quotient = quotientOf(pair, catalogue);
    const measure = quotient
      ? { low: quotient.value, high: quotient.value, volume: weight, weighted: quotient.weighted }
      : { low, high, volume: weight };
    measures.set(placeKey(value.place), measure);
  }
  return measures;
}

function checkSum(total: Total, terms: readonly MeasuredFigure[]): Finding[] {
  if (total.content.kind !== 'quantity') return [];
  const { number, decimals } = total.content.quantity;
  const sum = terms.reduce((so, { measured }) => (measured.kind === 'number' ? so.plus(measured.low) : so), zero);
  const mean = divide(sum, decimal(String(terms.length)));
  const fits = near(number, sum, decimals) || (total.how === 'mean' && near(number, mean, decimals));
  return fits ? [] : [differs(total, plain(number), plain(total.how === 'mean' ? mean : sum))];
}

function checkValue(
  total: Total,
  terms: readonly MeasuredFigure[],
  known: ReadonlyMap<string, Measure>,
  catalogue: Catalogue,
): Finding[] {
  const [first] = terms;
  const series = first?.series;
  if (
    !series ||
    total.content.kind !== 'quantity' ||
    terms.some((term) => seriesKey(term.series) !== seriesKey(series))
  )
    return [];
  const indicator = catalogue.indicator(series.indicator) as Indicator;
  const rule = needsVolume(series.rollup) ? 'weighted_mean' : series.rollup;
  const measures = terms.flatMap((term) => known.get(placeKey(term.place)) ?? []);
  const expected = value(
    rule,
    measures.map((measure) => lift(rule, measure)).reduce((a, b) => merge(rule, a, b), noTotals),
  );
  const { number, decimals, bound, unit } = total.content.quantity;
  const given = catalogue.unit(unit ?? total.unit ?? indicator.unit.code) ?? indicator.unit;
  const stated = convert(number, given, indicator.unit);
  if (!expected || stated === undefined) return [];
  const scaled = convert(decimal(`1e-${Math.max(decimals, 0)}`), given, indicator.unit) ?? decimal('1');
  const low = bound === 'below' ? zero : stated;
  if (
    low.lte(expected.high.plus(scaled)) &&
    stated.gte(expected.low.minus(scaled)) &&
    (bound !== 'exact' || closeEnough(stated, expected, scaled))
  )
    return [];
  const style = {
    unitSymbol: indicator.unit.symbol,
    decimals: Math.max(indicator.decimals, decimals),
    greatest: indicator.range.max,
  };
  return [differs(total, total.rawText, display(expected.low, expected.high, style, catalogue.language))];
}

/** Within half a unit of the last place shown. */
function closeEnough(stated: Decimal, { low, high }: { low: Decimal; high: Decimal }, unit: Decimal): boolean {
  const half = unit.times(decimal('0.5000001'));
  return stated.gte(low.minus(half)) && stated.lte(high.plus(half));
}

function near(a: Decimal, b: Decimal, decimals: number): boolean {
  return a
    .minus(b)
    .abs()
    .lte(decimal(`0.5000001e-${Math.max(decimals, 0)}`));
}

function differs(total: Total, stated: string, recomputed: string): Finding {
  return {
    code: 'TOTAL_DIFFERS',
    severity: findingKinds.TOTAL_DIFFERS.severity,
    sheet: total.place.sheet,
    cell: total.place.cell,
    cells: [...new Set(total.of.map(({ place }) => place.cell))],
    rawText: total.rawText,
    values: { stated, recomputed },
  };
}
