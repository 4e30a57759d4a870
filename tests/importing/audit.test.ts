import fc from 'fast-check';
import Libsql from 'libsql';
import { createConnection } from 'mysql2/promise';
import { parsePeriod, type Period } from '../../src/model';
import { seal, type AuditEntry } from '../../src/warehouse';
import { describeOnEveryEngine } from '../servers/engines';
import { history, workbook, type Step } from './histories';
import { live, unlived } from './live';
import { clerk, inProvince, examiner, send, type Province } from './province';

afterAll(() => examiner.close());

/** The whole log, oldest first, read in pages. */
async function log({ warehouse }: Province): Promise<AuditEntry[]> {
  const found: AuditEntry[] = [];
  for (;;) {
    const page = await warehouse.auditLog(3, found.at(-1)?.id);
    found.push(...page.rows);
    if (!page.hasNext) return found.reverse();
  }
}

/** Entries whose seal is not the one over themselves and the entry before. */
async function broken(province: Province): Promise<number[]> {
  const entries = await log(province);
  return entries
    .filter((entry, place) => entry.id !== place + 1 || entry.hash !== seal(entry, entries[place - 1]?.hash))
    .map(({ id }) => id);
}

/** Changes the database past the program. */
async function tamper(url: string, sql: string): Promise<void> {
  if (url.startsWith('sqlite:')) {
    const database = new Libsql(url.slice('sqlite:'.length));
    database.exec(sql);
    return void database.close();
  }
  const connection = await createConnection(url);
  await connection.query(sql);
  await connection.end();
}

describeOnEveryEngine('the audit log', (engine) => {
  test('has one entry for each change of state, and no other', async () => {
    const lives = async (steps: readonly Step[]): Promise<void> => {
      await inProvince(engine, async (province) => {
        const lived = unlived();
        for (const step of steps) await live(province, lived, step);
        const entries = await log(province);
        const status = (state: unknown): string => (state as { status: string } | null)?.status ?? 'null';
        expect(
          entries.map(({ action, subject, before, after }) =>
            [action, subject.replace('submission ', ''), status(before), '>', status(after)].join(' '),
          ),
        ).toEqual(lived.log);
        expect(entries.map(({ id }) => id)).toEqual(entries.map((_, place) => place + 1));
        for (const { actor, at } of entries) expect([actor, at]).toEqual([clerk, '2010-01-05T08:00:00.000Z']);
        expect(await broken(province)).toEqual([]);
      });
    };
    await fc.assert(fc.asyncProperty(history, lives), { numRuns: engine.name === 'SQLite' ? 10 : 2 });
  }, 240_000);

  test('says what was decided, why, and on which figures', async () => {
    await inProvince(engine, async (province) => {
      const { importer } = province;
      const lines = [{ period: '2009-07', series: '固话业务,装机平均时间,', value: '1.76', volume: '10' }];
      const sent = { branch: '沈阳', period: '2009-07', lines } as const;
      const { plan } = await send(province, sent, { accept: '已核对 "原件"' });
      const half = parsePeriod('2009-H2') as Period;
      await importer.closePeriod(half, { reason: '已发布', actor: clerk });
      await importer.openPeriod(half, { reason: '更正', actor: clerk });
      const [accepted, closed, opened, ...none] = await log(province);
      expect(none).toEqual([]);
      expect(accepted).toMatchObject({
        action: 'submission.accept',
        subject: 'submission 1',
        before: null,
        after: {
          ...{ status: 'accepted', branch: '210100', period: '2009-07', revision: 1, fileName: '沈阳.csv' },
          ...{ because: '已核对 "原件"', plan: plan?.hash },
        },
      });
      const shut = { state: 'closed', reason: '已发布' };
      expect(closed).toMatchObject({ action: 'period.close', subject: 'period 2009-H2', after: shut });
      expect(opened).toMatchObject({ action: 'period.open', before: shut, after: { state: 'open', reason: '更正' } });
      expect(await broken(province)).toEqual([]);
    });
  });

  test('shows by its seals what was altered, slipped in or taken out', async () => {
    await inProvince(engine, async (province) => {
      const [some = []] = fc.sample(fc.uniqueArray(workbook, { minLength: 4, maxLength: 4 }), { numRuns: 1, seed: 5 });
      for (const sent of some) await send(province, sent);
      const entries = await log(province);
      expect(entries).toHaveLength(4);
      const changes = [
        ...["at = '2010-01-06T08:00:00.000Z'", "actor = 'nobody'", "origin = 'cli'", "action = 'submission.withdraw'"],
        ...["subject = 'submission 9'", "state_before = '{}'", "state_after = '{}'", `hash = '${'0'.repeat(64)}'`],
      ];
      for (const [place, change] of changes.entries()) {
        const id = (place % 4) + 1;
        const column = change.split(' ')[0] ?? '';
        await tamper(province.url, `CREATE TABLE aside AS SELECT * FROM audit WHERE id = ${id}`);
        await tamper(province.url, `UPDATE audit SET ${change} WHERE id = ${id}`);
        expect(await broken(province)).toContain(id);
        await tamper(province.url, `UPDATE audit SET ${column} = (SELECT ${column} FROM aside) WHERE id = ${id}`);
        await tamper(province.url, 'DROP TABLE aside');
        expect(await broken(province)).toEqual([]);
      }
      await tamper(province.url, 'DELETE FROM audit WHERE id = 2');
      expect(await broken(province)).toEqual([3, 4]);
      await tamper(province.url, 'UPDATE audit SET id = id - 1 WHERE id = 3');
      expect(await broken(province)).toEqual([2, 4]);
    });
  });
});
