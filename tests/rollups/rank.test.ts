import fc from 'fast-check';
import { decimal, type Interval } from '../../src/model';
import { countAnswer, rank, rankedQuery, type RollupFigure, type RollupQuery } from '../../src/rollups';
import { rankAll } from '../../src/rollups/rank';
import type { RollupKey, Warehouse } from '../../src/warehouse';
import { describeOnEveryEngine } from '../servers/engines';
import { inWarehouse } from '../warehouse/sample';
import { catalogue, store, type Given } from './world';

type Direction = RollupFigure['indicatorDefinition']['direction'];

/** A figure of some unit, as far as ranking looks at it. */
function figure(direction: Direction, value: Interval | undefined, branch = 'A'): RollupFigure {
  const [series] = catalogue.series;
  const indicator = catalogue.indicator('MEAN');
  if (!series || !indicator) throw new Error('no such indicator');
  return {
    ...{ branch, period: '2009-07', service: 'ONE', indicator: 'MEAN', customerClass: 'ALL', series, ...value },
    indicatorDefinition: { ...indicator, direction },
    ...{ volume: decimal('1'), branchesReported: 1, branchesExpected: 1, status: 'COMPLETE' },
  };
}

const exactly = (text: string): Interval => ({ low: decimal(text), high: decimal(text) });
const ranks = (direction: Direction, values: readonly (Interval | undefined)[]) =>
  rankAll(values.map((value) => figure(direction, value))).map((one) => one.rank);
const shown = (direction: Direction, values: readonly (Interval | undefined)[]): string[] =>
  ranks(direction, values).map((one) =>
    one ? `${one.best === one.worst ? one.best : `${one.best}–${one.worst}`}${one.tied ? '=' : ''} of ${one.of}` : '—',
  );

describe('a rank', () => {
  test('is shared by equals, and the next ones are left out', () => {
    const values = ['3', '1', '2', '2.0'].map(exactly);
    expect(shown('lower', values)).toEqual(['4 of 4', '1 of 4', '2= of 4', '2= of 4']);
    expect(shown('higher', values)).toEqual(['1 of 4', '4 of 4', '2= of 4', '2= of 4']);
  });

  test('is not given where there is no value, or no better way', () => {
    expect(shown('lower', [exactly('1'), undefined, exactly('2')])).toEqual(['1 of 2', '—', '2 of 2']);
    expect(shown('none', [exactly('1'), exactly('2')])).toEqual(['—', '—']);
  });

  test('is left open where a bound does not decide it', () => {
    const below = { low: decimal('0'), high: decimal('0.00001') };
    expect(shown('lower', [below, exactly('0.0001'), below])).toEqual(['1–2 of 3', '3 of 3', '1–2 of 3']);
    expect(shown('lower', [below, exactly('0')])).toEqual(['1–2 of 2', '1 of 2']);
  });

  test('spans exactly the ranks that any values within the bounds can give', () => {
    const anyInterval = fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: 0, max: 2 }));
    fc.assert(
      fc.property(fc.array(anyInterval, { minLength: 1, maxLength: 5 }), fc.boolean(), (intervals, lower) => {
        let worlds: number[][] = [[]];
        for (const [low, width] of intervals) {
          worlds = worlds.flatMap((some) => Array.from({ length: width + 1 }, (_, more) => [...some, low + more]));
        }
        const place = (world: number[], index: number): number =>
          1 + world.filter((other) => (lower ? other < (world[index] ?? 0) : other > (world[index] ?? 0))).length;
        const all = intervals.map((_, index) => worlds.map((world) => place(world, index)));
        const given = intervals.map(([low, width]) => ({
          low: decimal(String(low)),
          high: decimal(String(low + width)),
        }));
        expect(ranks(lower ? 'lower' : 'higher', given).map((one) => [one?.best, one?.worst])).toEqual(
          all.map((places) => [Math.min(...places), Math.max(...places)]),
        );
      }),
    );
  });
});

const reported = (period: string, indicator: string, low: string, more: Partial<Given> = {}): Given => ({
  ...{ period, service: 'ONE', indicator, customerClass: 'ALL', status: 'REPORTED', low, high: low, volume: '2' },
  ...more,
});

async function stored(warehouse: Warehouse): Promise<void> {
  const means = { A: '3', B: '1', C: '2', D: '2' };
  for (const [branch, low] of Object.entries(means)) {
    const figures = [
      reported('2009-07', 'MEAN', low),
      reported('2009-08', 'MEAN', '5'),
      reported(
        '2009-07',
        'COUNT',
        low,
        branch === 'C' ? { status: 'NO_BUSINESS', low: undefined, high: undefined } : {},
      ),
      ...(branch === 'D' ? [] : [reported('2009-07', 'MOST', low)]),
    ];
    await store(warehouse, { branch, period: '2009-H2', figures });
  }
}

/** All of a ranking, taken in pages: `period branch indicator rank`. */
async function walked(warehouse: Warehouse, query: RollupQuery, limit: number): Promise<string[]> {
  const lines: string[] = [];
  let after: RollupKey | undefined;
  for (;;) {
    const page = await rank(warehouse, catalogue, query, { limit, after });
    expect(page.ranked.length).toBeLessThanOrEqual(limit);
    for (const { figure: one, rank: place } of page.ranked) {
      lines.push(`${one.period} ${one.indicator} ${one.branch} ${place ? `${place.best}/${place.of}` : '—'}`);
    }
    after = page.ranked.at(-1)?.figure;
    if (!page.hasNext) return lines;
  }
}

describeOnEveryEngine('a ranking', (engine) => {
  test('goes by period, series and rank, in pages of any size', async () => {
    await inWarehouse(engine, async (warehouse) => {
      await stored(warehouse);
      const query: RollupQuery = { periods: ['2009-Q3'], grain: 'month', customerClasses: ['ALL'], services: ['ONE'] };
      const expected = [
        ...['B 1/4', 'C 2/4', 'D 2/4', 'A 4/4'].map((one) => `2009-07 MEAN ${one}`),
        ...['B 1/3', 'D 2/3', 'A 3/3', 'C —'].map((one) => `2009-07 COUNT ${one}`),
        ...['B 1/3', 'C 2/3', 'A 3/3'].map((one) => `2009-07 MOST ${one}`),
        ...['A 1/4', 'B 1/4', 'C 1/4', 'D 1/4'].map((one) => `2009-08 MEAN ${one}`),
      ];
      for (const limit of [1, 2, 3, 4, 7, 100]) expect(await walked(warehouse, query, limit)).toEqual(expected);
      expect(await countAnswer(warehouse, catalogue, rankedQuery(catalogue, query))).toBe(expected.length);
    });
  });

  test('shows whom it is asked for, ranked among all of their level', async () => {
    await inWarehouse(engine, async (warehouse) => {
      await stored(warehouse);
      const query: RollupQuery = { periods: ['2009-07'], indicators: ['MEAN'], customerClasses: ['ALL'] };
      for (const limit of [1, 10]) {
        expect(await walked(warehouse, { ...query, branches: ['D', 'A', 'NORTH'] }, limit)).toEqual([
          '2009-07 MEAN D 2/4',
          '2009-07 MEAN A 4/4',
        ]);
        // north: (3 + 1) / 2, south: 2
        expect(await walked(warehouse, { ...query, level: 'REGION' }, limit)).toEqual([
          '2009-07 MEAN NORTH 1/2',
          '2009-07 MEAN SOUTH 1/2',
        ]);
      }
      expect(await walked(warehouse, { ...query, branches: [] }, 10)).toEqual([]);
    });
  });
});
