import fc from 'fast-check';
import { plain } from '../../src/model';
import { describeOnEveryEngine } from '../servers/engines';
import { send, type Order } from './orders';
import { clerk, examiner, inProvince, untrue, type BranchName } from './province';

afterAll(() => examiner.close());

describeOnEveryEngine('histories of records', (engine) => {
  test('however workbooks come and go, each order counts once, and with none that is left it counts nowhere', async () => {
    const months = ['2009-07', '2009-08', '2009-09'];
    interface Step {
      readonly branch: BranchName;
      readonly month: string;
      readonly numbers: readonly string[];
      readonly undo: number | null;
    }
    const step: fc.Arbitrary<Step> = fc.record({
      branch: fc.constantFrom<BranchName>('沈阳', '大连'),
      month: fc.constantFrom(...months),
      numbers: fc.uniqueArray(fc.constantFrom('E1', 'E2', 'E3', 'E4', 'E5'), { minLength: 1 }),
      undo: fc.option(fc.nat(9), { freq: 3 }),
    });
    const lives = (steps: readonly Step[]): Promise<void> =>
      inProvince(engine, async (province) => {
        const { importer, warehouse } = province;
        const sent = new Map<number, Step>();
        let time = 0;
        for (const { undo, ...one } of steps) {
          const which = undo === null ? undefined : [...sent.keys()][undo % Math.max(1, sent.size)];
          const { month, branch, numbers } = one;
          // no two workbooks are the same, however they come
          time += 1;
          const orders = numbers.map((number): Order => [number, `${month}-01`, `${month}-${10 + (time % 18)}`]);
          try {
            if (which === undefined) {
              const { id, status } = await send(province, { branch, period: month, orders });
              if (status === 'accepted') sent.set(id ?? 0, { ...one, undo });
            } else {
              await importer.withdraw(which, { reason: 'a slip', actor: clerk });
              sent.delete(which);
            }
          } catch (error) {
            expect(['RECORDS_RELIED_ON', 'RECORDS_MOVED', 'SUBMISSION_STATE']).toContain(
              (error as { code?: string }).code,
            );
          }
          // of the workbooks that stand, the newest of each branch and month, every order is counted, and counted once
          const { rows } = await warehouse.submissions({}, 1000);
          const newest = new Map<string, number>();
          for (const { id } of [...rows].reverse()) {
            const own = sent.get(id);
            if (own) newest.set(`${own.branch} ${own.month}`, id);
          }
          const orders_ = new Set(
            [...newest.values()].flatMap((id) =>
              (sent.get(id)?.numbers ?? []).map((n) => `${sent.get(id)?.branch} ${n}`),
            ),
          );
          const observations = (await warehouse.observations({}, await warehouse.version(), 1000)).rows;
          const counted = observations.reduce((sum, { volume }) => sum + Number(volume && plain(volume)), 0);
          expect(counted).toBe(orders_.size);
        }
        expect(await untrue(province)).toEqual([]);
      });
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), lives), {
      numRuns: engine.name === 'SQLite' ? 30 : 3,
    });
  }, 240_000);
});
