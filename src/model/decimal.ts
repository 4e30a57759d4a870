import Big from 'big.js';

/**
 * Exact decimals. Addition, subtraction and multiplication never round; only `divide` does, to `valueScale` places.
 * A private constructor of big.js is used so that nobody else's settings can reach ours.
 */
const Exact = Big();
Exact.strict = true; // a JavaScript number, with its binary rounding, can't become a figure
Exact.NE = -1000; // never write 1e-7
Exact.PE = 1000;
Exact.DP = 15;
Exact.RM = 2; // half to even

export type Decimal = Big;

/** Decimal places that a reported value, and every quotient, is kept to. */
export const valueScale = 15;
/** Decimal places that a volume is kept to. */
export const volumeScale = 6;
/** The largest value and volume that is accepted, exclusive: what the columns of the warehouse hold exactly. */
export const magnitudeLimit = '1e18';

export type Rounding = 'down' | 'up' | 'half-up' | 'half-even';

/** Reads a plain or exponent decimal such as `-1.50` or `1e-5`; throws on anything else. */
export function decimal(text: string): Decimal {
  return new Exact(text);
}

export const zero: Decimal = decimal('0');

/** The quotient, rounded half to even to `valueScale` places. */
export function divide(dividend: Decimal, divisor: Decimal): Decimal {
  return dividend.div(divisor);
}

/** Rounds to `places` decimals. `down` is towards −∞ and `up` towards +∞, so that a bound stays a bound. */
export function round(value: Decimal, places: number, rounding: Rounding): Decimal {
  switch (rounding) {
    case 'half-up':
      return value.round(places, 1);
    case 'half-even':
      return value.round(places, 2);
    case 'down':
      return value.round(places, value.lt(zero) ? 3 : 0);
    case 'up':
      return value.round(places, value.lt(zero) ? 0 : 3);
  }
}

/** Plain decimal digits, without exponent and trailing zeros: the one spelling in storage, API and exports. */
export function plain(value: Decimal): string {
  const text = value.toFixed();
  const trimmed = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return trimmed === '-0' ? '0' : trimmed;
}

/** Takes a number as engines hand it out (`1.7600`) to its plain spelling (`1.76`). */
export function plainText(text: string): string {
  return plain(decimal(text));
}

export function min(a: Decimal, b: Decimal): Decimal {
  return a.lt(b) ? a : b;
}

export function max(a: Decimal, b: Decimal): Decimal {
  return a.gt(b) ? a : b;
}
