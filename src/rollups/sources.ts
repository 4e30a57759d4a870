import type { Catalogue } from '../catalogue';
import { period, periodAndWithin, periodCode } from '../model';
import type { ObservationKey, Page, RollupKey, StoredObservation, WarehouseReader } from '../warehouse';
import { counting } from './counting';
import { everyObservation } from './reading';
import { groupBy } from '../foundation';

/**
 * The observations that a figure is made of, in key order: all that count in it, so their number is the rollup's own.
 * Observations that a finer one stands in for are not among them. None where nothing can be rolled up.
 */
export async function sources(
  reader: WarehouseReader,
  catalogue: Catalogue,
  key: RollupKey,
  page: { readonly limit: number; readonly after?: ObservationKey | undefined; readonly version?: number | undefined },
): Promise<Page<StoredObservation> & { readonly version: number }> {
  const version = page.version ?? (await reader.version());
  const series = catalogue.seriesOf(key);
  const of = period(key.period);
  const under = catalogue.reportersUnder(key.branch).map((one) => one.code);
  const branches = under.length > 0 ? under : [key.branch];
  if (!series || (series.rollup === 'none' && !branches.includes(key.branch)))
    return { rows: [], hasNext: false, version };
  const periods = periodAndWithin(of).map(periodCode);
  const found: StoredObservation[] = [];
  let after = page.after;
  for (;;) {
    const { rows, hasNext } = await reader.observations(
      { branches, periods, series: [series] },
      version,
      page.limit + 1,
      after,
    );
    const counted = await countingAmong([...new Set(rows.map((one) => one.branch))]);
    found.push(...rows.filter((one) => counted.has(idOf(one))));
    if (!hasNext || found.length > page.limit) break;
    after = rows.at(-1);
  }
  return { rows: found.slice(0, page.limit), hasNext: found.length > page.limit, version };

  /** Whether one counts depends on the branch's others, which may stand anywhere in key order. */
  async function countingAmong(some: readonly string[]): Promise<Set<string>> {
    const all: StoredObservation[] = [];
    if (!series || some.length === 0) return new Set();
    for await (const one of everyObservation(reader, { branches: some, periods, series: [series] }, version))
      all.push(one);
    const counted = [...groupBy(all, (one) => one.branch).values()].flatMap((own) => counting(series.rollup, own, of));
    return new Set(counted.map(idOf));
  }
}

function idOf({ submission, ordinal }: StoredObservation): string {
  return `${submission}/${ordinal}`;
}
