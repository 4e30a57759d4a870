import { plain } from '../../src/model';
import { answer, changes, type FigureChange, type RollupFigure, type RollupQuery } from '../../src/rollups';
import type { Warehouse } from '../../src/warehouse';
import { describeOnEveryEngine } from '../servers/engines';
import { inWarehouse } from '../warehouse/sample';
import { catalogue, store, type Given } from './world';

const query: RollupQuery = { periods: ['2009', '2009-H2', '2009-Q3', '2009-07', '2009-08'] };
const all = 10_000;

const mean = (period: string, low: number, more: Partial<Given> = {}): Given => ({
  ...{ period, service: 'ONE', indicator: 'MEAN', customerClass: 'ALL', status: 'REPORTED' },
  ...{ low: String(low), high: String(low), volume: '2' },
  ...more,
});

const keyOf = (one: RollupFigure | FigureChange['key']): string =>
  [one.period, one.branch, one.service, one.indicator, one.customerClass].join(' ');

function shown(figure: RollupFigure | undefined): string {
  if (!figure) return '—';
  const { low, high, volume, branchesReported, status } = figure;
  return `${low ? plain(low) : ''}–${high ? plain(high) : ''} ${plain(volume)} ${branchesReported} ${status}`;
}

/** Everything there was at a version, by key. */
async function world(warehouse: Warehouse, version: number): Promise<Map<string, RollupFigure>> {
  const { figures } = await answer(warehouse, catalogue, query, { limit: all, version });
  return new Map(figures.map((one) => [keyOf(one), one]));
}

/** A year of submissions, some of which say again what was said before. */
async function history(warehouse: Warehouse): Promise<number> {
  const send = (branch: string, figures: readonly Given[]) => store(warehouse, { branch, period: '2009-H2', figures });
  await send('A', [mean('2009-07', 1), mean('2009-08', 2), mean('2009-07', 5, { customerClass: 'FEW' })]);
  await send('C', [mean('2009-07', 3)]);
  await send('A', [mean('2009-07', 4), mean('2009-08', 2)]);
  await send('D', [mean('2009-08', 9, { status: 'NO_BUSINESS', low: undefined, high: undefined, volume: undefined })]);
  await send('A', [mean('2009-07', 1), mean('2009-08', 2), mean('2009-07', 5, { customerClass: 'FEW' })]);
  return warehouse.version();
}

describeOnEveryEngine('changes', (engine) => {
  test('between any two versions they are the figures that differ, with both sides', async () => {
    await inWarehouse(engine, async (warehouse) => {
      const newest = await history(warehouse);
      const worlds = await Promise.all(Array.from({ length: newest + 1 }, (_, version) => world(warehouse, version)));
      for (let since = 0; since <= newest; since += 1) {
        for (let until = since; until <= newest; until += 1) {
          const page = { since, until, stepwise: false, limit: all };
          const found = await changes(warehouse, catalogue, query, page);
          const [before, after] = [worlds[since], worlds[until]];
          const keys = [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])];
          const expected = keys
            .map((key) => `${key}: ${shown(before?.get(key))} → ${shown(after?.get(key))}`)
            .filter((line) => !/: (.*) → \1$/.test(line));
          const lines = found.changes.map((one) => `${keyOf(one.key)}: ${shown(one.before)} → ${shown(one.after)}`);
          expect(lines.sort()).toEqual(expected.sort());
          expect(found.hasNext).toBe(false);
        }
      }
    });
  });

  test('step by step each says what it was, what it became, and because of which submission', async () => {
    await inWarehouse(engine, async (warehouse) => {
      const newest = await history(warehouse);
      const worlds = await Promise.all(Array.from({ length: newest + 1 }, (_, version) => world(warehouse, version)));
      const page = { since: 0, until: newest, stepwise: true, limit: all };
      const found = (await changes(warehouse, catalogue, query, page)).changes;
      for (const { key, before, after, because, steps } of found) {
        expect(shown(before)).toBe(shown(worlds[because.version - 1]?.get(keyOf(key))));
        expect(shown(after)).toBe(shown(worlds[because.version]?.get(keyOf(key))));
        expect(because).toMatchObject({ kind: 'submission', submission: because.version });
        expect(steps).toBe(1);
      }
      const head = found.filter(({ key }) => keyOf(key) === '2009-07 HEAD ONE MEAN ALL');
      expect(head.map(({ because, after }) => [because.submission, after?.low && plain(after.low)])).toEqual([
        [1, '1'],
        [2, '2'],
        [3, '3.5'],
        [5, '2'],
      ]);
      const net = (await changes(warehouse, catalogue, query, { ...page, since: 2, stepwise: false })).changes;
      expect(net.map(({ key }) => keyOf(key))).not.toContain('2009-07 HEAD ONE MEAN ALL');
    });
  });

  test('come in pages that join, and can be asked by what figures are afterwards', async () => {
    await inWarehouse(engine, async (warehouse) => {
      const until = await history(warehouse);
      for (const stepwise of [true, false]) {
        const whole = await changes(warehouse, catalogue, query, { since: 0, until, stepwise, limit: all });
        const pages: string[] = [];
        let after: { key: FigureChange['key']; version: number } | undefined;
        for (;;) {
          const page = await changes(warehouse, catalogue, query, { since: 0, until, stepwise, limit: 3, after });
          pages.push(...page.changes.map((one) => `${keyOf(one.key)} ${one.because.version}`));
          const last = page.changes.at(-1);
          if (!page.hasNext || !last) break;
          after = { key: last.key, version: last.because.version };
        }
        expect(pages).toEqual(whole.changes.map((one) => `${keyOf(one.key)} ${one.because.version}`));
      }
      const partial = { ...query, statuses: ['NO_BUSINESS' as const] };
      const found = await changes(warehouse, catalogue, partial, { since: 0, until, stepwise: false, limit: all });
      expect(found.changes.map(({ key }) => `${key.branch} ${key.period}`).sort()).toEqual([
        'D 2009',
        'D 2009-08',
        'D 2009-H2',
        'D 2009-Q3',
      ]);
    });
  });
});
