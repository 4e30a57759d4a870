import fc from 'fast-check';
import { apportion, decimal, Fraction, plain } from '../../src/model';

const anyFraction = fc.tuple(
  fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
  fc.bigInt({ min: 1n, max: 10n ** 12n }),
);
type Pair = readonly [bigint, bigint];
const fraction = ([numerator, denominator]: Pair): Fraction => Fraction.of(numerator, denominator);
const scale = 10n ** 15n;
/** What a decimal of 15 places is in its last digit. */
const units = (of: ReturnType<typeof decimal>): bigint => {
  const [whole = '', places = ''] = plain(of).split('.');
  return BigInt(whole + places.padEnd(15, '0'));
};

describe('fractions', () => {
  test('come to what cross-multiplication says, in lowest terms', () => {
    fc.assert(
      fc.property(anyFraction, anyFraction, (x, y) => {
        const [[a, b], [c, d]] = [x, y];
        const same = (of: Fraction, numerator: bigint, denominator: bigint): void => {
          expect(of.numerator * denominator).toBe(numerator * of.denominator);
          expect(of.denominator > 0n).toBe(true);
        };
        same(fraction(x).plus(fraction(y)), a * d + c * b, b * d);
        same(fraction(x).minus(fraction(y)), a * d - c * b, b * d);
        same(fraction(x).times(fraction(y)), a * c, b * d);
        if (c !== 0n) same(fraction(x).over(fraction(y)), a * d, b * c);
        expect(Fraction.of(a * 6n, b * 6n)).toEqual(fraction(x));
        expect(Fraction.of(-a, -b)).toEqual(fraction(x));
      }),
    );
  });

  test('are read from decimals without loss', () => {
    expect(Fraction.ofDecimal(decimal('-1.50'))).toEqual(Fraction.of(-3n, 2n));
    expect(Fraction.ofDecimal(decimal('0.000001'))).toEqual(Fraction.of(1n, 1_000_000n));
    expect(Fraction.ofDecimal(decimal('0'))).toEqual(Fraction.zero);
  });

  test('nothing is divided by 0', () => {
    expect(() => Fraction.of(1n, 0n)).toThrow(RangeError);
    expect(() => Fraction.of(1n).over(Fraction.zero)).toThrow(RangeError);
  });
});

describe('apportioning', () => {
  test.each([
    [
      '1',
      [
        [1n, 3n],
        [1n, 3n],
        [1n, 3n],
      ],
      ['0.333333333333334', '0.333333333333333', '0.333333333333333'],
    ],
    [
      '0',
      [
        [1n, 3n],
        [-1n, 3n],
      ],
      ['0.333333333333333', '-0.333333333333333'],
    ],
    [
      '1',
      [
        [1n, 6n],
        [1n, 3n],
        [1n, 2n],
      ],
      ['0.166666666666667', '0.333333333333333', '0.5'],
    ],
    [
      '0.5',
      [
        [1n, 2n],
        [0n, 1n],
      ],
      ['0.5', '0'],
    ],
    // the total was rounded by itself: what it is short of, or has too much, goes to what did not come out even
    [
      '0.666666666666666',
      [
        [1n, 3n],
        [1n, 3n],
        [0n, 1n],
      ],
      ['0.333333333333333', '0.333333333333333', '0'],
    ],
    [
      '0.333333333333332',
      [
        [1n, 3n],
        [0n, 1n],
      ],
      ['0.333333333333332', '0'],
    ],
    [
      '0.333333333333335',
      [
        [1n, 3n],
        [0n, 1n],
      ],
      ['0.333333333333335', '0'],
    ],
    ['0.500000000000001', [[1n, 2n]], ['0.500000000000001']],
  ] as const)('%s over %j', (total, parts, expected) => {
    expect(apportion(decimal(total), parts.map(fraction)).map(plain)).toEqual(expected);
  });

  test('adds up to the total exactly, and moves nothing by a whole last digit', () => {
    fc.assert(
      fc.property(fc.array(anyFraction, { minLength: 1, maxLength: 30 }), (pairs) => {
        const parts = pairs.map(fraction);
        const sum = parts.reduce((a, b) => a.plus(b), Fraction.zero);
        const total = decimal(`${(sum.numerator * scale) / sum.denominator}e-15`); // what a quotient may be cut to
        const decimals = apportion(total, parts);
        expect(decimals.reduce((so, one) => so + units(one), 0n)).toBe(units(total));
        decimals.forEach((one, index) => {
          const { numerator, denominator } = parts[index] ?? Fraction.zero;
          const off = units(one) * denominator - numerator * scale;
          expect((off < 0n ? -off : off) <= denominator).toBe(true);
        });
      }),
    );
  });
});
