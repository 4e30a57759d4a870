import { decimal, plain, seriesKey } from '../../src/model';
import { endOfTime, type Rollup, type RollupKey, type Warehouse } from '../../src/warehouse';
import { describeOnEveryEngine } from '../servers/engines';
import { inWarehouse, newSubmission, rollup, take } from './sample';

const branches = ['210000', '210100', '210200'];
const periods = ['2009-07', '2009-08', '2009-H2'];
/** More series than are looked up one by one. */
const series = Array.from({ length: 20 }, (_, i) => ({
  service: i % 2 === 0 ? 'FIXED_LINE' : 'DDN',
  indicator: `I${String(i).padStart(2, '0')}`,
  customerClass: i % 3 === 0 ? 'ALL' : 'URBAN',
}));

/** A small generator of pseudo-random numbers, always the same. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

const keyText = (key: RollupKey): string => `${key.branch} ${key.period} ${seriesKey(key)}`;

function shown(rollups: readonly Rollup[]): string[] {
  return rollups.map((one) => `${keyText(one)} ${plain(one.totals.low)} ${one.branchesReported}`).sort();
}

/** Writes a history of changes and keeps, beside the warehouse, what ought to be there after each. */
async function history(warehouse: Warehouse, steps: number): Promise<ReadonlyMap<number, readonly Rollup[]>> {
  const random = numbers(20100105);
  const current = new Map<string, Rollup>();
  const then = new Map<number, readonly Rollup[]>([[0, []]]);
  for (let step = 1; step <= steps; step += 1) {
    const moved = Array.from({ length: 1 + random(30) }, () => ({
      branch: branches[random(3)] ?? '',
      period: periods[random(3)] ?? '',
      ...series[random(series.length)],
    })) as RollupKey[];
    const keys = [...new Map(moved.map((key) => [keyText(key), key])).values()];
    const next = keys
      .filter(() => random(5) > 0)
      .map((key) =>
        rollup({
          ...key,
          totals: { low: decimal(String(step)), high: decimal(String(step)), volume: decimal('1'), terms: 1 },
        }),
      );
    await warehouse.write(async (writer) => writer.replaceRollups(keys, next));
    for (const key of keys) current.delete(keyText(key));
    for (const one of next) current.set(keyText(one), one);
    then.set(step, [...current.values()]);
  }
  return then;
}

describeOnEveryEngine('time travel', (engine) => {
  test('every version can be read as it was, by all series, by some, and with none named', async () => {
    await inWarehouse(engine, async (warehouse) => {
      const then = await history(warehouse, 25);
      expect(await warehouse.version()).toBe(25);
      for (const [version, expected] of then) {
        expect(shown(await warehouse.rollups({ branches, periods }, version))).toEqual(shown(expected));
        expect(shown(await warehouse.rollups({ branches, periods, series }, version))).toEqual(shown(expected));
        const some = series.slice(3, 6);
        const wanted = expected.filter(
          (one) => one.branch !== '210200' && some.some((each) => seriesKey(each) === seriesKey(one)),
        );
        const filter = { branches: ['210000', '210100'], periods, series: some };
        expect(shown(await warehouse.rollups(filter, version))).toEqual(shown(wanted));
        expect(await warehouse.countRollups(filter, version)).toBe(wanted.length);
      }
    });
  });

  test('the steps between two versions are those that held in between', async () => {
    await inWarehouse(engine, async (warehouse) => {
      const then = await history(warehouse, 12);
      const steps = await warehouse.rollupSteps({ branches, periods, series }, 4, 9);
      for (let version = 4; version <= 9; version += 1) {
        const held = steps.filter((one) => one.validFrom <= version && one.validTo > version);
        expect(shown(held)).toEqual(shown(then.get(version) ?? []));
      }
      expect(steps.every((one) => one.validFrom <= 9 && one.validTo > 4)).toBe(true);
      expect(steps.some((one) => one.validTo !== endOfTime)).toBe(true);
    });
  });

  test('reading goes on at its version while others write', async () => {
    await inWarehouse(engine, async (warehouse) => {
      const then = await history(warehouse, 5);
      const reads = [];
      for (let i = 0; i < 20; i += 1) {
        reads.push(warehouse.rollups({ branches, periods, series }, 5));
        await warehouse.write(async (writer) => {
          const one = rollup({ ...series[0], branchesReported: i });
          await writer.replaceRollups([one], [one]);
        });
      }
      for (const read of await Promise.all(reads)) expect(shown(read)).toEqual(shown(then.get(5) ?? []));
    });
  });
});

describeOnEveryEngine('versions by time', (engine) => {
  test('an instant names the newest version that was there', async () => {
    const instants = ['2010-01-05T08:00:00.000Z', '2010-01-06T08:00:00.000Z', '2010-01-06T08:00:00.000Z'];
    let place = 0;
    await inWarehouse(
      engine,
      async (warehouse) => {
        await warehouse.write(async (writer) => {
          const { id } = await take(writer, Buffer.from('a'));
          await writer.replaceRollups([], [rollup()]);
          expect(id).toBe(1);
        });
        place = 1;
        await warehouse.write(async (writer) => {
          const bytes = Buffer.from('b');
          await writer.addSubmission(newSubmission(bytes), 'rejected', bytes, []);
        });
        place = 2;
        await warehouse.write(async (writer) => writer.replaceRollups([rollup()], []));
        expect(await warehouse.versionAt('2010-01-05T07:59:59.999Z')).toBe(0);
        expect(await warehouse.versionAt('2010-01-05T08:00:00.000Z')).toBe(1);
        expect(await warehouse.versionAt('2010-01-06T07:59:59.999Z')).toBe(1);
        expect(await warehouse.versionAt('2010-01-06T08:00:00.000Z')).toBe(3);
        expect(await warehouse.versionAt('2999-01-01T00:00:00.000Z')).toBe(3);
        expect(await warehouse.versions([3, 1, 9])).toEqual([
          { version: 3, at: instants[2], kind: 'rollups', submission: undefined },
          { version: 1, at: instants[0], kind: 'submission', submission: 1 },
          undefined,
        ]);
      },
      undefined,
      { now: () => instants[place] ?? '' },
    );
  });
});

describeOnEveryEngine('where the warehouse stands', (engine) => {
  test('is read once for all that ask meanwhile, and never from before they asked', async () => {
    await inWarehouse(engine, async (warehouse) => {
      const writes = Array.from({ length: 5 }, (_, i) =>
        warehouse.write(async (writer) => {
          const one = rollup({ branchesReported: i });
          await writer.replaceRollups(i === 0 ? [] : [one], [one]);
        }),
      );
      let known = 0;
      for (const write of writes) {
        await write;
        known += 1;
        const states = await Promise.all(Array.from({ length: 50 }, () => warehouse.state()));
        for (const state of states) expect(state.figures).toBeGreaterThanOrEqual(known);
      }
      expect(await warehouse.state()).toMatchObject({ version: 5, figures: 5 });
    });
  });
});
