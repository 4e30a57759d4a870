import { decimal, max, min, zero, type Decimal } from '../../model';

/** What is usual among some figures, in a way that a few odd ones do not move: the median, and how far from it is far. */
export interface Typical {
  readonly median: Decimal;
  isFar(value: Decimal): boolean;
}

/** From the median absolute deviation to the standard deviation of a normal distribution. */
const consistency = decimal('1.4826');
/** So many deviations away is far: bad months and small branches, as offices really see them, stay below it. */
const farDeviations = decimal('12');
/** However little the figures differ, less than this share of the median is not far … */
const leastShare = decimal('0.8');
/** … nor, for a rate close to its greatest value, less than so many times what is wanting there (99.6 % wants 0.4). */
const leastWants = decimal('4');
/** So many times below even the lower quarter is far as well: no spread excuses what slipped by two decimal places. */
const farBelow = decimal('20');

export function typical(values: readonly Decimal[], greatest?: Decimal): Typical {
  const median = medianOf(values);
  const deviation = medianOf(values.map((value) => value.minus(median).abs())).times(consistency);
  const share = median.abs().times(leastShare);
  const least = greatest ? min(share, greatest.minus(median).abs().times(leastWants)) : share;
  const distance = max(deviation.times(farDeviations), least);
  const lowerQuarter = inOrder(values)[Math.floor(values.length / 4)] ?? median;
  const isFarBelow = (value: Decimal): boolean => value.gt(zero) && value.times(farBelow).lt(lowerQuarter);
  return { median, isFar: (value) => value.minus(median).abs().gt(distance) || isFarBelow(value) };
}

function inOrder(values: readonly Decimal[]): Decimal[] {
  return [...values].sort((a, b) => a.cmp(b));
}

function medianOf(values: readonly Decimal[]): Decimal {
  const sorted = inOrder(values);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? zero;
  return sorted.length % 2 === 1 ? upper : upper.plus(sorted[middle - 1] ?? upper).times(decimal('0.5'));
}
