import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { plain } from '../../src/model';
import type { Rollup, Warehouse } from '../../src/warehouse';
import { dump } from '../journeys/dump';
import { history, type Step } from '../importing/histories';
import { live, unlived } from '../importing/live';
import { clerk, examiner, figures, inProvince, send, untrue, type Province } from '../importing/province';
import { everything, figure, inOffice, officer, plainCatalogue, quarter } from '../releases/office';
import { describeOnEveryEngine } from '../servers/engines';

afterAll(() => examiner.close());

const shown = ({ branch, period, service, indicator, customerClass, totals, observations }: Rollup): string =>
  [branch, period, service, indicator, customerClass, plain(totals.low), plain(totals.high), observations].join(' ');

/** What the rollups of a version are, by each way of asking for them. */
async function said(warehouse: Warehouse, version: number): Promise<readonly string[]> {
  const extent = await warehouse.extent(version);
  const rollups = await warehouse.rollups(extent, version);
  const series = [
    ...new Map(rollups.map((one) => [`${one.service} ${one.indicator} ${one.customerClass}`, one])).values(),
  ];
  const streamed: string[] = [];
  for await (const some of warehouse.streamRollups({ ...extent, series }, version))
    for (const one of some) streamed.push([one.branch, one.period, one.low, one.high, one.volume].join(' '));
  const steps = await warehouse.rollupSteps(extent, version, version);
  const count = await warehouse.countRollups(extent, version);
  expect([streamed.length, steps.length]).toEqual([count, count]);
  return [...rollups.map(shown).sort(), ...streamed.sort()];
}

interface Made {
  readonly bytes: Buffer;
  readonly horizon: number;
}

/** Makes an archive as the command line does; whether what it holds goes at once is up to the caller. */
async function archive({ warehouse }: Pick<Province, 'warehouse'>, horizon: number): Promise<Made> {
  const pieces: Uint8Array[] = [];
  const content = warehouse.archives.content(horizon);
  for (;;) {
    const { done, value } = await content.next();
    if (done) {
      const bytes = Buffer.concat(pieces);
      await warehouse.write((writer) =>
        writer.archive.add({ horizon, held: value, sha256: sha256Of(bytes), madeBy: 'tester' }),
      );
      return { bytes, horizon };
    }
    pieces.push(value);
  }
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function* inPieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 100) yield await Promise.resolve(bytes.subarray(at, at + 100));
}

const putBack = ({ warehouse }: Pick<Province, 'warehouse'>, { bytes }: Made, sha256 = sha256Of(bytes)) =>
  warehouse.write((writer) => writer.archive.putBack({ name: 'file', sha256, bytes: inPieces(bytes) }));

/** The rows of rollups, as they are stored. */
async function rows({ url }: Province): Promise<string> {
  return (await dump(url)).split(/\n\n+/).find((table) => table.startsWith('rollup\n')) ?? '';
}

const line = (value: string) => ({ period: '2009-07', series: '固话业务,装机平均时间,', value, volume: '10' });
const july = (value: string) => ({ branch: '沈阳', period: '2009-07', lines: [line(value)] }) as const;
const expectArchived = (asked: Promise<unknown>) => expect(asked).rejects.toMatchObject({ code: 'ARCHIVED' });

describeOnEveryEngine('archives', (engine) => {
  test('whatever has happened: later versions say the same, earlier ones nothing until the file is put back', async () => {
    const lives = async (steps: readonly Step[], share: number): Promise<void> => {
      await inProvince(engine, async (province) => {
        const { warehouse } = province;
        const lived = unlived();
        for (const step of steps) await live(province, lived, step);
        const newest = (await warehouse.state()).figures;
        const all: (readonly string[])[] = [];
        for (let version = 0; version <= newest; version += 1) all.push(await said(warehouse, version));
        const [before, now] = [await rows(province), await figures(province)];
        const horizon = Math.max(1, Math.ceil(newest * share));
        if (horizon > newest) return;

        const made = await archive(province, horizon);
        // the file is as good as the rows from here on, whether or not they have gone
        for (const swept of [false, true]) {
          for (let version = 0; version <= newest; version += 1) {
            if (version < horizon) await expectArchived(said(warehouse, version));
            else expect(await said(warehouse, version)).toEqual(all[version]);
          }
          if (swept) break;
          const gone = await warehouse.archives.sweep();
          expect(gone).toBe((await warehouse.archives.list())[0]?.held);
          expect(await warehouse.archives.sweep()).toBe(0);
          expect((await rows(province)).split('\n')).toHaveLength(before.split('\n').length - gone);
        }
        expect(await figures(province)).toEqual(now);
        expect(await untrue(province)).toEqual([]);
        // what was reported can be asked for in any version
        for (let version = 0; version <= newest; version += 1)
          await expect(warehouse.observations({}, version, 10)).resolves.toBeDefined();

        expect(await putBack(province, made)).toMatchObject({ horizon });
        expect(await rows(province)).toBe(before);
        expect(await warehouse.archives.list()).toEqual([]);
        for (let version = 0; version <= newest; version += 1)
          expect(await said(warehouse, version)).toEqual(all[version]);
      });
    };
    const share = fc.double({ min: 0.2, max: 1, noNaN: true });
    await fc.assert(fc.asyncProperty(history, share, lives), { numRuns: engine.name === 'SQLite' ? 15 : 2 });
  }, 240_000);

  test('what is withdrawn after is withdrawn as ever', async () => {
    await inProvince(engine, async (province) => {
      for (const value of ['1', '2', '3']) await send(province, july(value));
      const made = await archive(province, (await province.warehouse.state()).figures);
      await province.warehouse.archives.sweep();
      const decision = { reason: 'a slip', actor: clerk };
      await province.importer.withdraw(3, decision);
      await province.importer.withdraw(2, decision);
      expect(await untrue(province)).toEqual([]);
      await inProvince(engine, async (fresh) => {
        await send(fresh, july('1'));
        expect(await figures(province)).toEqual(await figures(fresh));
      });
      const statuses = (await province.warehouse.submissions({}, 9)).rows.map(({ status }) => status);
      expect(statuses).toEqual(['withdrawn', 'withdrawn', 'accepted']);
      // a second one holds what came since, and goes back before the first
      const second = await archive(province, (await province.warehouse.state()).figures);
      await province.warehouse.archives.sweep();
      await expect(putBack(province, made)).rejects.toMatchObject({ code: 'ARCHIVE_DAMAGED' });
      await putBack(province, second);
      await putBack(province, made);
      expect(await province.warehouse.archives.list()).toEqual([]);
    });
  });

  test('who reads while they go is told, and is not given a part for the whole', async () => {
    await inProvince(engine, async (province) => {
      const { warehouse } = province;
      for (const value of ['1', '2', '3']) await send(province, july(value));
      // of most of these there is nothing, and yet they are looked for
      const { periods, branches } = await warehouse.extent(1);
      const extent = { periods, branches: [...branches, ...Array.from({ length: 2000 }, (_, place) => `B${place}`)] };
      const series = [{ service: 'FIXED_LINE', indicator: 'INSTALL_TIME', customerClass: 'ALL' }];
      const reading = warehouse.streamRollups({ ...extent, series }, 1)[Symbol.asyncIterator]();
      await reading.next();
      await archive(province, 3);
      await warehouse.archives.sweep();
      await expectArchived(
        (async () => {
          while (!(await reading.next()).done);
        })(),
      );
    });
  });

  test('are refused where a release answers from before, and for a horizon that is none', async () => {
    await inOffice(engine, plainCatalogue, async (office) => {
      const { warehouse, releases } = office;
      for (const given of everything()) await office.send(given);
      const { id } = await releases.open(quarter, { actor: officer });
      const release = await releases.publish(id, { kind: 'final', reason: undefined, actor: officer });
      await office.send({ branch: 'A', period: '2009-07', figures: [figure('2009-07', 'DONE', '4', '10')] });
      const { figures: newest } = await warehouse.state();
      expect(newest).toBeGreaterThan(release.version);
      const refused = (horizon: number) =>
        expect(archive(office, horizon)).rejects.toMatchObject({ code: 'ARCHIVE_REFUSED' });
      await refused(newest);
      await refused(newest + 1);
      await archive(office, release.version);
      await refused(release.version);
      expect(await warehouse.archives.list()).toMatchObject([{ horizon: release.version, madeBy: 'tester' }]);
    });
  });

  test('a file that is not the one, to the byte, is put back by nobody', async () => {
    await inProvince(engine, async (province) => {
      for (const value of ['1', '2']) await send(province, july(value));
      const made = await archive(province, 2);
      await province.warehouse.archives.sweep();
      const after = await rows(province);
      const other = Buffer.from(made.bytes);
      const middle = other.length >> 1;
      other.writeUInt8(other.readUInt8(middle) ^ 1, middle);
      const refused = (file: Made, sha256?: string) =>
        expect(putBack(province, file, sha256)).rejects.toMatchObject({ code: 'ARCHIVE_DAMAGED' });
      await refused({ ...made, bytes: other });
      await refused({ ...made, bytes: made.bytes.subarray(0, -1) });
      // even where it says that it is
      await expect(putBack(province, { ...made, bytes: other }, sha256Of(made.bytes))).rejects.toBeDefined();
      expect(await rows(province)).toBe(after);
      await expectArchived(said(province.warehouse, 1));
      await putBack(province, made);
      expect((await said(province.warehouse, 1)).length).toBeGreaterThan(0);
    });
  });
});
