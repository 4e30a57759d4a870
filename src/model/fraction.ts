import { decimal, plain, valueScale, type Decimal } from './decimal';

/** An exact quotient of whole numbers, for sums that must come out to the last digit whatever was divided on the way. */
export class Fraction {
  static readonly zero = new Fraction(0n, 1n);

  /** In lowest terms; the denominator is above 0. */
  private constructor(
    readonly numerator: bigint,
    readonly denominator: bigint,
  ) {}

  /** Throws a RangeError where the denominator is 0. */
  static of(numerator: bigint, denominator = 1n): Fraction {
    if (denominator === 0n) throw new RangeError('division by zero');
    const divisor = greatestCommonDivisor(numerator, denominator) * (denominator < 0n ? -1n : 1n);
    return new Fraction(numerator / divisor, denominator / divisor);
  }

  static ofDecimal(value: Decimal): Fraction {
    const [whole = '', places = ''] = plain(value).split('.');
    return Fraction.of(BigInt(whole + places), 10n ** BigInt(places.length));
  }

  plus(other: Fraction): Fraction {
    return Fraction.of(
      this.numerator * other.denominator + other.numerator * this.denominator,
      this.denominator * other.denominator,
    );
  }

  minus(other: Fraction): Fraction {
    return this.plus(new Fraction(-other.numerator, other.denominator));
  }

  times(other: Fraction): Fraction {
    return Fraction.of(this.numerator * other.numerator, this.denominator * other.denominator);
  }

  /** Throws a RangeError where `other` is 0. */
  over(other: Fraction): Fraction {
    return Fraction.of(this.numerator * other.denominator, this.denominator * other.numerator);
  }
}

/**
 * Decimals of `valueScale` places for fractions that come to `total`, as near to them as decimals can be that add up to
 * `total` exactly: each is rounded down, and what is then missing goes, a last digit each, to those that lost most. Where
 * `total` was rounded by itself, the difference is dealt out in the same way. `total` has no more places than that.
 */
export function apportion(total: Decimal, parts: readonly Fraction[]): readonly Decimal[] {
  const scale = 10n ** BigInt(valueScale);
  const floors = parts.map(({ numerator, denominator }) => {
    const scaled = numerator * scale;
    const rest = ((scaled % denominator) + denominator) % denominator;
    return { units: (scaled - rest) / denominator, lost: Fraction.of(rest, denominator) };
  });
  const wanted = Fraction.ofDecimal(total).times(Fraction.of(scale)).numerator;
  const missing = wanted - floors.reduce((sum, { units }) => sum + units, 0n);
  const inOrder = floors.map((_, index) => index).sort((a, b) => compareLost(floors[b], floors[a]));
  // what came out even stays as it is, while others are there to take the difference
  const uneven = inOrder.filter((index) => floors[index]?.lost.numerator !== 0n);
  const takers = uneven.length > 0 ? uneven : inOrder;
  const count = BigInt(takers.length);
  const extra = new Map(
    takers.map((index, place) => {
      const ahead = count - 1n - BigInt(place); // floor((missing + ahead) / count) deals `missing` out in order
      return [index, floorDivide(missing + ahead, count)] as const;
    }),
  );
  return floors.map(({ units }, index) => decimal(`${units + (extra.get(index) ?? 0n)}e-${valueScale}`));
}

interface Floored {
  readonly lost: Fraction;
}

function compareLost(a: Floored | undefined, b: Floored | undefined): number {
  const [left, right] = [a?.lost ?? Fraction.zero, b?.lost ?? Fraction.zero];
  const gap = left.minus(right).numerator;
  return gap < 0n ? -1 : gap > 0n ? 1 : 0;
}

function floorDivide(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend % divisor < 0n ? quotient - 1n : quotient;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
