import fc from 'fast-check';
import { decimal, noTotals, plain, type Totals } from '../../src/model';
import { contribute, type Base, type ContributionQuery, type ContributionRow } from '../../src/rollups';
import { effectsOnMean } from '../../src/rollups/effects';
import type { Warehouse } from '../../src/warehouse';
import { describeOnEveryEngine } from '../servers/engines';
import { inWarehouse } from '../warehouse/sample';
import { catalogue, store, type Given } from './world';

/** Thousandths of Σ(value·volume) and of volume; nothing where a branch had no figure. */
type Side = { readonly sum: bigint; readonly volume: bigint } | undefined;
type Pair = readonly [Side, Side];
const anySide = fc.option(
  fc.record({ sum: fc.bigInt({ min: 0n, max: 10n ** 9n }), volume: fc.bigInt({ min: 1n, max: 10n ** 6n }) }),
  { nil: undefined, freq: 4 },
);
const anyPairs = fc
  .array(fc.tuple(anySide, anySide), { minLength: 1, maxLength: 14 })
  .filter((pairs) => [0, 1].every((side) => pairs.some((pair) => pair[side] !== undefined)));

const thousandths = (of: bigint) => decimal(`${of}e-3`);
const totals = (side: Side): Totals =>
  side
    ? { low: thousandths(side.sum), high: thousandths(side.sum), volume: thousandths(side.volume), terms: 1 }
    : noTotals;
const together = (pairs: readonly Pair[], side: 0 | 1, what: 'sum' | 'volume'): bigint =>
  pairs.reduce((sum, pair) => sum + (pair[side]?.[what] ?? 0n), 0n);

test('the effects on a mean are what whole numbers say, and come to its change', () => {
  fc.assert(
    fc.property(anyPairs, (pairs) => {
      const [l0, v0] = [together(pairs, 0, 'sum'), together(pairs, 0, 'volume')];
      const [l1, v1] = [together(pairs, 1, 'sum'), together(pairs, 1, 'volume')];
      const effects = effectsOnMean(pairs.map(([before, after]) => ({ before: totals(before), after: totals(after) })));
      // all in whole numbers over one denominator: 2·V₀²·V₁²·b·d
      const expected = pairs.map(([was, is]) => {
        const only = was ?? is;
        if (!only) return { rate: 0n, weight: 0n, under: 1n };
        const [a, b] = [(was ?? only).sum, (was ?? only).volume]; // r₀ = a/b
        const [c, d] = [(is ?? only).sum, (is ?? only).volume]; // r₁ = c/d
        const [w0, w1] = [was?.volume ?? 0n, is?.volume ?? 0n];
        const under = 2n * v0 * v0 * v1 * v1 * b * d;
        return {
          rate: (w0 * v1 + w1 * v0) * (c * b - a * d) * v0 * v1,
          weight: ((a * d + c * b) * v0 * v1 - (l0 * v1 + l1 * v0) * b * d) * (w1 * v0 - w0 * v1),
          under,
        };
      });
      let [sum, under] = [0n, 1n];
      effects.forEach(({ rate, weight }, index) => {
        const oracle = expected[index] ?? { rate: 0n, weight: 0n, under: 1n };
        expect(rate.numerator * oracle.under).toBe(oracle.rate * rate.denominator);
        expect(weight.numerator * oracle.under).toBe(oracle.weight * weight.denominator);
        const part = rate.plus(weight);
        [sum, under] = [sum * part.denominator + part.numerator * under, under * part.denominator];
      });
      expect(sum * v0 * v1).toBe((l1 * v0 - l0 * v1) * under);
    }),
  );
});

const reported = (period: string, indicator: string, low: string, volume: string, high = low): Given => ({
  ...{ period, service: 'ONE', indicator, customerClass: 'ALL', status: 'REPORTED', low, high, volume },
});

async function rowsOf(
  warehouse: Pick<Warehouse, 'rollups' | 'version'>,
  indicator: string,
  unit = 'HEAD',
  base: Base = 'year-before',
) {
  const query = { unit, period: '2010-01', base, indicators: [indicator], customerClasses: ['ALL'], services: ['ONE'] };
  const version = await warehouse.version();
  const whole = await contribute(warehouse, catalogue, query, { limit: 100, version });
  const walked: ContributionRow[] = [];
  for (let more = true; more;) {
    const last = walked.at(-1);
    const after = last && { ...last.whole.series, branch: last.contribution.branch };
    const page = await contribute(warehouse, catalogue, query, { limit: 2, after, version });
    walked.push(...page.rows);
    more = page.hasNext;
  }
  expect(walked.map(told)).toEqual(whole.rows.map(told));
  return whole.rows;
}

const told = ({ contribution }: ContributionRow) => {
  const { branch, part, rateEffect, weightEffect, share } = contribution;
  return [branch, ...[part, rateEffect, weightEffect, share].map((one) => one && plain(one))];
};

const sumOf = (rows: readonly ContributionRow[], what: 'part' | 'rateEffect' | 'weightEffect' | 'share') =>
  plain(rows.reduce((sum, { contribution }) => sum.plus(contribution[what] ?? decimal('0')), decimal('0')));

async function storeBoth(
  warehouse: Warehouse,
  figures: Readonly<Record<string, readonly [readonly Given[], readonly Given[]]>>,
): Promise<void> {
  for (const [branch, [before, after]] of Object.entries(figures)) {
    if (before.length > 0) await store(warehouse, { branch, period: '2009-H1', figures: before });
    if (after.length > 0) await store(warehouse, { branch, period: '2010-H1', figures: after });
  }
}

const [then, now] = ['2009-01', '2010-01'] as const;

describeOnEveryEngine('contributions', (engine) => {
  test('take a mean apart into rates and weights that add up to the last digit', async () => {
    await inWarehouse(engine, async (warehouse) => {
      await storeBoth(warehouse, {
        A: [[reported(then, 'MEAN', '2', '1')], [reported(now, 'MEAN', '1', '1')]],
        B: [[reported(then, 'MEAN', '4', '2')], [reported(now, 'MEAN', '4', '4')]],
        D: [[], [reported(now, 'MEAN', '7', '2')]],
      });
      const rows = await rowsOf(warehouse, 'MEAN');
      // means: 10/3 and 31/7; worked out by hand from the shares 1/3, 2/3, 0 and 1/7, 4/7, 2/7
      expect(rows.map(told).map(([branch, , rate, weight]) => [branch, rate, weight])).toEqual([
        ['A', '-0.238095238095238', '0.453514739229025'], // −5/21, 200/441
        ['B', '0', '-0.011337868480725'], // −5/441, and a last digit by which the published means differ more: …096, not …095
        ['D', '0', '0.891156462585034'], // 131/147
      ]);
      const [first] = rows;
      expect(first?.whole).toMatchObject({ method: 'MEAN', determined: true, periodBefore: then });
      const [high = decimal('0'), low = decimal('0')] = [first?.whole.after?.low, first?.whole.before?.low];
      expect(sumOf(rows, 'part')).toBe(plain(high.minus(low)));
      expect(sumOf(rows, 'share')).toBe('100');
    });
  });

  test('of sums are the changes of the branches themselves', async () => {
    await inWarehouse(engine, async (warehouse) => {
      await storeBoth(warehouse, {
        A: [[reported(then, 'COUNT', '5', '1')], [reported(now, 'COUNT', '8', '1')]],
        B: [[reported(then, 'COUNT', '4', '1')], []],
        C: [[], [reported(now, 'COUNT', '4', '1')]],
      });
      const rows = await rowsOf(warehouse, 'COUNT');
      expect(rows.map(told)).toEqual([
        ['A', '3', undefined, undefined, '100'],
        ['B', '-4', undefined, undefined, '-133.333333333333333'],
        ['C', '4', undefined, undefined, '133.333333333333333'],
      ]);
      expect(rows[0]?.whole).toMatchObject({ method: 'SUM', determined: true });
      // of a region only those under it
      expect((await rowsOf(warehouse, 'COUNT', 'NORTH')).map(told)).toEqual([
        ['A', '3', undefined, undefined, '-300'],
        ['B', '-4', undefined, undefined, '400'],
      ]);
      // nothing changed: no share of it
      expect((await rowsOf(warehouse, 'COUNT', 'SOUTH', 'period-before')).map(told)).toEqual([
        ['C', undefined, undefined, undefined, undefined],
      ]);
    });
  });

  test('a change of nothing has parts and no shares', async () => {
    await inWarehouse(engine, async (warehouse) => {
      await storeBoth(warehouse, {
        A: [[reported(then, 'COUNT', '5', '1')], [reported(now, 'COUNT', '8', '1')]],
        B: [[reported(then, 'COUNT', '8', '1')], [reported(now, 'COUNT', '5', '1')]],
      });
      expect((await rowsOf(warehouse, 'COUNT')).map(told)).toEqual([
        ['A', '3', undefined, undefined, undefined],
        ['B', '-3', undefined, undefined, undefined],
      ]);
    });
  });

  test('nothing is made up where a figure is not known exactly, or the rule is no sum', async () => {
    await inWarehouse(engine, async (warehouse) => {
      await storeBoth(warehouse, {
        A: [
          [reported(then, 'MEAN', '0', '1', '0.5'), reported(then, 'MOST', '3', '1')],
          [reported(now, 'MEAN', '1', '1'), reported(now, 'MOST', '4', '1')],
        ],
        B: [[reported(then, 'MEAN', '1', '1')], [reported(now, 'MEAN', '2', '1')]],
      });
      const rows = await rowsOf(warehouse, 'MEAN');
      expect(rows.map(told)).toEqual(['A', 'B'].map((branch) => [branch, undefined, undefined, undefined, undefined]));
      expect(rows[0]?.whole.determined).toBe(false);
      // 1.5 against 0.5 to 0.75
      const { low, high } = rows[0]?.whole.change.difference ?? {};
      expect([low, high].map((one) => one && plain(one))).toEqual(['0.75', '1']);
      const [most] = await rowsOf(warehouse, 'MOST');
      expect(most?.whole).toMatchObject({ method: 'NOT_APPLICABLE', determined: false });
    });
  });

  test('of branches that can not all be read are not determined', async () => {
    await inWarehouse(engine, async (warehouse) => {
      await storeBoth(warehouse, {
        A: [[reported(then, 'MEAN', '2', '1')], [reported(now, 'MEAN', '1', '1')]],
        B: [[reported(then, 'MEAN', '4', '2')], [reported(now, 'MEAN', '4', '4')]],
      });
      const rollups: Warehouse['rollups'] = async (filter, version) =>
        (await warehouse.rollups(filter, version)).filter(({ branch }) => branch !== 'B');
      const blinkered = { rollups, version: () => warehouse.version() };
      const rows = await rowsOf(blinkered, 'MEAN');
      expect(rows.map(told)).toEqual([['A', undefined, undefined, undefined, undefined]]);
    });
  });
});

test('all that is rounded adds up, whatever the figures', async () => {
  const rollupOf = (branch: string, period: string, of: Totals) => ({
    ...{ branch, period, service: 'ONE', indicator: 'MEAN', customerClass: 'ALL', totals: of },
    ...(of.terms > 0 ? { low: of.low.div(of.volume), high: of.low.div(of.volume) } : {}),
    ...{ branchesReported: 1, monthsCovered: 1, observations: 1, unweighted: 0, noBusiness: 0, notOffered: 0 },
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(anySide, anySide), { minLength: 4, maxLength: 4 }), async (pairs) => {
      const rows = pairs.flatMap(([before, after], index) => {
        const branch = 'ABCD'[index] ?? '';
        return [
          ...(before ? [rollupOf(branch, then, totals(before))] : []),
          ...(after ? [rollupOf(branch, now, totals(after))] : []),
        ];
      });
      for (const [side, code] of [then, now].entries()) {
        const sum = together(pairs, side === 0 ? 0 : 1, 'sum');
        const volume = together(pairs, side === 0 ? 0 : 1, 'volume');
        if (volume > 0n) rows.push(rollupOf('HEAD', code, totals({ sum, volume })));
      }
      const reader = { rollups: () => Promise.resolve(rows) };
      const query: ContributionQuery = {
        ...{ unit: 'HEAD', period: now, base: 'year-before' },
        ...{ services: ['ONE'], indicators: ['MEAN'], customerClasses: ['ALL'] },
      };
      const page = { limit: 10, version: 1 };
      const { rows: found } = await contribute(reader, catalogue, query, page);
      const [head] = found;
      if (!head?.whole.determined) {
        expect(found.every(({ contribution }) => contribution.part === undefined)).toBe(true);
        return;
      }
      const { difference } = head.whole.change;
      expect(sumOf(found, 'part')).toBe(difference && plain(difference.low));
      if (difference?.low.eq(decimal('0'))) expect(head.contribution.share).toBeUndefined();
      else expect(sumOf(found, 'share')).toBe('100');
      for (const { contribution } of found) {
        const { rateEffect = decimal('0'), weightEffect = decimal('0'), part } = contribution;
        expect(part && plain(part)).toBe(plain(rateEffect.plus(weightEffect)));
      }
    }),
  );
});
