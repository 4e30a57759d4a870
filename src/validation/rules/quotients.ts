import type { Catalogue, Indicator } from '../../catalogue';
import { decimal, display, divide, periodCode, type Finding } from '../../model';
import { about, seriesName, type MeasuredFigure, type Pair, type Rule } from '../case';
import { outsideRange, quotientOf, type Quotient } from '../quotients';

/** Numerators and volumes that come to what can't be, or to another value than the one that is written beside them. */
export const quotients: Rule = ({ catalogue, pairs }) =>
  pairs.flatMap((pair) => {
    const quotient = quotientOf(pair, catalogue);
    if (!quotient) return [];
    const outside = outsideRange(quotient, catalogue);
    if (outside) return [outside];
    const [written] = pair.values;
    return written ? differing(pair, written, quotient, catalogue) : [];
  });

function differing(pair: Pair, written: MeasuredFigure, quotient: Quotient, catalogue: Catalogue): Finding[] {
  const { measured, content } = written;
  if (measured.kind !== 'number' || content.kind !== 'quantity') return [];
  const indicator = catalogue.indicator(pair.series.indicator) as Indicator;
  const given = catalogue.unit(content.quantity.unit ?? written.unit ?? '') ?? indicator.unit;
  // half a unit of the last place that is written, in the indicator's unit
  const half = divide(
    decimal(`0.5000001e-${Math.max(content.quantity.decimals, 0)}`).times(given.factor),
    indicator.unit.factor,
  );
  if (quotient.value.gte(measured.low.minus(half)) && quotient.value.lte(measured.high.plus(half))) return [];
  const style = {
    unitSymbol: indicator.unit.symbol,
    decimals: Math.max(indicator.decimals, content.quantity.decimals),
    greatest: indicator.range.max,
  };
  const values = {
    series: seriesName(catalogue, pair.series),
    period: pair.period ? periodCode(pair.period) : '',
    stated: written.rawText,
    numerator: quotient.numerator.rawText,
    volume: quotient.volume.rawText,
    recomputed: display(quotient.value, quotient.value, style, catalogue.language),
  };
  return [about(written, 'QUOTIENT_DIFFERS', values, cellsBeside(written, quotient))];
}

function cellsBeside({ place }: MeasuredFigure, { numerator, volume }: Quotient): string[] {
  return [numerator, volume].filter((one) => one.place.sheet === place.sheet).map((one) => one.place.cell);
}
