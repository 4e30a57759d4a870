import fc from 'fast-check';
import { plain } from '../../src/model';
import { changesSince, type ReleaseChange } from '../../src/releases';
import { answer, type RollupFigure } from '../../src/rollups';
import type { PublishedRelease } from '../../src/warehouse';
import type { Given } from '../rollups/world';
import { describeOnEveryEngine } from '../servers/engines';
import { everything, figure, inOffice, months, officer, plainCatalogue, quarter, type Office } from './office';

/** Publishes what there is, whatever is missing. */
async function publish({ releases }: Office, reason?: string): Promise<PublishedRelease> {
  const { id } = await releases.open(quarter, { actor: officer });
  for (const branch of ['A', 'B', 'C']) {
    const decision = { reason: 'not in', actor: officer };
    await releases.waive(id, { kind: 'figure', branch }, decision).catch((error: { code: string }) => {
      if (error.code !== 'ARGUMENT_INVALID') throw error; // all of it is in
    });
  }
  return releases.publish(id, { kind: 'provisional', reason, actor: officer });
}

const shown = (one: RollupFigure | undefined): string =>
  one ? [one.low && plain(one.low), one.high && plain(one.high), plain(one.volume), one.status].join(' ') : '—';
const keyOf = ({ branch, period, service, indicator, customerClass }: ReleaseChange['key']): string =>
  [branch, period, service, indicator, customerClass].join(' ');

/** All that a release says of the quarter and its months, by key. */
async function dump({ warehouse }: Office, { version }: PublishedRelease): Promise<Map<string, string>> {
  const query = { periods: ['2009-Q3', ...months] };
  const { figures } = await answer(warehouse, plainCatalogue, query, { limit: 100_000, version });
  return new Map(figures.map((one) => [keyOf(one), shown(one)]));
}

/** The difference of two dumps, as lines in no order. */
function difference(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys]
    .map((key) => `${key}: ${before.get(key) ?? '—'} > ${after.get(key) ?? '—'}`)
    .filter((line) => /: (.*) > \1$/.exec(line) === null);
}

/** The changes of a revision, read in pages of `limit`. */
async function changesOf(
  { warehouse }: Office,
  before: PublishedRelease,
  release: PublishedRelease,
  limit: number,
): Promise<ReleaseChange[]> {
  const found: ReleaseChange[] = [];
  for (;;) {
    const last = found.at(-1);
    const after = last && { key: last.key, version: last.because.version };
    const page = await changesSince(warehouse, plainCatalogue, before, release, { limit, after });
    expect(page.changes.length).toBeLessThanOrEqual(limit);
    found.push(...page.changes);
    if (!page.hasNext) return found;
  }
}

const sent = fc.record({
  branch: fc.constantFrom('A', 'B', 'C'),
  figures: fc.uniqueArray(
    fc.record({
      period: fc.constantFrom('2009-Q3', ...months, '2009-10'),
      indicator: fc.constantFrom('DONE', 'ASKED', 'FAULTS'),
      value: fc.integer({ min: 0, max: 2 }),
      volume: fc.integer({ min: 0, max: 2 }),
    }),
    { maxLength: 8, selector: ({ period, indicator }) => `${period} ${indicator}` },
  ),
});

describeOnEveryEngine('a revision', (engine) => {
  test('lists exactly the figures that the two releases say differently', async () => {
    const property = fc.asyncProperty(
      fc.array(sent, { maxLength: 4 }),
      fc.array(sent, { maxLength: 4 }),
      fc.integer({ min: 1, max: 9 }),
      async (earlier, later, limit) => {
        await inOffice(engine, plainCatalogue, async (office) => {
          const sendAll = async (all: typeof earlier): Promise<void> => {
            for (const { branch, figures } of all) {
              const given = figures.map((one): Given =>
                figure(one.period, one.indicator, String(one.value), String(one.volume)),
              );
              await office.send({ branch, period: '2009', figures: given });
            }
          };
          await sendAll(earlier);
          const first = await publish(office);
          const said = await dump(office, first);
          await sendAll(later);
          const second = await publish(office, 'a correction');
          await sendAll(earlier);
          expect(await dump(office, first)).toEqual(said);
          const changes = await changesOf(office, first, second, limit);
          const lines = changes.map(({ key, before, after }) => `${keyOf(key)}: ${shown(before)} > ${shown(after)}`);
          expect(lines.sort()).toEqual(difference(said, await dump(office, second)).sort());
        });
      },
    );
    await fc.assert(property, { numRuns: engine.name === 'SQLite' ? 40 : 5 });
  }, 240_000);

  test('says why: in the words of who let it in or took it back, else in its own', async () => {
    await inOffice(engine, plainCatalogue, async (office) => {
      const { warehouse } = office;
      for (const one of everything()) await office.send(one);
      const first = await publish(office);
      const { id } = await office.sendWaiting('C', '2009-Q3', ['LINE']);
      await warehouse.write(async (writer) => {
        await writer.acceptSubmission(id, 'the branch wrote to us');
      });
      const [a] = everything('3');
      if (a) await office.send(a);
      const second = await publish(office, 'figures of A');
      const changes = await changesOf(office, first, second, 100);
      expect(changes.length).toBeGreaterThan(0);
      // what A sent had no warnings, so that nobody had to say anything
      expect(new Set(changes.map(({ reason }) => reason))).toEqual(new Set(['figures of A']));
      expect(new Set(changes.map(({ key }) => key.branch))).toEqual(new Set(['HEAD', 'A']));
    });
  });
});
