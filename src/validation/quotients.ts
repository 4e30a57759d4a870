import type { Catalogue, Indicator } from '../catalogue';
import { divide, plain, proportion, zero, type Decimal, type Finding } from '../model';
import { about, type MeasuredFigure, type Pair } from './case';
import { unitName } from './measure-figure';

/** What a numerator and a volume come to. */
export interface Quotient {
  /** In the indicator's unit, rounded half to even to `valueScale` places. */
  readonly value: Decimal;
  /** Value · volume exactly. */
  readonly weighted: Decimal;
  readonly numerator: MeasuredFigure;
  readonly volume: MeasuredFigure;
}

/** The quotient that a pair has; undefined without a numerator, or a volume above 0 to divide it by. */
export function quotientOf(pair: Pair, catalogue: Catalogue): Quotient | undefined {
  const [numerator] = pair.numerators;
  const [volume] = pair.volumes;
  if (numerator?.measured.kind !== 'number' || volume?.measured.kind !== 'number') return undefined;
  const below = volume.measured.low;
  if (below.lte(zero)) return undefined;
  const { unit } = catalogue.indicator(pair.series.indicator) as Indicator;
  const above = numerator.measured.low;
  // factors of a proportion are powers of ten, so that nothing is rounded
  const weighted = unit.dimension === proportion ? divide(above, unit.factor) : above;
  return { value: divide(weighted, below), weighted, numerator, volume };
}

/** What is wrong with a quotient where it is outside of what the indicator can be; it is then no figure. */
export function outsideRange({ value, numerator, volume }: Quotient, catalogue: Catalogue): Finding | undefined {
  const indicator = catalogue.indicator(numerator.series.indicator) as Indicator;
  const { min, max } = indicator.range;
  const spoken = {
    indicator: indicator.name[catalogue.language],
    expected: unitName(indicator, catalogue),
    value: plain(value),
  };
  const cells = [volume.place.cell];
  if (min !== undefined && value.lt(min))
    return about(numerator, 'VALUE_BELOW_RANGE', { ...spoken, limit: plain(min) }, cells);
  if (max !== undefined && value.gt(max))
    return about(numerator, 'VALUE_ABOVE_RANGE', { ...spoken, limit: plain(max) }, cells);
  return undefined;
}
