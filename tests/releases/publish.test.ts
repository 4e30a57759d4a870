import Libsql from 'libsql';
import { setTimeout as pause } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';
import { parsePeriod, plain, type Period } from '../../src/model';
import { createReleases, releaseFaults, type ReleaseFault, type Releases } from '../../src/releases';
import { answer, keepRollups } from '../../src/rollups';
import { openWarehouse, type PublishedRelease } from '../../src/warehouse';
import { silentLog } from '../../src/foundation';
import { describeOnEveryEngine, engines } from '../servers/engines';
import { everything, figure, inOffice, months, officer, plainCatalogue, quarter, type Office } from './office';

const by = { actor: officer };
const provisional = { kind: 'provisional', actor: officer } as const;
const because = { reason: 'a correction', actor: officer };

/** An office in which everything of the quarter is in. */
function inCompleteOffice<T>(engine: Parameters<typeof inOffice>[0], work: (office: Office) => Promise<T>): Promise<T> {
  return inOffice(engine, plainCatalogue, async (office) => {
    for (const sent of everything()) await office.send(sent);
    return work(office);
  });
}

async function publishNext({ releases }: Office, reason?: string): Promise<PublishedRelease> {
  const { id } = await releases.open(quarter, by);
  return releases.publish(id, { ...provisional, reason });
}

/** Every figure there is of the year at a version, as text. */
async function figuresAt({ warehouse }: Office, version: number): Promise<string[]> {
  const query = { periods: ['2009', '2009-H2', '2009-Q3', ...months] };
  const { figures } = await answer(warehouse, plainCatalogue, query, { limit: 10_000, version });
  return figures.map(({ branch, period, indicator, low, high, volume, status }) =>
    [branch, period, indicator, low && plain(low), high && plain(high), plain(volume), status].join(' '),
  );
}

async function faults({ warehouse }: Office): Promise<readonly ReleaseFault[]> {
  const found: ReleaseFault[] = [];
  for await (const one of releaseFaults(warehouse, { releases: 0 })) found.push(one);
  return found;
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

describeOnEveryEngine('publishing', (engine) => {
  test('is refused while anything is not explained, and says how much and what', async () => {
    await inOffice(engine, plainCatalogue, async ({ releases, send, warehouse }) => {
      const [a, b] = everything();
      if (!a || !b) throw new Error('nothing to send');
      await send(a);
      await send(b);
      const { id } = await releases.open(quarter, by);
      const before = await warehouse.version();
      await expect(releases.publish(id, provisional)).rejects.toMatchObject({
        code: 'RELEASE_NOT_READY',
        values: { count: 1, first: ['figure C LINE DONE ALL'], period: '2009-Q3' },
      });
      expect((await warehouse.releases({ ids: [id] }))[0]?.state).toBe('open');
      expect(await warehouse.version()).toBe(before);
      await releases.waive(id, { kind: 'figure', branch: 'C' }, because);
      expect(await releases.publish(id, provisional)).toMatchObject({ state: 'published', revision: 0 });
    });
  });

  test('counts revisions by period, which several at once do not disturb', async () => {
    await inCompleteOffice(engine, async (office) => {
      const { releases } = office;
      const month = parsePeriod('2009-07') as Period;
      const [first, other] = [await releases.open(quarter, by), await releases.open(month, by)];
      await expect(releases.open(quarter, by)).rejects.toMatchObject({
        code: 'RELEASE_OPEN',
        values: { id: first.id },
      });
      const published = [
        await releases.publish(other.id, provisional),
        await releases.publish(first.id, provisional),
        await publishNext(office, 'again'),
      ];
      expect(published.map(({ period, revision }) => `${period}/R${revision}`)).toEqual([
        '2009-07/R0',
        '2009-Q3/R0',
        '2009-Q3/R1',
      ]);
      const { id } = await releases.open(quarter, by);
      const given = await releases.abandon(id, { reason: 'not needed', actor: officer });
      expect(given).toMatchObject({ state: 'abandoned', reason: 'not needed', settledBy: 'officer' });
      // what was abandoned takes no number
      expect(await publishNext(office, 'once more')).toMatchObject({ revision: 2 });
      expect(await faults(office)).toEqual([]);
    });
  });

  test('asks for a reason from the second on, for what was looked at, and lets what is final stay final', async () => {
    await inCompleteOffice(engine, async ({ releases, send, warehouse }) => {
      const first = await releases.open(quarter, by);
      const looked = (await warehouse.state()).figures;
      const [a] = everything('3');
      if (a) await send(a);
      const stale = { ...provisional, expecting: looked };
      await expect(releases.publish(first.id, stale)).rejects.toMatchObject({ code: 'RELEASE_STALE' });
      const expecting = (await warehouse.state()).figures;
      await releases.publish(first.id, { kind: 'final', expecting, actor: officer });
      const { id } = await releases.open(quarter, by);
      await expect(releases.publish(id, provisional)).rejects.toMatchObject({ code: 'REASON_MISSING' });
      const again = { ...provisional, reason: 'a slip' };
      await expect(releases.publish(id, again)).rejects.toMatchObject({ code: 'ARGUMENT_INVALID' });
      expect(await releases.publish(id, { ...again, kind: 'final' })).toMatchObject({ revision: 1, kind: 'final' });
    });
  });

  test('is for good: nothing of it changes any more, whatever comes', async () => {
    await inCompleteOffice(engine, async (office) => {
      const { releases, warehouse, send } = office;
      const release = await publishNext(office);
      const said = await figuresAt(office, release.version);
      const [b] = everything('7').slice(1);
      if (b) await send(b);
      await send({ branch: 'C', period: '2009-Q3', figures: [figure('2009-07', 'DONE', '9', '9')] });
      const state = { code: 'RELEASE_STATE' };
      const { id } = release;
      await expect(releases.publish(id, provisional)).rejects.toMatchObject(state);
      await expect(releases.abandon(id, because)).rejects.toMatchObject(state);
      await expect(releases.waive(id, { kind: 'figure', branch: 'C' }, because)).rejects.toMatchObject(state);
      await expect(releases.unwaive(id, 1, by)).rejects.toMatchObject(state);
      await expect(releases.publish(99, provisional)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      // below these, too, where a mistake in the program would have to pass
      await expect(warehouse.write((writer) => writer.release.abandon(id, 'no', 'x'))).rejects.toThrow(RangeError);
      expect(await warehouse.releases({ ids: [id] })).toEqual([release]);
      expect(await figuresAt(office, release.version)).toEqual(said);
      expect(await figuresAt(office, await warehouse.version())).not.toEqual(said);
      expect(await faults(office)).toEqual([]);
    });
  });

  test('keeps the catalogue once, and everything in the audit log', async () => {
    await inCompleteOffice(engine, async (office) => {
      const { warehouse } = office;
      const [first, second] = [await publishNext(office), await publishNext(office, 'again')];
      expect(first.catalogueSha256).toBe(second.catalogueSha256);
      expect(await warehouse.keptCatalogue(first.catalogueSha256)).toBe(plainCatalogue.source.text);
      const entries = [...(await warehouse.auditLog(10)).rows].reverse();
      expect(entries.map(({ action, subject, actor }) => [action, subject, actor])).toEqual([
        ['release.open', 'release 1', officer],
        ['release.publish', 'release 1', officer],
        ['release.open', 'release 2', officer],
        ['release.publish', 'release 2', officer],
      ]);
      expect(entries.at(-1)?.after).toMatchObject({ number: '2009-Q3/R1', reason: 'again', seal: second.seal });
    });
  });

  test.each([
    [
      'a figure',
      "UPDATE rollup SET volume = '31' WHERE branch = 'A' AND period = '2009-Q3' AND indicator = 'DONE'",
      'figures',
    ],
    ['a figure of a month', "DELETE FROM rollup WHERE branch = 'HEAD' AND period = '2009-08'", 'figures'],
    ['the release', "UPDATE period_release SET kind = 'final'", 'figures'],
    ['an explanation', "UPDATE release_waiver SET reason = 'none'", 'figures'],
    ['the seal', `UPDATE period_release SET seal = '${'0'.repeat(64)}'`, 'log figures'],
    ['the catalogue', "UPDATE kept_catalogue SET content = 'none'", 'catalogue'],
  ])('proves that %s has been tampered with', async (_, sql, kinds) => {
    await inOffice(engine, plainCatalogue, async (office) => {
      const [a, b] = everything();
      if (a) await office.send(a);
      if (b) await office.send(b);
      const { id } = await office.releases.open(quarter, by);
      await office.releases.waive(id, { kind: 'figure', branch: 'C' }, because);
      await office.releases.publish(id, provisional);
      expect(await faults(office)).toEqual([]);
      await tamper(office.url, sql);
      const expected = kinds.split(' ').map((kind) => ({ release: '2009-Q3/R0', kind }));
      expect(await faults(office)).toEqual(expected);
    });
  });

  /** Works with what another program on the same database has. */
  async function withAnother(office: Office, work: (another: Releases) => Promise<void>): Promise<void> {
    const { url, clock, catalogue } = office;
    const warehouse = await openWarehouse({ url, log: silentLog, clock });
    try {
      await work(createReleases({ catalogue, warehouse, clock, log: silentLog }));
    } finally {
      await warehouse.close();
    }
  }
  const codeOf = (error: { code: string }): string => error.code;

  test('waits for what is being stored, and sees it', async () => {
    await inCompleteOffice(engine, async (office) => {
      await withAnother(office, async (another) => {
        const { id } = await office.releases.open(quarter, by);
        let publishing: Promise<PublishedRelease | string> | undefined;
        await office.warehouse.write(async (writer) => {
          const closed = await writer.closeObservations('C', ['LINE'], months);
          await keepRollups(writer, plainCatalogue, { branch: 'C', closed, added: [] });
          publishing ??= another.publish(id, provisional).catch(codeOf);
          // time enough to look at the gate, for whoever would not wait
          await pause(300);
        });
        expect(await publishing).toBe('RELEASE_NOT_READY');
      });
    });
  });

  test('sees all of what comes in at the same moment, or nothing', async () => {
    await inOffice(engine, plainCatalogue, async (office) => {
      await withAnother(office, async (another) => {
        for (let round = 0; round < 8; round += 1) {
          const value = String(round + 1);
          for (const sent of everything(value)) await office.send(sent);
          const { id } = await office.releases.open(quarter, by);
          const publishing = another.publish(id, { ...provisional, reason: 'again' }).catch(codeOf);
          await pause(round * 5);
          await office.send({ branch: 'C', period: '2009-Q3', figures: [figure('2009-07', 'DONE', '1', value)] });
          const published = await publishing;
          if (typeof published === 'string') {
            expect(published).toBe('RELEASE_NOT_READY');
            await office.releases.abandon(id, because);
          } else {
            const said = await figuresAt(office, published.version);
            const ofC = said.find((line) => line.startsWith('C 2009-Q3 DONE'));
            expect(ofC).toBe(`C 2009-Q3 DONE ${value} ${value} 30 COMPLETE`);
          }
        }
        expect(await faults(office)).toEqual([]);
      });
    });
  }, 120_000);
});

test('the same release bears the same seal on every engine', async () => {
  const seals: string[] = [];
  for (const engine of engines) {
    await inOffice(engine, plainCatalogue, async ({ releases, send }) => {
      const [a, b] = everything('2.50');
      if (a) await send(a);
      if (b) await send(b);
      await send({ branch: 'A', period: '2009-Q4', figures: [figure('2009-10', 'DONE', '0', '3', '0.00001')] });
      const { id } = await releases.open(parsePeriod('2009-H2') as Period, by);
      for (const branch of ['A', 'B', 'C']) await releases.waive(id, { kind: 'figure', branch }, because);
      const { seal } = await releases.publish(id, { ...provisional, embargoUntil: '2010-01-01T00:00:00.000Z' });
      seals.push(seal);
    });
  }
  expect(seals[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(new Set(seals).size).toBe(1);
});
