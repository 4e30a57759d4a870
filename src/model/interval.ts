import { decimal, divide, max, min, zero, type Decimal } from './decimal';
import type { Range } from './measure';

/** What is known of a value: it lies somewhere from `low` to `high`. Exact where both are equal. */
export interface Interval {
  readonly low: Decimal;
  readonly high: Decimal;
}

const hundred = decimal('100');
const half = decimal('0.5');

/** The value where it is known exactly. */
export function exactly({ low, high }: Interval): Decimal | undefined {
  return low.eq(high) ? low : undefined;
}

/** What `a − b` can be. */
export function difference(a: Interval, b: Interval): Interval {
  return { low: a.low.minus(b.high), high: a.high.minus(b.low) };
}

/**
 * By how many percent of the value before it changed: (after − before) / |before| · 100, each bound rounded half to even
 * to `valueScale` places. Undefined where the value before is 0 or may be: there is nothing to relate to.
 */
export function relativeChange(after: Interval, before: Interval): Interval | undefined {
  if (before.low.lte(zero) && before.high.gte(zero)) return undefined;
  // linear in `after`, monotonous in `before` on either side of 0: the extremes are at the corners
  const corners = [after.low, after.high].flatMap((a) =>
    [before.low, before.high].map((b) => divide(a.minus(b).times(hundred), b.abs())),
  );
  return spanOf(corners);
}

export type Order = 'less' | 'equal' | 'greater' | 'undetermined';

/** How `a` stands to `b`, whatever values in them are the true ones. Bounds that only touch decide nothing. */
export function compareIntervals(a: Interval, b: Interval): Order {
  if (a.high.lt(b.low)) return 'less';
  if (a.low.gt(b.high)) return 'greater';
  const [left, right] = [exactly(a), exactly(b)];
  return left !== undefined && right !== undefined ? 'equal' : 'undetermined';
}

/** Which way a figure went. `NONE`: a side has no value, or neither way is better. */
export type Trend = 'BETTER' | 'WORSE' | 'SAME' | 'UNDETERMINED' | 'NONE';

/** Which way it went from `before` to `after`, where lower, higher or neither is better. */
export function trendOf(
  direction: 'lower' | 'higher' | 'none',
  before: Interval | undefined,
  after: Interval | undefined,
): Trend {
  if (direction === 'none' || !before || !after) return 'NONE';
  switch (compareIntervals(after, before)) {
    case 'equal':
      return 'SAME';
    case 'undetermined':
      return 'UNDETERMINED';
    case 'less':
      return direction === 'lower' ? 'BETTER' : 'WORSE';
    case 'greater':
      return direction === 'higher' ? 'BETTER' : 'WORSE';
  }
}

/**
 * How far a value is within a limit: limit − value below a maximum, value − limit above a minimum, the lesser of both
 * where there are two. 0 or more means that the limit is met, below 0 by how much it is not. Undefined without a limit.
 */
export function distanceTo(limit: Range, { low, high }: Interval): Interval | undefined {
  const { min: least, max: most } = limit;
  if (least === undefined && most === undefined) return undefined;
  const at = (value: Decimal): Decimal => {
    const [above, below] = [least && value.minus(least), most?.minus(value)];
    return above && below ? min(above, below) : (above ?? below ?? zero);
  };
  // between two limits the distance is greatest in the middle
  const middle = least && most && least.plus(most).times(half);
  const peak = middle?.gt(low) && middle.lt(high) ? [at(middle)] : [];
  return spanOf([at(low), at(high), ...peak]);
}

/** A distance to a limit in percent of the limit; undefined for two limits, and for one of 0. */
export function percentOfLimit(limit: Range, distance: Interval): Interval | undefined {
  const side = limit.min === undefined ? limit.max : limit.max === undefined ? limit.min : undefined;
  if (side === undefined || side.eq(zero)) return undefined;
  const percent = (value: Decimal): Decimal => divide(value.times(hundred), side.abs());
  return { low: percent(distance.low), high: percent(distance.high) };
}

function spanOf(values: readonly Decimal[]): Interval {
  const [first = zero, ...others] = values;
  return { low: others.reduce(min, first), high: others.reduce(max, first) };
}
