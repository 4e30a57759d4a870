import fc from 'fast-check';
import {
  compareIntervals,
  decimal,
  difference,
  displayChange,
  distanceTo,
  meets,
  percentOfLimit,
  plain,
  relativeChange,
  trendOf,
  type Interval,
} from '../../src/model';

/** Intervals of whole numbers, whose every value can be gone through. */
const anyWhole = fc
  .tuple(fc.integer({ min: -6, max: 6 }), fc.integer({ min: 0, max: 4 }))
  .map(([low, width]) => ({ low, high: low + width }));
type Whole = { readonly low: number; readonly high: number };

const exact = (of: number): ReturnType<typeof decimal> => decimal(String(of));
const interval = ({ low, high }: Whole): Interval => ({ low: exact(low), high: exact(high) });
const between = (low: string, high = low): Interval => ({ low: decimal(low), high: decimal(high) });
const values = ({ low, high }: Whole): number[] => Array.from({ length: high - low + 1 }, (_, i) => low + i);
const pairs = (a: Whole, b: Whole): [number, number][] =>
  values(a).flatMap((x) => values(b).map((y): [number, number] => [x, y]));
const shown = (of: Interval | undefined): string | undefined =>
  of && (of.low.eq(of.high) ? plain(of.low) : `${plain(of.low)}..${plain(of.high)}`);

test('a difference spans all differences of values, and no more', () => {
  fc.assert(
    fc.property(anyWhole, anyWhole, (a, b) => {
      const all = pairs(a, b).map(([x, y]) => x - y);
      expect(shown(difference(interval(a), interval(b)))).toBe(
        shown(interval({ low: Math.min(...all), high: Math.max(...all) })),
      );
    }),
  );
});

test('an order is told only where all values agree on it', () => {
  const order = (x: number, y: number): string => (x < y ? 'less' : x > y ? 'greater' : 'equal');
  fc.assert(
    fc.property(anyWhole, anyWhole, (a, b) => {
      const all = new Set(pairs(a, b).map(([x, y]) => order(x, y)));
      const [only] = all;
      expect(compareIntervals(interval(a), interval(b))).toBe(all.size === 1 ? only : 'undetermined');
    }),
  );
});

describe('a relative change', () => {
  /** 10¹⁵ · 100 · (x − y) / |y|, to whole numbers, half to even. */
  const percent = (x: number, y: number): bigint => {
    const [dividend, divisor] = [BigInt(x - y) * 10n ** 17n, BigInt(Math.abs(y))];
    const magnitude = dividend < 0n ? -dividend : dividend;
    const [quotient, twice] = [magnitude / divisor, (magnitude % divisor) * 2n];
    const up = twice > divisor || (twice === divisor && quotient % 2n === 1n);
    return (up ? quotient + 1n : quotient) * (dividend < 0n ? -1n : 1n);
  };

  test('spans what all values come to, in percent; there is none to 0, or to what may be 0', () => {
    fc.assert(
      fc.property(anyWhole, anyWhole, (after, before) => {
        const relative = relativeChange(interval(after), interval(before));
        if (before.low <= 0 && before.high >= 0) {
          expect(relative).toBeUndefined();
          return;
        }
        const all = pairs(after, before).map(([x, y]) => percent(x, y));
        const [least, most] = [all.reduce((a, b) => (a < b ? a : b)), all.reduce((a, b) => (a > b ? a : b))];
        expect(shown(relative)).toBe(shown(between(`${least}e-15`, `${most}e-15`)));
      }),
    );
  });

  test.each([
    ['1.5', '1.2', '25'],
    ['1', '3', '-66.666666666666667'],
    ['-1', '-2', '50'], // up by half of what it was
  ])('to %s from %s is %s', (after, before, expected) => {
    expect(shown(relativeChange(between(after), between(before)))).toBe(expected);
  });
});

describe('which way it went', () => {
  test.each([
    ['lower', '2', '1', 'BETTER'],
    ['lower', '1', '2', 'WORSE'],
    ['higher', '1', '2', 'BETTER'],
    ['higher', '2', '1', 'WORSE'],
    ['higher', '2', '2.0', 'SAME'],
    ['none', '2', '1', 'NONE'],
  ] as const)('%s is better, from %s to %s: %s', (direction, before, after, expected) => {
    expect(trendOf(direction, between(before), between(after))).toBe(expected);
  });

  test('two figures below the same bound can not be told apart', () => {
    const below = between('0', '0.00001');
    expect(trendOf('lower', below, below)).toBe('UNDETERMINED');
    expect(trendOf('lower', between('0.0001'), below)).toBe('BETTER');
    expect(trendOf('lower', between('0.00001'), below)).toBe('UNDETERMINED');
  });

  test('without a value on either side there is none', () => {
    expect(trendOf('lower', undefined, between('1'))).toBe('NONE');
    expect(trendOf('lower', between('1'), undefined)).toBe('NONE');
  });
});

describe('the distance to a limit', () => {
  // even numbers, so that the middle of a value's interval and of the limits is a whole number
  const even = fc.integer({ min: -6, max: 6 }).map((n) => 2 * n);
  const anyLimit = fc
    .record({ min: fc.option(even, { nil: undefined }), max: fc.option(even, { nil: undefined }) })
    .filter(({ min, max }) => min === undefined || max === undefined || min <= max);

  test('spans the distance of every value, and says the same as whether the limit is met', () => {
    fc.assert(
      fc.property(anyLimit, anyWhole, ({ min, max }, value) => {
        const limit = {
          min: min === undefined ? undefined : exact(min),
          max: max === undefined ? undefined : exact(max),
        };
        const of = interval(value);
        const distance = distanceTo(limit, of);
        if (min === undefined && max === undefined) {
          expect(distance).toBeUndefined();
          return;
        }
        const all = values(value).map((x) => Math.min((max ?? Infinity) - x, x - (min ?? -Infinity)));
        expect(shown(distance)).toBe(shown(interval({ low: Math.min(...all), high: Math.max(...all) })));
        const zero = exact(0);
        const met = distance?.low.gte(zero) ? true : distance?.high.lt(zero) ? false : undefined;
        expect(met).toBe(meets(limit, of.low, of.high));
      }),
    );
  });

  test('in percent of a limit that is one, and not 0', () => {
    const limit = { max: decimal('0.0001') };
    const below = distanceTo(limit, between('0', '0.00001'));
    expect(shown(below)).toBe('0.00009..0.0001');
    expect(below && shown(percentOfLimit(limit, below))).toBe('90..100');
    const two = { min: decimal('1'), max: decimal('3') };
    expect(percentOfLimit(two, between('1'))).toBeUndefined();
    expect(percentOfLimit({ max: decimal('0') }, between('1'))).toBeUndefined();
  });
});

describe('a change as people read it', () => {
  const days = { unitSymbol: { zh: '天', en: 'd' }, decimals: 2 };
  test.each([
    [['0.125'], '+0.13天', '+0.13 d'],
    [['-0.125'], '-0.13天', '-0.13 d'],
    [['0'], '0天', '0 d'],
    [['0.00123'], '+0.0012天', '+0.0012 d'],
    [['-0.231', '0.101'], '-0.24…+0.11天', '-0.24…+0.11 d'],
    [['0', '0.5'], '0…+0.5天', '0…+0.5 d'],
  ])('%j', ([low = '', high = low], zh, en) => {
    expect(displayChange(between(low, high), days, 'zh')).toBe(zh);
    expect(displayChange(between(low, high), days, 'en')).toBe(en);
  });
});
