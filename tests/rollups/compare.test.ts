import { plain, type Interval } from '../../src/model';
import { answer, compare, periodBefore, trend, type Base, type RollupQuery, type TrendStep } from '../../src/rollups';
import type { RollupKey, Warehouse } from '../../src/warehouse';
import { describeOnEveryEngine } from '../servers/engines';
import { inWarehouse } from '../warehouse/sample';
import { catalogue, store, type Given } from './world';

const mean = (period: string, low: string, volume: string, high = low): Given => ({
  ...{ period, service: 'ONE', indicator: 'MEAN', customerClass: 'ALL', status: 'REPORTED', low, high, volume },
});
const none = { status: 'NO_BUSINESS', low: undefined, high: undefined, volume: undefined } as const;
const shown = (of: Interval | undefined): string | undefined =>
  of && (of.low.eq(of.high) ? plain(of.low) : `${plain(of.low)}..${plain(of.high)}`);

test.each([
  ['2010-01', 'year-before', '2009-01'],
  ['2010-01', 'period-before', '2009-12'],
  ['2010-Q1', 'year-before', '2009-Q1'],
  ['2010-Q1', 'period-before', '2009-Q4'],
  ['2010-H2', 'year-before', '2009-H2'],
  ['2010-H2', 'period-before', '2010-H1'],
  ['2010', 'year-before', '2009'],
  ['2010', 'period-before', '2009'],
  ['0000-02', 'period-before', '0000-01'],
  ['0000-01', 'period-before', undefined],
  ['0000-H2', 'year-before', undefined],
] as const)('%s is held, %s, against %s', (code, base, expected) => {
  expect(periodBefore(code, base)).toBe(expected);
});

/** Every comparison of an answer, taken in pages of two. */
async function compared(warehouse: Warehouse, query: RollupQuery, base: Base): Promise<unknown[]> {
  const lines: unknown[] = [];
  let after: RollupKey | undefined;
  for (;;) {
    const page = await compare(warehouse, catalogue, query, { base, limit: 2, after });
    for (const { figure, before, periodBefore: earlier, difference, percent, trend: way } of page.comparisons) {
      expect(before?.period ?? earlier).toBe(earlier);
      lines.push([
        `${figure.branch} ${figure.period}`,
        before?.status,
        figure.status,
        shown(difference),
        shown(percent),
        way,
      ]);
    }
    after = page.comparisons.at(-1)?.figure;
    if (!page.hasNext) return lines;
  }
}

describeOnEveryEngine('comparisons', (engine) => {
  test('hold each figure against its own earlier one, and say why where they can not', async () => {
    await inWarehouse(engine, async (warehouse) => {
      await store(warehouse, {
        branch: 'A',
        period: '2009',
        figures: [mean('2009-07', '4', '1'), mean('2009-08', '0', '1', '0.5'), mean('2009-09', '0', '1')],
      });
      await store(warehouse, {
        branch: 'A',
        period: '2010',
        figures: [
          mean('2010-07', '3', '1'),
          mean('2010-08', '1', '3'),
          mean('2010-09', '1', '1'),
          { ...mean('2010-10', '', ''), ...none },
          mean('2010-11', '1', '1'),
        ],
      });
      await store(warehouse, { branch: 'B', period: '2009', figures: [{ ...mean('2009-07', '', ''), ...none }] });
      await store(warehouse, { branch: 'B', period: '2010', figures: [mean('2010-07', '3', '1')] });
      const months: RollupQuery = { periods: ['2010-H2'], grain: 'month', branches: ['A', 'B'] };
      expect(await compared(warehouse, months, 'year-before')).toEqual([
        ['A 2010-07', 'COMPLETE', 'COMPLETE', '-1', '-25', 'BETTER'],
        ['B 2010-07', 'NO_BUSINESS', 'COMPLETE', undefined, undefined, 'NONE'],
        ['A 2010-08', 'COMPLETE', 'COMPLETE', '0.5..1', undefined, 'WORSE'], // may have been 0
        ['A 2010-09', 'COMPLETE', 'COMPLETE', '1', undefined, 'WORSE'], // was 0
        ['A 2010-10', undefined, 'NO_BUSINESS', undefined, undefined, 'NONE'],
        ['A 2010-11', undefined, 'COMPLETE', undefined, undefined, 'NONE'],
      ]);
      expect(await compared(warehouse, { ...months, branches: ['A'] }, 'period-before')).toEqual([
        ['A 2010-07', undefined, 'COMPLETE', undefined, undefined, 'NONE'],
        ['A 2010-08', 'COMPLETE', 'COMPLETE', '-2', '-66.666666666666667', 'BETTER'],
        ['A 2010-09', 'COMPLETE', 'COMPLETE', '0', '0', 'SAME'],
        ['A 2010-10', 'COMPLETE', 'NO_BUSINESS', undefined, undefined, 'NONE'],
        ['A 2010-11', 'NO_BUSINESS', 'COMPLETE', undefined, undefined, 'NONE'],
      ]);
      // the quarter: (3·1 + 1·3 + 1·1) / 5 against 4/3 to 4.5/3
      const quarter: RollupQuery = { periods: ['2010-Q3'], branches: ['A'] };
      expect(await compared(warehouse, quarter, 'year-before')).toEqual([
        [
          'A 2010-Q3',
          'COMPLETE',
          'COMPLETE',
          '-0.1..0.066666666666667',
          '-6.666666666666667..5.000000000000026',
          'UNDETERMINED',
        ],
      ]);
    });
  });

  test('cost one read more, however many figures there are', async () => {
    await inWarehouse(engine, async (warehouse) => {
      for (const branch of ['A', 'B', 'C', 'D']) {
        for (const year of ['2009', '2010']) {
          const figures = ['01', '02', '03'].map((one) => mean(`${year}-${one}`, '1', '1'));
          await store(warehouse, { branch, period: year, figures });
        }
      }
      let reads = 0;
      const rollups: Warehouse['rollups'] = (filter, version) => {
        reads += 1;
        return warehouse.rollups(filter, version);
      };
      const counting = new Proxy(warehouse, {
        get: (of, key): unknown => (key === 'rollups' ? rollups : Reflect.get(of, key)),
      });
      const query: RollupQuery = { periods: ['2010'], grain: 'month', level: 'BRANCH' };
      await answer(counting, catalogue, query, { limit: 100 });
      const byItself = reads;
      const { comparisons } = await compare(counting, catalogue, query, { base: 'year-before', limit: 100 });
      expect(comparisons.map((one) => one.trend)).toEqual(Array.from({ length: 12 }, () => 'SAME'));
      expect(reads).toBe(2 * byItself + 1);
    });
  });
});

describeOnEveryEngine('a trend', (engine) => {
  test('shows every period of each series, gaps and all, and where it went on the whole', async () => {
    await inWarehouse(engine, async (warehouse) => {
      await store(warehouse, {
        branch: 'A',
        period: '2009',
        figures: [mean('2009-11', '5', '1'), mean('2009-12', '4', '1')],
      });
      await store(warehouse, { branch: 'A', period: '2010', figures: [mean('2010-02', '3', '1')] });
      await store(warehouse, { branch: 'B', period: '2010', figures: [mean('2010-02', '3', '1', '4')] });
      const version = await warehouse.version();
      const query = { until: '2010-02', count: 5, branches: ['A', 'B', 'C'] };
      const line = ({ branch, period, figure, change, overall }: TrendStep) =>
        [branch, period, figure?.low && plain(figure.low), shown(change.difference), change.trend, overall].join(' ');
      const expected = [
        'A 2009-10   NONE BETTER',
        'A 2009-11 5  NONE BETTER',
        'A 2009-12 4 -1 BETTER BETTER',
        'A 2010-01   NONE BETTER',
        'A 2010-02 3  NONE BETTER',
        'B 2009-10   NONE NONE',
        'B 2009-11   NONE NONE',
        'B 2009-12   NONE NONE',
        'B 2010-01   NONE NONE',
        'B 2010-02 3  NONE NONE',
      ];
      for (const limit of [1, 3, 5, 100]) {
        const steps: TrendStep[] = [];
        for (let more = true; more;) {
          const page = await trend(warehouse, catalogue, query, { limit, after: steps.at(-1), version });
          steps.push(...page.steps);
          more = page.hasNext;
        }
        expect(steps.map(line)).toEqual(expected);
      }
    });
  });

  test('of what can not be told apart from first to last is undetermined', async () => {
    await inWarehouse(engine, async (warehouse) => {
      const figures = [mean('2010-01', '0', '1', '2'), mean('2010-02', '1', '1')];
      await store(warehouse, { branch: 'A', period: '2010', figures });
      const query = { until: '2010-02', count: 2, branches: ['A'] };
      const { steps } = await trend(warehouse, catalogue, query, { limit: 9, version: await warehouse.version() });
      expect(steps.map(({ overall }) => overall)).toEqual(['UNDETERMINED', 'UNDETERMINED']);
    });
  });
});
