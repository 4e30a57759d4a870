import type { Catalogue, CatalogueSeries } from '../catalogue';
import {
  isReversible,
  merge,
  noTotals,
  period,
  periodAndWithin,
  periodCode,
  seriesKey,
  upwards,
  type Observation,
  type Period,
  type Totals,
} from '../model';
import type { Rollup, RollupKey, StoredObservation, WarehouseWriter } from '../warehouse';
import { add, noNumbers, rollupKeyText, sameNumbers, takeBack, toRollup, type RollupNumbers } from './numbers';
import { everyObservation } from './reading';
import { groupBy } from '../foundation';
import { resolver } from './resolve';

/** What became of one rollup; `before` or `after` is absent where there was, or is, none. */
export interface RollupChange {
  readonly before?: Rollup | undefined;
  readonly after?: Rollup | undefined;
}

/** Series that are kept up at a time. */
const mostSeries = 200;

interface Touched {
  readonly series: CatalogueSeries;
  readonly year: number;
  /** Codes of the periods whose figures may have changed. */
  readonly periods: ReadonlySet<string>;
}

/**
 * Makes rollups true again after observations of one branch were closed and added, in the same transaction. What it
 * costs follows what changed, not what is stored. Gives every rollup that changed, at all units and periods.
 * Series that are not in the catalogue have no rule to be rolled up by, and are passed over.
 */
export async function keepRollups(
  writer: WarehouseWriter,
  catalogue: Catalogue,
  changes: {
    readonly branch: string;
    readonly closed: readonly StoredObservation[];
    readonly added: readonly Observation[];
  },
): Promise<readonly RollupChange[]> {
  const changed: RollupChange[] = [];
  const touched = touchedBy(catalogue, [...changes.closed, ...changes.added]);
  for (const ofYear of groupBy(touched, (one) => String(one.year)).values()) {
    for (let start = 0; start < ofYear.length; start += mostSeries) {
      changed.push(...(await keep(writer, catalogue, changes.branch, ofYear.slice(start, start + mostSeries))));
    }
  }
  return changed;
}

function touchedBy(catalogue: Catalogue, observations: readonly Observation[]): Touched[] {
  const byYear = groupBy(observations, (one) => `${one.period.slice(0, 4)} ${seriesKey(one)}`);
  return [...byYear.values()].flatMap((group) => {
    const [first] = group;
    const series = first && catalogue.seriesOf(first);
    if (!series) return [];
    const affected = group
      .map((one) => period(one.period))
      .flatMap((of) => (series.rollup === 'none' ? [of] : upwards(of)));
    return [{ series, year: period(first.period).year, periods: new Set(affected.map(periodCode)) }];
  });
}

/** Keeps up the rollups of a branch, and of all it stands under, for series touched in one year. */
async function keep(
  writer: WarehouseWriter,
  catalogue: Catalogue,
  branch: string,
  touched: readonly Touched[],
): Promise<RollupChange[]> {
  const year: Period = { year: touched[0]?.year ?? 0, grain: 'year', index: 1 };
  const series = touched.map((one) => one.series);
  const above = catalogue
    .lineage(branch)
    .slice(1)
    .map((unit) => unit.code);
  const periods = [...new Set(touched.flatMap((one) => [...one.periods]))];
  const version = writer.nextVersion;

  const own = groupBy(await currentOf(writer, branch, year, series), seriesKey);
  const kept = new Map<string, Rollup>();
  for (const one of await writer.rollups({ periods, branches: [branch, ...above], series }, version)) {
    kept.set(rollupKeyText(one), one);
  }
  const largest = await gather(
    writer,
    catalogue,
    branch,
    above,
    periods,
    series.filter((one) => !isReversible(one.rollup)),
  );

  const changes: { key: RollupKey; change: RollupChange }[] = [];
  for (const { series: one, periods: affected } of touched) {
    const resolve = resolver(one.rollup, own.get(seriesKey(one)) ?? []);
    const keyOf = (unit: string, code: string): RollupKey => ({ ...seriesOnly(one), branch: unit, period: code });
    for (const code of affected) {
      const key = keyOf(branch, code);
      const before = kept.get(rollupKeyText(key));
      const old: RollupNumbers = before ?? noNumbers;
      const now = resolve(period(code));
      if (sameNumbers(old, now)) continue;
      changes.push({ key, change: { before, after: toRollup(key, one.rollup, now) } });
      if (one.rollup === 'none') continue;
      for (const unit of above) {
        const keyAbove = keyOf(unit, code);
        const text = rollupKeyText(keyAbove);
        const beforeAbove = kept.get(text);
        const counted = add(one.rollup, takeBack(beforeAbove ?? noNumbers, old), now);
        const totals = isReversible(one.rollup)
          ? counted.totals
          : merge(one.rollup, largest.get(text) ?? noTotals, now.totals);
        changes.push({
          key: keyAbove,
          change: { before: beforeAbove, after: toRollup(keyAbove, one.rollup, { ...counted, totals }) },
        });
      }
    }
  }
  await writer.replaceRollups(
    changes.flatMap(({ key, change }) => (change.before ? [key] : [])),
    changes.flatMap(({ change }) => change.after ?? []),
  );
  return changes.map(({ change }) => change);
}

async function currentOf(
  writer: WarehouseWriter,
  branch: string,
  year: Period,
  series: readonly CatalogueSeries[],
): Promise<StoredObservation[]> {
  const periods = periodAndWithin(year).map(periodCode);
  const found: StoredObservation[] = [];
  for await (const one of everyObservation(writer, { branches: [branch], periods, series }, writer.nextVersion))
    found.push(one);
  return found;
}

/** For rules that can't be taken back: the totals of all other branches under each unit, by the unit's key. */
async function gather(
  writer: WarehouseWriter,
  catalogue: Catalogue,
  branch: string,
  above: readonly string[],
  periods: readonly string[],
  series: readonly CatalogueSeries[],
): Promise<Map<string, Totals>> {
  const gathered = new Map<string, Totals>();
  const rules = new Map(series.filter((one) => one.rollup !== 'none').map((one) => [seriesKey(one), one.rollup]));
  if (rules.size === 0) return gathered;
  const gatheredSeries = series.filter((one) => rules.has(seriesKey(one)));
  for (const unit of above) {
    const branches = catalogue
      .reportersUnder(unit)
      .map((one) => one.code)
      .filter((code) => code !== branch);
    for (const one of await writer.rollups({ periods, branches, series: gatheredSeries }, writer.nextVersion)) {
      const rule = rules.get(seriesKey(one));
      const text = rollupKeyText({ ...one, branch: unit });
      if (rule) gathered.set(text, merge(rule, gathered.get(text) ?? noTotals, one.totals));
    }
  }
  return gathered;
}

function seriesOnly({ service, indicator, customerClass }: CatalogueSeries) {
  return { service, indicator, customerClass };
}
