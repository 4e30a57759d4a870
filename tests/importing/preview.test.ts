import fc from 'fast-check';
import { headRollups, type Plan } from '../../src/importing';
import { covers, period, plain } from '../../src/model';
import type { Rollup } from '../../src/warehouse';
import { dump } from '../journeys/dump';
import { describeOnEveryEngine } from '../servers/engines';
import { allPeriods, workbook } from './histories';
import { catalogue, inProvince, keyOf, provinceSays, examiner, send, type Sent } from './province';

afterAll(() => examiner.close());

const serviceOf = (series: string): string => series.split(',')[0] ?? '';

/** What each branch has, by what its clerk wrote: the account a plan is held against. */
class Desk {
  private readonly figures = new Map<string, string>();

  /** Takes a workbook in, and counts what it adds, changes, removes and leaves as it was. */
  take({ branch, period: of, lines: all }: Sent): Record<'added' | 'changed' | 'removed' | 'unchanged', number> {
    const key = (line: { period: string; series: string }): string => `${branch} ${line.period} ${line.series}`;
    const lines = all.filter(({ value, volume }) => value + volume !== ''); // nothing there is no figure
    const services = new Set(lines.map(({ series }) => serviceOf(series)));
    const after = new Map(lines.map((line) => [key(line), `${line.value} ${line.volume}`]));
    const counts = { added: 0, changed: 0, removed: 0, unchanged: 0 };
    for (const [known, before] of this.figures) {
      const [whose = '', when = '', series = ''] = known.split(' ');
      const within = whose === branch && services.has(serviceOf(series)) && covers(period(of), period(when));
      if (!within) continue;
      if (!after.has(known)) counts.removed += 1;
      else if (after.get(known) === before) counts.unchanged += 1;
      else counts.changed += 1;
      this.figures.delete(known);
    }
    counts.added = after.size - counts.changed - counts.unchanged;
    for (const [known, text] of after) this.figures.set(known, text);
    return counts;
  }
}

const sizes = ({ added, changed, removed, unchanged }: Plan) => ({
  ...{ added: added.length, changed: changed.length, removed: removed.length, unchanged },
});

const text = (one: Rollup | undefined): string | undefined =>
  one && [one.low, one.high, one.totals.volume].map((n) => n && plain(n)).join(' ');

/** The figures of the province that a plan moves, as `provinceSays` writes them. */
function moved(plan: Plan, side: 'before' | 'after'): [string, string | undefined][] {
  return headRollups(plan, catalogue).map((change) => {
    const any = change.after ?? change.before;
    if (!any) throw new Error('a rollup that neither was nor is');
    return [keyOf(any), text(change[side])];
  });
}

describeOnEveryEngine('a plan', (engine) => {
  const runs = engine.name === 'SQLite' ? 20 : 3;

  test('that is looked at is the one that is carried out, and what it says of the province is so', async () => {
    const property = fc.asyncProperty(fc.array(workbook, { minLength: 2, maxLength: 6 }), async (all) => {
      await inProvince(engine, async (province) => {
        const desk = new Desk();
        for (const sent of all) {
          const before = await provinceSays(province, allPeriods);
          const preview = await send(province, sent, { dryRun: true });
          if (preview.status === 'unchanged') continue;
          expect(preview.status).toBe('preview');
          const { plan } = preview;
          if (!plan) throw new Error('a preview has no plan');
          expect(await provinceSays(province, allPeriods)).toEqual(before);
          const commit = await send(province, sent, { accept: 'seen', plan: plan.hash });
          expect([commit.status, commit.plan]).toEqual(['accepted', plan]);
          expect(sizes(plan)).toEqual(desk.take(sent));
          expect(moved(plan, 'before').filter(([key, was]) => before.get(key) !== was)).toEqual([]);
          const after = new Map(before);
          for (const [key, now] of moved(plan, 'after')) {
            if (now === undefined) after.delete(key);
            else after.set(key, now);
          }
          expect(sorted(await provinceSays(province, allPeriods))).toEqual(sorted(after));
        }
      });
    });
    await fc.assert(property, { numRuns: runs });
  }, 240_000);

  test('is refused once a figure moved that it moves, and nothing is changed; else it holds', async () => {
    let stale = 0;
    const property = fc.asyncProperty(workbook, workbook, workbook, async (first, other, given) => {
      fc.pre(other.branch !== given.branch);
      await inProvince(engine, async (province) => {
        await send(province, first);
        const { plan } = await send(province, given, { dryRun: true });
        const { plan: meanwhile } = await send(province, other);
        fc.pre(plan !== undefined && meanwhile !== undefined);
        const theirs = new Set(moved(meanwhile, 'after').map(([key]) => key));
        const shared = moved(plan, 'after').some(([key]) => theirs.has(key));
        const before = await dump(province.url);
        for (const dryRun of [true, false]) {
          const again = send(province, given, { accept: 'seen', plan: plan.hash, dryRun });
          if (shared) await expect(again).rejects.toMatchObject({ code: 'PLAN_STALE' });
          else expect((await again).plan?.hash).toBe(plan.hash);
          if (shared || dryRun) expect(await dump(province.url)).toBe(before);
        }
        stale += Number(shared);
      });
    });
    // one at least in which it does, however few there are
    const july = (branch: Sent['branch']): Sent => ({
      ...{ branch, period: '2009-07' },
      lines: [{ period: '2009-07', series: '固话业务,装机平均时间,', value: '1.5', volume: '10' }],
    });
    await fc.assert(property, { numRuns: runs, examples: [[july('沈阳'), july('大连'), july('鞍山')]] });
    expect(stale).toBeGreaterThan(0);
  }, 240_000);

  test('of what is not accepted leaves the database as it was, byte for byte', async () => {
    await inProvince(engine, async (province) => {
      const line = { period: '2009-07', series: '固话业务,装机平均时间,', value: '1.76', volume: '10' };
      await send(province, { branch: '沈阳', period: '2009-H2', lines: [line] });
      const revised: Sent = { branch: '沈阳', period: '2009-H2', lines: [{ ...line, value: '1.86' }] };
      const broken: Sent = { ...revised, lines: [{ ...line, value: '1.7b' }] };
      const before = await dump(province.url);
      expect(await send(province, revised, { dryRun: true, keep: true })).toMatchObject({ status: 'preview' });
      expect(await send(province, revised, {})).toMatchObject({ status: 'checked', id: undefined });
      expect(await send(province, broken, {})).toMatchObject({ status: 'rejected', id: undefined });
      expect(await send(province, broken, { dryRun: true, keep: true })).toMatchObject({ status: 'rejected' });
      const decision = { reason: 'to see', actor: { name: 'x', origin: 'cli' }, dryRun: true };
      await province.importer.withdraw(1, decision);
      expect(await dump(province.url)).toBe(before);

      const version = await province.warehouse.version();
      await send(province, revised, { keep: true });
      await send(province, broken, { keep: true });
      const kept = await dump(province.url);
      expect(kept).not.toBe(before);
      expect(await province.warehouse.version()).toBe(version); // no figure has moved
      expect(await province.importer.accept(2, decision)).toMatchObject({ status: 'preview', id: 2 });
      await expect(province.importer.accept(2, { ...decision, plan: '0' })).rejects.toMatchObject({
        code: 'PLAN_STALE',
      });
      await expect(province.importer.accept(3, decision)).rejects.toMatchObject({ code: 'SUBMISSION_STATE' });
      await expect(province.importer.accept(4, decision)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect(await dump(province.url)).toBe(kept);
    });
  });
});

function sorted(map: ReadonlyMap<string, string>): string[] {
  return [...map].map((pair) => pair.join(': ')).sort();
}
