import fc from 'fast-check';
import { describeOnEveryEngine, type Engine } from '../servers/engines';
import { history, type Step } from './histories';
import { live, unlived, type Lived } from './live';
import { clerk, figures, inProvince, examiner, send, untrue, type Line, type Province, type Sent } from './province';

afterAll(() => examiner.close());

/** What the figures would be had the withdrawn submissions never come. */
function withoutWithdrawn(engine: Engine, { accepted, withdrawn }: Lived): Promise<string[]> {
  return inProvince(engine, async (fresh) => {
    for (const { id, sent } of accepted) if (!withdrawn.has(id)) await send(fresh, sent);
    return figures(fresh);
  });
}

describeOnEveryEngine('withdrawing', (engine) => {
  test('whatever is withdrawn, in whatever order, it is as if it had never come', async () => {
    const lives = async (steps: readonly Step[]): Promise<void> => {
      await inProvince(engine, async (province) => {
        const lived = unlived();
        for (const step of steps) {
          await live(province, lived, step);
          expect(await untrue(province)).toEqual([]);
        }
        expect(await figures(province)).toEqual(await withoutWithdrawn(engine, lived));
      });
    };
    await fc.assert(fc.asyncProperty(history, lives), { numRuns: engine.name === 'SQLite' ? 25 : 3 });
  }, 240_000);

  test('revisions come and go, and each says whether any of it still stands', async () => {
    await inProvince(engine, async (province) => {
      const line = (value: string, period = '2009-07'): Line => ({
        ...{ period, series: '固话业务,装机平均时间,', value, volume: '10' },
      });
      const sent = (period: string, ...lines: Line[]): Sent => ({ branch: '沈阳', period, lines });
      const { importer, warehouse } = province;
      const decision = { reason: 'a slip', actor: clerk };
      const statuses = async () => (await warehouse.submissions({}, 9)).rows.map(({ status }) => status).reverse();
      await send(province, sent('2009-H2', line('1'), line('2', '2009-08')));
      const held = await send(province, sent('2009-07', line('3')), { keep: true });
      expect(held).toMatchObject({ status: 'checked', id: 2, plan: { changed: [expect.anything()], removed: [] } });
      expect(await statuses()).toEqual(['accepted', 'checked']);
      await send(province, sent('2009-H2', line('4')));
      expect(await statuses()).toEqual(['superseded', 'checked', 'accepted']);
      // accepted last, it replaces what came after it was sent
      expect(await importer.accept(2, decision)).toMatchObject({ status: 'accepted', revision: 1 });
      expect(await statuses()).toEqual(['superseded', 'accepted', 'superseded']);
      await expect(importer.accept(2, decision)).rejects.toMatchObject({ code: 'SUBMISSION_STATE' });
      await importer.withdraw(2, decision);
      expect(await statuses()).toEqual(['superseded', 'withdrawn', 'accepted']);
      await importer.withdraw(3, decision);
      expect(await statuses()).toEqual(['accepted', 'withdrawn', 'withdrawn']);
      for (const id of [2, 3]) {
        await expect(importer.withdraw(id, decision)).rejects.toMatchObject({ code: 'SUBMISSION_STATE' });
      }
      await expect(importer.withdraw(9, decision)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      const revisions = (await warehouse.submissions({}, 9)).rows.map(({ revision }) => revision).reverse();
      expect(revisions).toEqual([1, 1, 2]);
      // what was withdrawn may be sent again, and is a revision of its own
      expect(await send(province, sent('2009-H2', line('4')))).toMatchObject({
        status: 'accepted',
        id: 4,
        revision: 3,
      });
    });
  });

  test('of many revisions the newest that is left stands', async () => {
    await inProvince(engine, async (province) => {
      await manyRevisions(province, 40);
      const stands = async () => {
        const version = await province.warehouse.version();
        return (await province.warehouse.observations({}, version, 9)).rows.map(({ submission }) => submission);
      };
      expect(await stands()).toEqual([40]);
      await province.importer.withdraw(40, { reason: 'a slip', actor: clerk });
      expect(await stands()).toEqual([39]);
      await province.importer.withdraw(1, { reason: 'a slip', actor: clerk });
      expect(await stands()).toEqual([39]);
    });
  });
});

/** Sends the same figures as so many revisions, past the importer: reading many workbooks takes its time. */
async function manyRevisions(province: Province, count: number): Promise<void> {
  const { warehouse } = province;
  const lines = [{ period: '2009-07', series: '固话业务,装机平均时间,', value: '1', volume: '10' }];
  await send(province, { branch: '沈阳', period: '2009-07', lines });
  const known = await warehouse.submission(1);
  const [figure] = await warehouse.observationsOf(1);
  if (!known || !figure) throw new Error('the first revision is missing');
  const again = { ...known };
  delete again.revision;
  for (let done = 1; done < count; done += 1) {
    await warehouse.write(async (writer) => {
      const { id } = await writer.addSubmission(again, 'checked', Buffer.from('w'), []);
      await writer.acceptSubmission(id, undefined);
      await writer.closeObservations(figure.branch, [figure.service], [figure.period]);
      await writer.addObservations(id, [{ ...figure }]);
    });
  }
}
