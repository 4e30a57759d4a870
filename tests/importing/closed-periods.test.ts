import { silentLog, systemClock } from '../../src/foundation';
import { createImporter } from '../../src/importing';
import { findingText, parsePeriod, type Period } from '../../src/model';
import type { Warehouse } from '../../src/warehouse';
import { dump } from '../journeys/dump';
import { describeOnEveryEngine } from '../servers/engines';
import { catalogue, clerk, examiner, inProvince, send, type Province, type Sent } from './province';

afterAll(() => examiner.close());

const half = parsePeriod('2009-H2') as Period;
const decision = { reason: '已发布', actor: clerk };

const sent = (period: string, within = period): Sent => ({
  branch: '沈阳',
  period,
  lines: [{ period: within, series: '固话业务,装机平均时间,', value: '1.76', volume: '10' }],
});

/** The province for an importer that is always a little late: its period is closed after its workbook was checked. */
function closingMeanwhile(province: Province): Province {
  let closed = false;
  const late = Object.create(province.warehouse) as Warehouse;
  for (const way of ['write', 'rehearse'] as const) {
    late[way] = async (work) => {
      if (!closed) await province.importer.closePeriod(half, decision);
      closed = true;
      return province.warehouse[way](work);
    };
  }
  const parts = { catalogue, warehouse: late, examiner, clock: systemClock, log: silentLog };
  return { ...province, importer: createImporter(parts) };
}

describeOnEveryEngine('a closed period', (engine) => {
  test('takes nothing that lies in it or that it lies in, and says who can open it; once open, it does', async () => {
    await inProvince(engine, async (province) => {
      const all = [sent('2009-07'), sent('2009-H2', '2009-07'), sent('2009', '2009-07')];
      await province.importer.closePeriod(half, decision);
      const before = await dump(province.url);
      for (const one of all) {
        for (const more of [{ accept: 'seen' }, { dryRun: true }, {}]) {
          const { status, findings } = await send(province, one, more);
          expect(status).toBe('rejected');
          const [finding, ...others] = findings.filter(({ severity }) => severity === 'error');
          expect([finding?.code, others]).toEqual(['PERIOD_CLOSED', []]);
          if (!finding) continue;
          const said = findingText(finding, 'en');
          expect(said.message).toMatch(/2009-H2 was closed on 2010-01-05 .*已发布/);
          expect(said.hint).toMatch(/officer|administrator/);
        }
      }
      expect(await dump(province.url)).toBe(before);
      expect(await send(province, sent('2009-06'))).toMatchObject({ status: 'accepted' });
      expect(await send(province, sent('2010-01'))).toMatchObject({ status: 'accepted' });
      await province.importer.openPeriod(half, decision);
      for (const one of all) expect(await send(province, one)).toMatchObject({ status: 'accepted' });
    });
  });

  test('keeps its figures: nothing in it can be withdrawn until it is open again', async () => {
    await inProvince(engine, async (province) => {
      const { id = 0 } = await send(province, sent('2009-07'), { accept: 'seen' });
      await province.importer.closePeriod(half, decision);
      const before = await dump(province.url);
      await expect(province.importer.withdraw(id, decision)).rejects.toMatchObject({ code: 'PERIOD_CLOSED' });
      expect(await dump(province.url)).toEqual(before);
      await province.importer.openPeriod(half, decision);
      await province.importer.withdraw(id, decision);
      expect((await province.warehouse.submission(id))?.status).toBe('withdrawn');
    });
  });

  test('is closed once, and opened once', async () => {
    await inProvince(engine, async ({ importer, warehouse }) => {
      await expect(importer.openPeriod(half, decision)).rejects.toMatchObject({ code: 'PERIOD_STATE' });
      await importer.closePeriod(half, decision);
      await expect(importer.closePeriod(half, decision)).rejects.toMatchObject({ code: 'PERIOD_STATE' });
      expect(await warehouse.closedPeriods()).toEqual([
        { period: '2009-H2', closedAt: '2010-01-05T08:00:00.000Z', reason: '已发布' },
      ]);
      expect(await warehouse.version()).toBe(0);
    });
  });

  test.each([
    ['imported', { accept: 'seen' }],
    ['looked at', { dryRun: true }],
    ['kept', { keep: true }],
  ] as const)('is closed to a workbook that was being %s as it closed', async (_, more) => {
    await inProvince(engine, async (province) => {
      const { status, findings } = await send(closingMeanwhile(province), sent('2009-07'), more);
      expect([status, findings[0]?.code]).toEqual(['rejected', 'PERIOD_CLOSED']);
      expect(await province.warehouse.version()).toBe(0);
      const kept = (await province.warehouse.submissions({}, 9)).rows.map((one) => one.status);
      expect(kept).toEqual('keep' in more ? ['rejected'] : []);
    });
  });

  test('is closed to a workbook that waited for a word of acceptance', async () => {
    await inProvince(engine, async (province) => {
      const { id = 0 } = await send(province, sent('2009-07'), { keep: true });
      const outcome = await closingMeanwhile(province).importer.accept(id, { reason: 'seen', actor: clerk });
      expect(outcome).toMatchObject({ status: 'rejected', id });
      expect((await province.warehouse.submission(id))?.status).toBe('checked');
      await province.importer.openPeriod(half, decision);
      const accepted = await province.importer.accept(id, { reason: 'seen', actor: clerk });
      expect(accepted).toMatchObject({ status: 'accepted', id, revision: 1 });
    });
  });
});
