import { describeOnEveryEngine } from '../servers/engines';
import { inWarehouse, newSubmission, observation, send } from './sample';

describeOnEveryEngine('the life of a submission', (engine) => {
  test('one that is only kept has no revision, moves no version, and is found by its status', async () => {
    await inWarehouse(engine, async (warehouse) => {
      const keep = (status: 'checked' | 'rejected') =>
        warehouse.write((writer) => {
          const bytes = Buffer.from(status);
          const branch = status === 'rejected' ? undefined : '210100';
          return writer.addSubmission(newSubmission(bytes, { branch, period: branch && '2009-H2' }), status, bytes, []);
        });
      expect((await keep('rejected')).id).toBe(1);
      expect((await keep('checked')).id).toBe(2);
      expect(await warehouse.version()).toBe(0);
      expect(await send(warehouse, [observation()])).toMatchObject({ id: 3, revision: 1, status: 'accepted' });
      const version = await warehouse.version();
      expect(version).toBeGreaterThan(0);
      expect(await warehouse.countObservations({}, version)).toBe(1);
      await warehouse.write((writer) => writer.closePeriod('2009-H1', 'published'));
      expect(await warehouse.version()).toBe(version);
      const accepted = await warehouse.write((writer) => writer.acceptSubmission(2, '已核对'));
      expect(accepted).toMatchObject({ revision: 2, acceptedBecause: '已核对' });
      for (const [status, ids] of Object.entries({ checked: [], rejected: [1], accepted: [3, 2], withdrawn: [] })) {
        const { rows } = await warehouse.submissions({ statuses: [status as 'checked'] }, 9);
        expect(rows.map(({ id }) => id)).toEqual(ids);
      }
      await expect(warehouse.write((writer) => writer.acceptSubmission(1, undefined))).rejects.toThrow(RangeError);
      await expect(warehouse.write((writer) => writer.acceptSubmission(2, undefined))).rejects.toThrow(RangeError);
    });
  });

  test('what was reopened is read once, in the past as it was, and stands where nothing later covers it', async () => {
    await inWarehouse(engine, async (warehouse) => {
      const whole = [observation(), observation({ period: '2009-08' }), observation({ service: 'DDN' })];
      await send(warehouse, whole);
      const before = await warehouse.version();
      await send(warehouse, [], { period: '2009-07', services: ['FIXED_LINE'] }, Buffer.from('covers one'));
      const services = ['FIXED_LINE', 'DDN'];
      const periods = ['2009-07', '2009-08', '2009-Q3', '2009-H2'];
      const stood = await warehouse.write(async (writer) => {
        const closed = await writer.closeObservations('210100', services, periods);
        const stands = await writer.standing('210100', services, periods);
        expect(closed).toHaveLength(3);
        await writer.reopenObservations(stands);
        return stands.map(({ ordinal }) => ordinal);
      });
      expect(stood).toEqual([1, 2]);
      const now = await warehouse.version();
      const at = async (version: number) =>
        (await warehouse.observations({}, version, 9)).rows.map(({ ordinal }) => ordinal).sort((a, b) => a - b);
      expect(await at(before)).toEqual([0, 1, 2]);
      expect(await at(now)).toEqual([1, 2]);
      expect((await warehouse.observationsOf(1)).map(({ ordinal }) => ordinal)).toEqual([0, 1, 2]);
      expect(await warehouse.submission(1)).toMatchObject({ observations: 3, status: 'accepted' });
      await warehouse.write((writer) => writer.withdrawSubmission(2, 'a slip'));
      const all = await warehouse.write((writer) => writer.standing('210100', services, periods));
      expect(all.map(({ ordinal }) => ordinal)).toEqual([0, 1, 2]);
    });
  });

  test('a rehearsal says what would come of it, and leaves nothing', async () => {
    await inWarehouse(engine, async (warehouse) => {
      await send(warehouse, [observation()]);
      const version = await warehouse.version();
      const seen = await warehouse.rehearse(async (writer) => {
        await writer.closeObservations('210100', ['FIXED_LINE'], ['2009-07']);
        return writer.countObservations({}, writer.nextVersion);
      });
      expect([seen, await warehouse.version(), await warehouse.countObservations({}, version)]).toEqual([
        0,
        version,
        1,
      ]);
      await expect(warehouse.rehearse(() => Promise.reject(new Error('cut off')))).rejects.toThrow('cut off');
      expect((await send(warehouse, [observation()], {}, Buffer.from('next'))).id).toBe(2);
    });
  });
});
