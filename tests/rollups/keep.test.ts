import fc from 'fast-check';
import { silentLog } from '../../src/foundation';
import { decimal, plain, seriesKey, type ObservationStatus } from '../../src/model';
import { keepRollups, rebuildRollups, sources, verify, type RollupDifference } from '../../src/rollups';
import { openWarehouse, type Rollup, type Warehouse, type WarehouseReader } from '../../src/warehouse';
import { describeOnEveryEngine, type Engine } from '../servers/engines';
import { expectedRollups } from './oracle';
import { catalogue, observation, store, type Given, type GivenSubmission } from './world';

const half = ['2009-07', '2009-08', '2009-09', '2009-10', '2009-11', '2009-12', '2009-Q3', '2009-Q4', '2009-H2'];
const periodsIn: Record<string, string[]> = {
  '2009-07': ['2009-07'],
  '2009-Q3': ['2009-07', '2009-08', '2009-09', '2009-Q3'],
  '2009-H2': half,
  '2009': [...half, '2009-02', '2009-Q1', '2009-H1', '2009'],
  '2010-H1': ['2010-01', '2010-Q1', '2010-H1'],
};

const exact = fc.oneof(
  fc.constantFrom('0', '0.00001', '1.76', '99.65'),
  fc.nat(10 ** 9).map((n) => `${n % 1000}.${n + 1}`),
);
const statuses: ObservationStatus[] = [
  'REPORTED',
  'REPORTED',
  'REPORTED',
  'NO_VOLUME',
  'NO_BUSINESS',
  'NOT_OFFERED',
  'NOT_REPORTED',
  'UNWEIGHTED',
];

const valueOf = fc
  .record({
    status: fc.constantFrom(...statuses),
    a: exact,
    b: exact,
    censored: fc.boolean(),
    volume: fc.integer({ min: 1, max: 10 ** 7 }),
  })
  .map(({ status, a, b, censored, volume }): Pick<Given, 'status' | 'low' | 'high' | 'volume'> => {
    if (status !== 'REPORTED' && status !== 'UNWEIGHTED')
      return status === 'NO_VOLUME' ? { status, volume: '0' } : { status };
    const ordered = decimal(a).lt(decimal(b)) ? { low: a, high: b } : { low: b, high: a };
    const bounds = censored ? ordered : { low: a, high: a };
    return { status, ...bounds, ...(status === 'REPORTED' && { volume: (volume / 4).toString() }) };
  });

const submission: fc.Arbitrary<GivenSubmission> = fc
  .record({ branch: fc.constantFrom('A', 'B', 'C', 'D'), period: fc.constantFrom(...Object.keys(periodsIn)) })
  .chain(({ branch, period }) =>
    fc
      .uniqueArray(
        fc.record({
          series: fc.constantFrom(...catalogue.series),
          period: fc.constantFrom(...(periodsIn[period] ?? [])),
          value: valueOf,
        }),
        { minLength: 1, maxLength: 12, selector: (one) => `${one.period} ${seriesKey(one.series)}` },
      )
      .map((figures) => ({
        branch,
        period,
        figures: figures.map(({ series, period: of, value }) => ({
          service: series.service,
          indicator: series.indicator,
          customerClass: series.customerClass,
          period: of,
          ...value,
        })),
      })),
  );

async function allKept(reader: WarehouseReader): Promise<readonly Rollup[]> {
  const version = await reader.version();
  return reader.rollups(await reader.extent(version), version);
}

function line(one: Rollup): string {
  const { low, high, volume, terms } = one.totals;
  return [
    one.branch,
    one.period,
    one.service,
    one.indicator,
    one.customerClass,
    plain(low),
    plain(high),
    plain(volume),
    terms,
    one.low ? plain(one.low) : '-',
    one.high ? plain(one.high) : '-',
    one.branchesReported,
    one.monthsCovered,
    one.observations,
    one.unweighted,
    one.noBusiness,
    one.notOffered,
  ].join(' ');
}

async function differences(reader: WarehouseReader): Promise<RollupDifference[]> {
  const found: RollupDifference[] = [];
  for await (const one of verify(reader, catalogue)) found.push(one);
  return found;
}

async function inWarehouse(
  engine: Pick<Engine, 'create'>,
  work: (warehouse: Warehouse) => Promise<void>,
): Promise<void> {
  const { url, drop } = await engine.create();
  const warehouse = await openWarehouse({ url, log: silentLog });
  try {
    await warehouse.migrate();
    await work(warehouse);
  } finally {
    await warehouse.close();
    await drop();
  }
}

/** Every figure of a series under a branch and a period. */
const figure = (period: string, indicator: string, low: string, volume: string): Given => ({
  period,
  service: 'ONE',
  indicator,
  customerClass: 'ALL',
  status: 'REPORTED',
  low,
  high: low,
  volume,
});

describeOnEveryEngine('keeping rollups', (engine) => {
  test('whatever comes, in whatever order, rollups are what the current observations say', async () => {
    const property = fc.asyncProperty(fc.array(submission, { minLength: 1, maxLength: 6 }), async (submissions) => {
      await inWarehouse(engine, async (warehouse) => {
        for (const one of submissions) await store(warehouse, one);
        expect((await allKept(warehouse)).map(line).sort()).toEqual(expectedRollups(submissions).sort());
        expect(await differences(warehouse)).toEqual([]);
      });
    });
    await fc.assert(property, { numRuns: engine.name === 'SQLite' ? 60 : 6 });
  }, 240_000);

  test('the observations behind a figure are as many as it says, page by page', async () => {
    const [given] = fc.sample(fc.array(submission, { minLength: 8, maxLength: 8 }), { numRuns: 1, seed: 17 });
    await inWarehouse(engine, async (warehouse) => {
      for (const one of given ?? []) await store(warehouse, one);
      const kept = await allKept(warehouse);
      expect(kept.length).toBeGreaterThan(20);
      for (const one of kept) {
        const found = [];
        let page = await sources(warehouse, catalogue, one, { limit: 2 });
        for (;;) {
          found.push(...page.rows);
          if (!page.hasNext) break;
          page = await sources(warehouse, catalogue, one, { limit: 2, after: page.rows.at(-1) });
        }
        expect(found.length).toBe(one.observations);
        expect(new Set(found.map((row) => `${row.submission}/${row.ordinal}`)).size).toBe(found.length);
      }
    });
  });

  test('when everything is withdrawn, no rollup is left, and the past stays readable', async () => {
    await inWarehouse(engine, async (warehouse) => {
      await store(warehouse, {
        branch: 'A',
        period: '2009-H2',
        figures: [figure('2009-07', 'MEAN', '1.5', '3'), figure('2009-07', 'MOST', '2', '1')],
      });
      const before = await allKept(warehouse);
      expect(before.length).toBe(2 * 4 * 3); // series × periods upwards × units upwards
      await warehouse.write(async (writer) => {
        const closed = await writer.closeObservations('A', ['ONE'], half);
        const changes = await keepRollups(writer, catalogue, { branch: 'A', closed, added: [] });
        expect(changes.map((one) => [one.before !== undefined, one.after])).toEqual(
          changes.map(() => [true, undefined]),
        );
      });
      expect(await allKept(warehouse)).toEqual([]);
      const past = await warehouse.rollups({ branches: ['A', 'NORTH', 'HEAD'], periods: ['2009', ...half] }, 1);
      expect(past.map(line).sort()).toEqual(before.map(line).sort());
    });
  });

  test('several branches in one transaction, and twice the same one', async () => {
    await inWarehouse(engine, async (warehouse) => {
      const { submission: first } = await store(warehouse, {
        branch: 'C',
        period: '2009-H2',
        figures: [figure('2009-08', 'MEAN', '9', '1')],
      });
      await warehouse.write(async (writer) => {
        for (const [branch, period] of [
          ['A', '2009-07'],
          ['B', '2009-07'],
          ['A', '2009-08'],
        ] as const) {
          const added = [
            observation(branch, figure(period, 'MEAN', '2', '10')),
            observation(branch, figure(period, 'MOST', period.slice(-1), '10')),
          ];
          await writer.addObservations(first.id, added);
          await keepRollups(writer, catalogue, { branch, closed: [], added });
        }
      });
      expect(await differences(warehouse)).toEqual([]);
      const [head] = await warehouse.rollups({ branches: ['HEAD'], periods: ['2009-H2'], indicators: ['MOST'] }, 2);
      expect(head?.high && plain(head.high)).toBe('8');
    });
  });

  test('verify finds what was tampered with, and rebuilding mends it', async () => {
    await inWarehouse(engine, async (warehouse) => {
      await store(warehouse, { branch: 'A', period: '2009-H2', figures: [figure('2009-07', 'MEAN', '1.5', '3')] });
      await store(warehouse, { branch: 'B', period: '2009-H2', figures: [figure('2009-07', 'MEAN', '4.5', '1')] });
      const [head] = await warehouse.rollups({ branches: ['HEAD'], periods: ['2009-07'] }, 2);
      const [year] = await warehouse.rollups({ branches: ['A'], periods: ['2009'] }, 2);
      if (!head || !year) throw new Error('the rollups to tamper with are missing');
      expect(head.low && plain(head.low)).toBe('2.25'); // (1.5·3 + 4.5·1) / 4
      const wrong: Rollup = { ...head, totals: { ...head.totals, high: head.totals.high.plus(decimal('0.000001')) } };
      const needless: Rollup = { ...head, customerClass: 'FEW' };
      await warehouse.write((writer) => writer.replaceRollups([head, year], [wrong, needless]));
      const found = await differences(warehouse);
      expect(
        found
          .map(({ key, kept, recomputed }) => [key.branch, key.period, key.customerClass, !!kept, !!recomputed])
          .sort((a, b) => a.join().localeCompare(b.join())),
      ).toEqual([
        ['A', '2009', 'ALL', false, true],
        ['HEAD', '2009-07', 'ALL', true, true],
        ['HEAD', '2009-07', 'FEW', true, false],
      ]);
      expect(await warehouse.write((writer) => rebuildRollups(writer, catalogue))).toBe(3);
      expect(await differences(warehouse)).toEqual([]);
    });
  });
});
