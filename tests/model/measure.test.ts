import fc from 'fast-check';
import {
  boundOf,
  decimal,
  isReversible,
  lift,
  meets,
  merge,
  noTotals,
  overlap,
  plain,
  rollupRules,
  sameTotals,
  subtract,
  value,
  type Measure,
  type Totals,
} from '../../src/model';

const thousandths = fc.bigInt({ min: 0n, max: 10n ** 9n });
/** Measures with three decimal places, as whole thousandths: what they come to is worked out in whole numbers. */
const anyMeasure = fc.record({
  low: thousandths,
  width: fc.bigInt({ min: 0n, max: 1000n }),
  volume: fc.bigInt({ min: 0n, max: 10n ** 7n }),
});
type Whole = { low: bigint; width: bigint; volume: bigint };
const exact = (of: bigint): ReturnType<typeof decimal> => decimal(`${of}e-3`);
const measure = ({ low, width, volume }: Whole): Measure => ({
  low: exact(low),
  high: exact(low + width),
  volume: decimal(String(volume)),
});
const anyRule = fc.constantFrom(...rollupRules);
const same = (a: Totals, b: Totals): void => expect(sameTotals(a, b)).toBe(true);

test('merging is commutative and associative, and nothing is its neutral element', () => {
  fc.assert(
    fc.property(anyRule, anyMeasure, anyMeasure, anyMeasure, (rule, ...measures) => {
      const [a, b, c] = measures.map((one) => lift(rule, measure(one))) as [Totals, Totals, Totals];
      same(merge(rule, a, b), merge(rule, b, a));
      same(merge(rule, merge(rule, a, b), c), merge(rule, a, merge(rule, b, c)));
      same(merge(rule, a, noTotals), a);
      same(merge(rule, noTotals, a), a);
    }),
  );
});

test('what was merged in is taken back exactly', () => {
  fc.assert(
    fc.property(fc.constantFrom(...rollupRules.filter(isReversible)), anyMeasure, anyMeasure, (rule, one, other) => {
      const [a, b] = [lift(rule, measure(one)), lift(rule, measure(other))];
      same(subtract(merge(rule, a, b), b), a);
    }),
  );
  expect(rollupRules.filter((rule) => !isReversible(rule))).toEqual(['maximum', 'none']);
});

test('any grouping gives the same answer, and a weighted mean is Σ(value·volume) / Σvolume', () => {
  fc.assert(
    fc.property(fc.array(anyMeasure, { minLength: 1, maxLength: 12 }), fc.nat(11), (all, cut) => {
      const gather = (some: readonly Whole[]): Totals =>
        some.map((one) => lift('weighted_mean', measure(one))).reduce((a, b) => merge('weighted_mean', a, b), noTotals);
      const whole = gather(all);
      same(merge('weighted_mean', gather(all.slice(0, cut)), gather(all.slice(cut))), whole);
      const volume = all.reduce((sum, one) => sum + one.volume, 0n);
      const found = value('weighted_mean', whole);
      if (volume === 0n) return expect(found).toBeUndefined();
      for (const [side, sum] of [
        ['low', all.reduce((so, one) => so + one.low * one.volume, 0n)],
        ['high', all.reduce((so, one) => so + (one.low + one.width) * one.volume, 0n)],
      ] as const) {
        // found is within half a unit of the fifteenth place of sum / (1000 · volume)
        const digits = BigInt(plain((found?.[side] ?? decimal('0')).times(decimal('1e15'))));
        const apart = 2n * (digits * 1000n * volume - sum * 10n ** 15n);
        expect(apart <= 1000n * volume && apart >= -1000n * volume).toBe(true);
      }
    }),
  );
});

test('counts are added, of maxima the largest is kept', () => {
  fc.assert(
    fc.property(fc.array(anyMeasure, { minLength: 1, maxLength: 8 }), (all) => {
      const of = (rule: 'sum' | 'maximum') =>
        value(
          rule,
          all.map((one) => lift(rule, measure(one))).reduce((a, b) => merge(rule, a, b), noTotals),
        );
      const largest = all.map(({ low }) => low).reduce((a, b) => (a > b ? a : b));
      expect(of('sum')?.low.eq(exact(all.reduce((sum, { low }) => sum + low, 0n)))).toBe(true);
      expect(of('maximum')?.low.eq(exact(largest))).toBe(true);
    }),
  );
});

test('nothing has no value, and neither has what weighs nothing', () => {
  for (const rule of rollupRules) expect(value(rule, noTotals)).toBeUndefined();
  const weightless = lift('weighted_mean', { low: decimal('3'), high: decimal('3'), volume: decimal('0') });
  expect(value('weighted_mean', weightless)).toBeUndefined();
});

test('the published appeals: weighted by users 12.44, not the plain mean 14.13', () => {
  // 4081 appeals at 23.2 % of the users, 5940 at 53.7 % and 6034 at 23.1 % are 13.6, 8.6 and 20.2 per million
  const all = [
    ['13.6', '232'],
    ['8.6', '537'],
    ['20.2', '231'],
  ].map(([rate = '', share = '']) =>
    lift('weighted_mean', { low: decimal(rate), high: decimal(rate), volume: decimal(share) }),
  );
  const found = value(
    'weighted_mean',
    all.reduce((a, b) => merge('weighted_mean', a, b), noTotals),
  );
  expect(found?.low.toFixed(2)).toBe('12.44');
});

test('bounds, limits and intervals that meet', () => {
  const [zero, one, two, three] = ['0', '1', '2', '3'].map(decimal) as [
    Measure['low'],
    Measure['low'],
    Measure['low'],
    Measure['low'],
  ];
  expect([boundOf(one, one), boundOf(zero, one), boundOf(one, two), boundOf(one, three, three)]).toEqual([
    'EXACT',
    'BELOW',
    'BETWEEN',
    'ABOVE',
  ]);
  expect([meets({ max: two }, one, two), meets({ max: two }, three, three), meets({ max: two }, one, three)]).toEqual([
    true,
    false,
    undefined,
  ]);
  expect([meets({ min: two }, two, three), meets({ min: two }, zero, one), meets({ min: two }, one, two)]).toEqual([
    true,
    false,
    undefined,
  ]);
  expect(overlap({ low: zero, high: one }, { low: one, high: two })).toBe(true);
  expect(overlap({ low: zero, high: one }, { low: two, high: three })).toBe(false);
});
