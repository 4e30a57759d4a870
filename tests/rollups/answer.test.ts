import { plain } from '../../src/model';
import { answer, completeness, countAnswer, type RollupQuery } from '../../src/rollups';
import type { RollupKey, Warehouse } from '../../src/warehouse';
import { describeOnEveryEngine } from '../servers/engines';
import { inWarehouse } from '../warehouse/sample';
import { catalogue, store, type Given } from './world';

const mean = (period: string, low: string, volume?: string, more: Partial<Given> = {}): Given => ({
  period,
  service: 'ONE',
  indicator: 'MEAN',
  customerClass: 'ALL',
  status: 'REPORTED',
  low,
  high: low,
  volume,
  ...more,
});
const silent = { low: undefined, high: undefined };
const limited = { service: 'TWO' };
const months = ['07', '08', '09', '10', '11', '12'].map((m) => `2009-${m}`);

async function whole(warehouse: Warehouse, query: RollupQuery, limit: number): Promise<string[]> {
  const found: string[] = [];
  let after: RollupKey | undefined;
  for (;;) {
    const page = await answer(warehouse, catalogue, query, { limit, after });
    found.push(
      ...page.figures.map((one) => [one.period, one.branch, one.service, one.indicator, one.customerClass].join(' ')),
    );
    after = page.figures.at(-1);
    expect(page.figures.length).toBeLessThanOrEqual(limit);
    if (!page.hasNext) return found;
  }
}

describeOnEveryEngine('answers', (engine) => {
  test('come by period, unit and series in the order of the catalogue, in pages of any size', async () => {
    await inWarehouse(engine, async (warehouse) => {
      for (const branch of ['D', 'A', 'C']) {
        const figures = [
          mean('2009-07', '1', '1'),
          mean('2009-10', '2', '1'),
          mean('2009-07', '1', '2', limited),
          mean('2009-07', '1', '1', { customerClass: 'FEW' }),
        ];
        await store(warehouse, { branch, period: '2009-H2', figures });
      }
      const units = ['HEAD', 'NORTH', 'A', 'SOUTH', 'C', 'D'];
      const series = ['ONE MEAN ALL', 'ONE MEAN FEW', 'TWO MEAN ALL'];
      const lines = (period: string, some: string[]) =>
        units.flatMap((unit) => some.map((one) => `${period} ${unit} ${one}`));
      const expected = [
        ...lines('2009', series),
        ...lines('2009-H2', series),
        ...lines('2009-Q3', series),
        ...lines('2009-07', series),
        ...lines('2009-Q4', series.slice(0, 1)),
        ...lines('2009-10', series.slice(0, 1)),
      ];
      const query = { periods: ['2009-10', '2009-Q4', '2009-07', '2009-Q3', '2009-H2', '2009', '1999', '2009-07'] };
      for (const limit of [1, 2, 5, 17, expected.length, 1000])
        expect(await whole(warehouse, query, limit)).toEqual(expected);
      expect(await countAnswer(warehouse, catalogue, query)).toBe(expected.length);

      const monthly: RollupQuery = { periods: ['2009'], grain: 'month', level: 'PROVINCE', services: ['TWO'] };
      expect(await whole(warehouse, monthly, 10)).toEqual(['2009-07 HEAD TWO MEAN ALL']);
      expect(await whole(warehouse, { ...monthly, branches: ['C', 'A'] }, 10)).toEqual([
        '2009-07 A TWO MEAN ALL',
        '2009-07 C TWO MEAN ALL',
      ]);
      expect(await whole(warehouse, { periods: ['2009-07'], grain: 'year' }, 10)).toEqual([]);
      expect(await whole(warehouse, { periods: ['2009-07'], indicators: [] }, 10)).toEqual([]);
      await expect(whole(warehouse, { periods: ['2009-13'] }, 10)).rejects.toMatchObject({ code: 'ARGUMENT_INVALID' });
      const stranger = { branch: 'X', period: '2009-07', service: 'ONE', indicator: 'MEAN', customerClass: 'ALL' };
      await expect(answer(warehouse, catalogue, query, { limit: 1, after: stranger })).rejects.toMatchObject({
        code: 'ARGUMENT_INVALID',
      });
    });
  });

  test('say how complete they are, and whether the limit is met', async () => {
    await inWarehouse(engine, async (warehouse) => {
      const status = async (branch: string, period: string, service = 'ONE') => {
        const { figures } = await answer(
          warehouse,
          catalogue,
          { branches: [branch], periods: [period], services: [service] },
          { limit: 9 },
        );
        expect(figures.length).toBeLessThan(2);
        const [one] = figures;
        return (
          one && [
            one.status,
            one.low && plain(one.low),
            one.high && plain(one.high),
            one.bound,
            one.branchesReported,
            one.branchesExpected,
            one.meetsLimit,
          ]
        );
      };
      await store(warehouse, { branch: 'A', period: '2009-H2', figures: months.map((m) => mean(m, '2', '10')) });
      expect(await status('A', '2009-H2')).toEqual(['COMPLETE', '2', '2', 'EXACT', 1, 1, undefined]);
      expect(await status('A', '2009')).toEqual(['PARTIAL', '2', '2', 'EXACT', 1, 1, undefined]);
      expect(await status('NORTH', '2009-H2')).toEqual(['PARTIAL', '2', '2', 'EXACT', 1, 2, undefined]);
      await store(warehouse, { branch: 'B', period: '2009-H2', figures: [mean('2009-H2', '5', '30', { low: '0' })] });
      expect(await status('NORTH', '2009-H2')).toEqual([
        'COMPLETE',
        '1.333333333333333',
        '3',
        'BETWEEN',
        2,
        2,
        undefined,
      ]);
      expect(await status('B', '2009-H2')).toEqual(['COMPLETE', '0', '5', 'BELOW', 1, 1, undefined]);
      expect(await status('B', '2009-07')).toBeUndefined();

      const alone: [string, Partial<Given>, string][] = [
        ['2009-01', { status: 'NO_BUSINESS', ...silent }, 'NO_BUSINESS'],
        ['2009-02', { status: 'NOT_OFFERED', ...silent }, 'NOT_OFFERED'],
        ['2009-03', { status: 'NO_VOLUME', ...silent, volume: '0' }, 'NO_VOLUME'],
        ['2009-04', { status: 'NOT_REPORTED', ...silent }, 'NOT_REPORTED'],
        ['2009-05', { status: 'UNWEIGHTED' }, 'UNWEIGHTED'],
        ['2009-06', { status: 'REPORTED' }, 'UNWEIGHTED'], // a mean without its volume, whatever it calls itself
      ];
      await store(warehouse, {
        branch: 'D',
        period: '2009-H1',
        figures: alone.map(([m, more]) => mean(m, '3', undefined, more)),
      });
      for (const [m, , said] of alone)
        expect((await status('D', m))?.slice(0, 3)).toEqual([said, undefined, undefined]);
      expect((await status('D', '2009-Q1'))?.[0]).toBe('NO_VOLUME');
      expect((await status('D', '2009-H1'))?.[0]).toBe('UNWEIGHTED');
      await store(warehouse, { branch: 'D', period: '2009-01', figures: [mean('2009-01', '3', '1')] });
      expect((await status('D', '2009-H1'))?.slice(0, 2)).toEqual(['PARTIAL', '3']);

      await store(warehouse, { branch: 'A', period: '2009-07', figures: [mean('2009-07', '5', '1', limited)] });
      expect(await status('HEAD', '2009-07', 'TWO')).toEqual(['PARTIAL', '5', '5', 'EXACT', 1, 2, true]);
      await store(warehouse, { branch: 'C', period: '2009-07', figures: [mean('2009-07', '5.000001', '1', limited)] });
      expect(await status('HEAD', '2009-07', 'TWO')).toEqual([
        'COMPLETE',
        '5.0000005',
        '5.0000005',
        'EXACT',
        2,
        2,
        false,
      ]);
      await store(warehouse, {
        branch: 'C',
        period: '2009-07',
        figures: [mean('2009-07', '6', '1', { ...limited, low: '4' })],
      });
      expect((await status('HEAD', '2009-07', 'TWO'))?.at(-1)).toBeUndefined();
    });
  });
});

describeOnEveryEngine('completeness', (engine) => {
  test('says who has sent what, and who is late', async () => {
    await inWarehouse(engine, async (warehouse) => {
      await store(
        warehouse,
        { branch: 'A', period: '2009-H2', figures: months.map((m) => mean(m, '2', '10', limited)) },
        '2010-01-08T23:59:59.999Z',
      );
      await store(
        warehouse,
        {
          branch: 'B',
          period: '2009-H2',
          figures: [mean('2009-07', '2', '10'), mean('2009-08', '2', undefined, { status: 'UNWEIGHTED' })],
        },
        '2010-01-09T00:00:00.000Z',
      );
      await store(
        warehouse,
        {
          branch: 'D',
          period: '2009-H2',
          figures: [mean('2009-07', '2', '10', { status: 'NOT_REPORTED', ...silent })],
        },
        '2010-01-01T00:00:00.000Z',
      );
      const rows = async (period: string, now: string) =>
        (await completeness(warehouse, catalogue, period, now)).map((one) => [
          one.branch,
          one.service,
          one.expected,
          one.figuresReported,
          one.figuresExpected,
          one.reported,
          one.missing,
          one.late,
          one.dueDate,
        ]);
      const due = '2010-01-08';
      expect(await rows('2009-H2', '2010-01-08T12:00:00.000Z')).toEqual([
        ['A', 'ONE', true, 0, 36, false, true, false, due],
        ['A', 'TWO', true, 6, 6, true, false, false, due],
        ['B', 'ONE', true, 1, 36, false, false, true, due],
        ['B', 'TWO', false, 0, 0, false, false, false, due],
        ['C', 'ONE', true, 0, 36, false, true, false, due],
        ['C', 'TWO', true, 0, 6, false, true, false, due],
        ['D', 'ONE', true, 0, 36, false, true, false, due],
        ['D', 'TWO', false, 0, 0, false, false, false, due],
      ]);
      const after = await rows('2009-07', '2010-01-09T00:00:00.000Z');
      expect(after.filter((row) => row[7] === true).map((row) => `${String(row[0])} ${String(row[1])}`)).toEqual([
        'A ONE',
        'B ONE',
        'C ONE',
        'C TWO',
        'D ONE',
      ]);
      expect(after.map((row) => row[4])).toEqual([6, 1, 6, 0, 6, 1, 6, 0]);
      expect((await rows('2009', '2010-01-09T00:00:00.000Z'))[0]?.at(-1)).toBe(due);
      expect((await rows('2010-01', '2010-01-09T00:00:00.000Z'))[0]?.at(-1)).toBe('2010-07-08');
    });
  });
});
