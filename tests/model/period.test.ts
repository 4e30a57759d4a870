import fc from 'fast-check';
import {
  comparePeriods,
  covers,
  dayAfter,
  enclosing,
  grains,
  monthCount,
  parsePeriod,
  parts,
  period,
  periodAndWithin,
  periodCode,
  periodsWithin,
  shift,
  smallestCovering,
  upwards,
  type Period,
} from '../../src/model';

const lengths = { month: 1, quarter: 3, 'half-year': 6, year: 12 };
const anyPeriod: fc.Arbitrary<Period> = fc
  .record({ year: fc.integer({ min: 1990, max: 2050 }), grain: fc.constantFrom(...grains), at: fc.nat(11) })
  .map(({ year, grain, at }) => ({ year, grain, index: Math.floor(at / lengths[grain]) + 1 }));

/** The months of a period as numbers counted from year 0. */
function months({ year, grain, index }: Period): number[] {
  return Array.from({ length: lengths[grain] }, (_, i) => year * 12 + (index - 1) * lengths[grain] + i);
}
const codes = (periods: readonly Period[]): string[] => periods.map(periodCode);

test('codes are read as they are written', () => {
  fc.assert(fc.property(anyPeriod, (one) => expect(parsePeriod(periodCode(one))).toEqual(one)));
  for (const code of [
    '2009-7',
    '2009-13',
    '2009-00',
    '2009-Q5',
    '2009-Q0',
    '2009-H3',
    '09-07',
    '200907',
    '2009-q3',
    '',
  ]) {
    expect(parsePeriod(code)).toBeUndefined();
  }
  expect(() => period('2009-13')).toThrow(RangeError);
});

test('one covers another when it has all its months', () => {
  fc.assert(
    fc.property(anyPeriod, anyPeriod, (a, b) => {
      const inside = new Set(months(a));
      expect(covers(a, b)).toBe(months(b).every((one) => inside.has(one)));
      expect(monthCount(a)).toBe(months(a).length);
    }),
  );
});

test('the smallest covering is the shortest that covers all', () => {
  fc.assert(
    fc.property(fc.array(anyPeriod, { minLength: 1, maxLength: 4 }), (some) => {
      const [first] = some;
      const candidates = first ? upwards(first).filter((up) => some.every((one) => covers(up, one))) : [];
      const shortest = candidates.sort((a, b) => monthCount(a) - monthCount(b))[0];
      expect(smallestCovering(some)).toEqual(shortest);
    }),
  );
  expect(smallestCovering([])).toBeUndefined();
});

test('2009-H2 and what lies in and around it', () => {
  const half = period('2009-H2');
  expect(codes(periodsWithin(half, 'month'))).toEqual([
    '2009-07',
    '2009-08',
    '2009-09',
    '2009-10',
    '2009-11',
    '2009-12',
  ]);
  expect(codes(periodsWithin(half, 'year'))).toEqual([]);
  expect(codes(parts(half))).toEqual(['2009-Q3', '2009-Q4']);
  expect(codes(parts(period('2009-Q3')))).toEqual(['2009-07', '2009-08', '2009-09']);
  expect(codes(parts(period('2009')))).toEqual(['2009-H1', '2009-H2']);
  expect(parts(period('2009-07'))).toEqual([]);
  expect(codes(upwards(period('2009-07')))).toEqual(['2009-07', '2009-Q3', '2009-H2', '2009']);
  expect(codes(periodAndWithin(half)).slice(0, 4)).toEqual(['2009-H2', '2009-Q3', '2009-Q4', '2009-07']);
  expect(enclosing(half, 'month')).toBeUndefined();
  expect(codes(['2009-08', '2009-H2', '2009-07', '2009-Q3', '2009'].map(period).sort(comparePeriods))).toEqual([
    '2009',
    '2009-H2',
    '2009-Q3',
    '2009-07',
    '2009-08',
  ]);
});

test.each([
  ['2009-12', '2010-01-01', 1, '2010-01'],
  ['2009-H2', '2010-01-01', -1, '2009-H1'],
  ['2009-Q1', '2009-04-01', -1, '2008-Q4'],
  ['2008', '2009-01-01', 3, '2011'],
])('the day after %s is %s; %d later it is %s', (code, day, steps, later) => {
  expect(dayAfter(period(code))).toBe(day);
  expect(periodCode(shift(period(code), steps))).toBe(later);
});
