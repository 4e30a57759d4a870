import { decimal, plain, seriesKey, type Series } from '../../src/model';
import type { RollupKey, Warehouse } from '../../src/warehouse';
import { describeOnEveryEngine } from '../servers/engines';
import { inWarehouse, observation, rollup, send } from './sample';

const periods = ['2009', '2009-H2', '2009-12', '2009-07', '2009-08'];
// in no order that a database would have them in
const branches = ['Z', 'a', 'M', 'B', 'ß', '北'];
const series = Array.from({ length: 300 }, (_, index): Series => {
  const place = (index * 7) % 300;
  return { service: `S${place % 5}`, indicator: `I${place % 60}`, customerClass: `C${Math.floor(place / 60)}` };
});
const span = { periods, branches, series };

/** Every third figure, each with a value of its own; some have none. */
function* figures(from = 0) {
  let number = from;
  for (const period of [...periods].reverse()) {
    for (const branch of [...branches].sort()) {
      for (const one of series) {
        number += 1;
        if (number % 3 === 0) yield figure({ ...one, branch, period }, number);
      }
    }
  }
}

const lows = ['0', '-1.5', '0.00001', '120', '12345678901234567.000000000000001', '99.65', '100000'];

function figure(key: RollupKey, number: number) {
  const low = number % 11 === 0 ? undefined : decimal(lows[number % lows.length] ?? '0').plus(String(number));
  const totals = { low: decimal('0'), high: decimal('0'), volume: decimal(String(number)).div('100'), terms: 1 };
  const high = number % 5 === 0 ? low?.plus('1') : low;
  return rollup({ ...key, totals, low, high, branchesReported: number % 4, noBusiness: number % 2 });
}

async function fill(warehouse: Warehouse, from = 0): Promise<void> {
  const given = [...figures(from)];
  await warehouse.write((writer) => writer.replaceRollups(given, given));
}

async function gathered<T>(batches: AsyncIterable<readonly T[]>): Promise<T[]> {
  const rows: T[] = [];
  for await (const batch of batches) rows.push(...batch);
  return rows;
}

/** What `rollups` gives of the same span, put in its order and written out. */
async function expected(warehouse: Warehouse, version: number) {
  const rows = await warehouse.rollups(span, version);
  const place = (row: RollupKey): number =>
    (periods.indexOf(row.period) * branches.length + branches.indexOf(row.branch)) * series.length +
    series.findIndex((one) => seriesKey(one) === seriesKey(row));
  return rows
    .map((row) => ({ row, at: place(row) }))
    .sort((a, b) => a.at - b.at)
    .map(({ row }) => ({
      key: `${row.period} ${row.branch} ${seriesKey(row)}`,
      values: [row.low, row.high, row.totals.volume].map((value) => (value === undefined ? null : plain(value))),
      counts: [row.totals.terms, row.branchesReported, row.monthsCovered, row.observations, row.noBusiness],
    }));
}

async function streamed(warehouse: Pick<Warehouse, 'streamRollups'>, version: number) {
  return (await gathered(warehouse.streamRollups(span, version))).map(({ counts, ...row }) => ({
    key: `${row.period} ${row.branch} ${seriesKey(row.series)}`,
    values: [row.low, row.high, row.volume],
    counts: [counts.terms, counts.branchesReported, counts.monthsCovered, counts.observations, counts.noBusiness],
  }));
}

describeOnEveryEngine('rollups in bulk', (engine) => {
  test('are those of a reading, in the order of the span, to the digit', () =>
    inWarehouse(engine, async (warehouse) => {
      await fill(warehouse);
      const version = await warehouse.version();
      const rows = await streamed(warehouse, version);
      expect(rows).toHaveLength((periods.length * branches.length * series.length) / 3);
      expect(rows).toEqual(await expected(warehouse, version));
    }));

  test('are narrowed down by every list, and none is handed out that was not asked for', () =>
    inWarehouse(engine, async (warehouse) => {
      await fill(warehouse);
      const few = {
        ...span,
        periods: ['2009-H2'],
        branches: ['北', 'Z'],
        series: series.slice(10, 60),
        services: ['S1', 'S3'],
      };
      const rows = await gathered(warehouse.streamRollups(few, await warehouse.version()));
      const wanted = (await warehouse.rollups(few, await warehouse.version())).length;
      expect(rows.length).toBe(wanted);
      expect(wanted).toBeGreaterThan(0);
      expect(rows.every((row) => few.series.includes(row.series))).toBe(true);
      for (const none of [{ periods: [] }, { branches: [] }, { series: [] }])
        expect(await gathered(warehouse.streamRollups({ ...span, ...none }, 1))).toEqual([]);
    }));

  test('stay those of their version while others come, and are found long afterwards', () =>
    inWarehouse(engine, async (warehouse) => {
      await fill(warehouse);
      const before = await streamed(warehouse, 1);
      const keys: string[] = [];
      for await (const rows of warehouse.streamRollups(span, 1)) {
        // others come when the first rows are there
        if (keys.length === 0) await fill(warehouse, 1);
        keys.push(...rows.map(({ period, branch, series: one }) => `${period} ${branch} ${seriesKey(one)}`));
      }
      expect(keys).toEqual(before.map(({ key }) => key));
      expect(await streamed(warehouse, 1)).toEqual(before);
      const [one] = figures();
      if (!one) throw new Error('there are figures');
      for (let version = 3; version < 40; version += 1)
        await warehouse.write((writer) => writer.replaceRollups([one], [rollup({ ...one, observations: version })]));
      expect(await streamed(warehouse, 1)).toEqual(before);
      expect(await streamed(warehouse, 39)).toEqual(await expected(warehouse, 39));
    }));

  test('are left when nobody wants them: no statement goes on, and no connection is held', () =>
    inWarehouse(engine, async (warehouse) => {
      await fill(warehouse);
      const [left, stopped] = [new AbortController(), new Error('enough')];
      const reading = warehouse.within(left.signal).streamRollups(span, 1)[Symbol.asyncIterator]();
      expect((await reading.next()).done).toBe(false);
      left.abort(stopped);
      const rest = (async () => {
        for (;;) if ((await reading.next()).done) return 'read to the end';
      })();
      await expect(rest).rejects.toBe(stopped);
      expect(warehouse.connections()?.used ?? 0).toBe(0);
      expect(await streamed(warehouse, 1)).toHaveLength(3000);
    }));
});

describeOnEveryEngine('observations in bulk', (engine) => {
  const given = Array.from({ length: 5000 }, (_, index) =>
    observation({
      branch: branches[index % branches.length] ?? '',
      period: `2009-${String(12 - (index % 12)).padStart(2, '0')}`,
      indicator: `I${index}`,
      low: decimal(lows[index % lows.length] ?? '0'),
      high: decimal(lows[index % lows.length] ?? '0').plus(String(index % 2)),
      volume: index % 3 === 0 ? undefined : decimal('12.50'),
      weighted: index % 5 === 0 ? decimal(`${index}.0000010`) : undefined,
      source: {
        sheet: '固定电话',
        cell: `D${index + 1}`,
        rawText: `=${index}`,
        ...(index % 2 ? { volumeCell: 'E1' } : {}),
      },
    }),
  );

  test('are those of the pages, in their order', () =>
    inWarehouse(engine, async (warehouse) => {
      await send(warehouse, given);
      const exact = (value: { toFixed(): string } | undefined) => (value ? plain(decimal(value.toFixed())) : null);
      const { rows } = await warehouse.observations({}, 1, 10_000);
      const wanted = rows.map(({ source, low, high, volume, weighted, ordinal: _, validTo: __, ...row }) => ({
        ...row,
        low: exact(low),
        high: exact(high),
        volume: exact(volume),
        weighted: exact(weighted),
        sheet: source.sheet,
        cell: source.cell,
        rawText: source.rawText,
        volumeCell: source.volumeCell ?? null,
        volumeRawText: source.volumeRawText ?? null,
      }));
      expect(wanted).toHaveLength(given.length);
      expect(await gathered(warehouse.streamObservations({}, 1))).toEqual(wanted);
      const filter = { branches: ['北', 'a'], periods: ['2009-07', '2009-09'] };
      expect(await gathered(warehouse.streamObservations(filter, 1))).toEqual(
        wanted.filter((one) => filter.branches.includes(one.branch) && filter.periods.includes(one.period)),
      );
      expect(await gathered(warehouse.streamObservations({ periods: [] }, 1))).toEqual([]);
    }));
});
