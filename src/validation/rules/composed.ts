import type { Catalogue, Indicator } from '../../catalogue';
import { decimal, display, divide, periodCode, zero, type Decimal, type Finding } from '../../model';
import { about, seriesName, type MeasuredFigure, type Pair, type Rule } from '../case';
import { pairKey } from '../pairs';

/** Scores that are not the weighted mean of the parts that stand beside them. */
export const composed: Rule = ({ catalogue, pairs }) => {
  const scores = pairs.flatMap((pair) => {
    const indicator = catalogue.indicator(pair.series.indicator);
    const [written] = pair.values;
    return indicator?.composedOf && written ? [{ pair, indicator, written }] : [];
  });
  if (scores.length === 0) return [];
  const known = new Map(pairs.map((pair) => [pairKey(pair.branch, pair.series, pair.period), pair]));
  return scores.flatMap((score) => heldAgainstParts(score, known, catalogue));
};

interface Score {
  readonly pair: Pair;
  readonly indicator: Indicator;
  readonly written: MeasuredFigure;
}

function heldAgainstParts(
  { pair, indicator, written }: Score,
  known: ReadonlyMap<string, Pair>,
  catalogue: Catalogue,
): Finding[] {
  const { measured, content } = written;
  if (measured.kind !== 'number' || content.kind !== 'quantity') return [];
  const parts = (indicator.composedOf ?? []).map((part) => {
    const figure = known.get(pairKey(pair.branch, { ...pair.series, indicator: part.indicator }, pair.period))
      ?.values[0];
    return { ...part, figure, measured: figure?.measured };
  });
  let [low, high, weights]: [Decimal, Decimal, Decimal] = [zero, zero, zero];
  for (const { weight, measured: part } of parts) {
    if (part?.kind !== 'number') return [];
    low = low.plus(part.low.times(weight));
    high = high.plus(part.high.times(weight));
    weights = weights.plus(weight);
  }
  const whole = { low: divide(low, weights), high: divide(high, weights) };
  const decimals = Math.max(content.quantity.decimals, 0);
  const half = decimal(`0.5000001e-${decimals}`);
  if (measured.high.gte(whole.low.minus(half)) && measured.low.lte(whole.high.plus(half))) return [];
  const style = { unitSymbol: indicator.unit.symbol, decimals: Math.max(indicator.decimals, decimals) };
  const values = {
    series: seriesName(catalogue, pair.series),
    period: pair.period ? periodCode(pair.period) : '',
    stated: written.rawText,
    recomputed: display(whole.low, whole.high, { ...style, greatest: indicator.range.max }, catalogue.language),
  };
  const cells = parts.flatMap(({ figure }) => (figure?.place.sheet === written.place.sheet ? [figure.place.cell] : []));
  return [about(written, 'SCORE_DIFFERS', values, cells)];
}
