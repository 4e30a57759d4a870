import { silentLog } from '../../src/foundation';
import { openWarehouse } from '../../src/warehouse';
import { describeOnEveryEngine } from '../servers/engines';
import { inWarehouse, observation, rollup, send, take } from './sample';

describeOnEveryEngine('writing', (engine) => {
  test('all or nothing: what fails leaves no trace, not even a number', async () => {
    await inWarehouse(engine, async (warehouse) => {
      const failing = warehouse.write(async (writer) => {
        const bytes = Buffer.from('half done');
        const { id } = await take(writer, bytes);
        await writer.addObservations(id, [observation()]);
        throw new Error('cut off');
      });
      await expect(failing).rejects.toThrow('cut off');
      expect(await warehouse.version()).toBe(0);
      expect(await warehouse.countObservations({}, 0)).toBe(0);
      expect((await send(warehouse, [observation()])).id).toBe(1);
    });
  });

  test('a transaction that stores nothing makes no version', async () => {
    await inWarehouse(engine, async (warehouse) => {
      const seen = await warehouse.write(async (writer) => {
        await writer.closeObservations('210100', ['DDN'], ['2009-07']);
        await writer.replaceRollups([], []);
        return writer.nextVersion;
      });
      expect(seen).toBe(1);
      expect(await warehouse.version()).toBe(0);
      await send(warehouse, [observation()]);
      expect(await warehouse.version()).toBe(1);
    });
  });

  test('nobody sees what is not committed', async () => {
    await inWarehouse(engine, async (warehouse) => {
      let reading: Promise<number> | undefined;
      await warehouse.write(async (writer) => {
        const bytes = Buffer.from('slow');
        const { id } = await take(writer, bytes);
        await writer.addObservations(id, [observation()]);
        expect(await writer.countObservations({}, writer.nextVersion)).toBe(1);
        reading = warehouse.countObservations({}, writer.nextVersion);
        await reading;
      });
      expect(await reading).toBe(0);
      expect(await warehouse.countObservations({}, 1)).toBe(1);
    });
  });

  test('writers on several connections wait for each other and lose nothing', async () => {
    await inWarehouse(engine, async (warehouse, url) => {
      const others = await Promise.all([1, 2].map(() => openWarehouse({ url, log: silentLog })));
      try {
        const writers = [warehouse, ...others, warehouse, ...others, warehouse, ...others];
        const sent = await Promise.all(
          writers.map((one, i) => send(one, [observation()], {}, Buffer.from(`workbook ${i}`))),
        );
        expect(sent.map((one) => one.id).sort((a, b) => a - b)).toEqual(writers.map((_, i) => i + 1));
        expect(sent.map((one) => one.revision).sort((a, b) => a - b)).toEqual(writers.map((_, i) => i + 1));
        expect(await warehouse.version()).toBe(writers.length);
      } finally {
        for (const one of others) await one.close();
      }
    });
  });

  test('a version is a picture that later changes leave as it was', async () => {
    await inWarehouse(engine, async (warehouse) => {
      await send(warehouse, [observation(), observation({ service: 'DDN' })]);
      await warehouse.write((writer) => writer.replaceRollups([], [rollup()]));
      await warehouse.write(async (writer) => {
        const closed = await writer.closeObservations('210100', ['FIXED_LINE'], ['2009-07', '2009-08']);
        expect(closed.map((one) => [one.submission, one.ordinal, one.validTo])).toEqual([[1, 0, 3]]);
        await writer.replaceRollups([rollup()], [rollup({ monthsCovered: 2 })]);
        await writer.replaceRollups([rollup()], [rollup({ monthsCovered: 3 })]);
      });
      const counts = [];
      for (const version of [0, 1, 2, 3]) counts.push(await warehouse.countObservations({}, version));
      expect(counts).toEqual([0, 2, 2, 1]);
      const months = [];
      for (const version of [1, 2, 3, 4]) {
        const rows = await warehouse.rollups({ branches: ['210000'], periods: ['2009-07'] }, version);
        months.push(rows.map((one) => one.monthsCovered));
      }
      expect(months).toEqual([[], [1], [3], [3]]);
    });
  });

  test('the same bytes are unchanged only while all they brought is current', async () => {
    await inWarehouse(engine, async (warehouse) => {
      const { sha256 } = await send(warehouse, [observation(), observation({ service: 'DDN' })]);
      const unchanged = (period: string) =>
        warehouse.write((writer) => writer.unchanged(sha256, '210100', period).then((found) => found?.id));
      expect(await unchanged('2009-H2')).toBe(1);
      expect(await unchanged('2009-H1')).toBeUndefined();
      await warehouse.write((writer) => writer.closeObservations('210100', ['DDN'], ['2009-07']));
      expect(await unchanged('2009-H2')).toBeUndefined();
      expect((await warehouse.submission(1))?.status).toBe('accepted');
      await warehouse.write((writer) => writer.closeObservations('210100', ['FIXED_LINE'], ['2009-07']));
      expect((await warehouse.submission(1))?.status).toBe('superseded');
      const statuses = [];
      for (const status of ['accepted', 'superseded'] as const)
        statuses.push(await warehouse.countSubmissions({ statuses: [status] }));
      expect(statuses).toEqual([0, 1]);
    });
  });
});
