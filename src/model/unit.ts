import { divide, type Decimal } from './decimal';

/**
 * A unit of measure. Units of one `dimension` convert into each other by their `factor`, the size of the unit in the
 * dimension's base unit. Working days are a dimension of their own: they are not days.
 */
export interface Unit {
  readonly code: string;
  readonly dimension: string;
  readonly factor: Decimal;
}

/** The dimension of pure numbers, quotients of two counts: rates, percentages, so many per million. */
export const proportion = 'proportion';

/** Converts exactly where the quotient is finite, else rounded half to even to `valueScale` places; undefined between dimensions. */
export function convert(value: Decimal, from: Unit, to: Unit): Decimal | undefined {
  if (from.dimension !== to.dimension) return undefined;
  if (from.code === to.code) return value;
  return divide(value.times(from.factor), to.factor);
}
