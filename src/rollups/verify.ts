import type { Branch, Catalogue, CatalogueSeries } from '../catalogue';
import { comparePeriods, period, periodAndWithin, periodCode, seriesKey, type Period, type Series } from '../model';
import type { Rollup, RollupKey, StoredObservation, WarehouseReader, WarehouseWriter } from '../warehouse';
import { counting } from './counting';
import { add, addOverTime, contribution, rollupKeyText, sameNumbers, toRollup, type RollupNumbers } from './numbers';
import { everyObservation } from './reading';
import { groupBy } from '../foundation';

/** A rollup that is not what the observations say. `kept` is absent where it is missing, `recomputed` where there should be none. */
export interface RollupDifference {
  readonly key: RollupKey;
  readonly kept?: Rollup | undefined;
  readonly recomputed?: Rollup | undefined;
}

/** A unit's figures of one year: series and period, by the text of their key without the unit. */
type Figures = Map<string, { readonly series: CatalogueSeries; readonly period: string; numbers: RollupNumbers }>;

/**
 * Recomputes every rollup of the newest version from the observations alone, by another way than the one they are kept
 * by, and gives those that differ. It goes year by year and branch by branch, and holds no more than one line of
 * the organisation at a time.
 */
export async function* verify(
  reader: WarehouseReader,
  catalogue: Catalogue,
  { series }: VerifyOptions = {},
): AsyncGenerator<RollupDifference> {
  const version = await reader.version();
  const { branches, periods } = await reader.extent(version);
  const strangers = branches.filter((code) => !catalogue.branch(code)).sort();
  const years = [...new Set(periods.map((code) => period(code).year))].sort((a, b) => a - b);
  for (const year of years) {
    const of: Period = { year, grain: 'year', index: 1 };
    const [head] = catalogue.branches;
    if (head) yield* verifyUnit({ reader, catalogue, version, of, series }, head);
    for (const code of strangers) {
      const figures = await figuresOfBranch({ reader, catalogue, version, of, series }, code);
      yield* differences({ reader, catalogue, version, of, series }, code, figures);
    }
  }
}

/** Puts every rollup right that `verify` finds wrong, as after a change of the organisation or of a rule; gives how many. */
export async function rebuildRollups(
  writer: WarehouseWriter,
  catalogue: Catalogue,
  options: VerifyOptions = {},
): Promise<number> {
  let count = 0;
  for await (const { key, kept, recomputed } of verify(writer, catalogue, options)) {
    await writer.replaceRollups(kept ? [key] : [], recomputed ? [recomputed] : []);
    count += 1;
  }
  return count;
}

/** Which rollups are looked at. */
interface VerifyOptions {
  /** Only those of these series. */
  readonly series?: readonly Series[] | undefined;
}

interface Scope extends VerifyOptions {
  readonly reader: WarehouseReader;
  readonly catalogue: Catalogue;
  readonly version: number;
  readonly of: Period;
}

/** Verifies a unit and all below it; returns its figures. */
async function* verifyUnit(scope: Scope, unit: Branch): AsyncGenerator<RollupDifference, Figures> {
  let figures: Figures = new Map();
  if (unit.level === 'BRANCH') figures = await figuresOfBranch(scope, unit.code);
  else {
    for (const child of scope.catalogue.branches.filter((one) => one.parent === unit.code)) {
      const below = yield* verifyUnit(scope, child);
      for (const [key, { series, period: code, numbers }] of below) {
        if (series.rollup === 'none') continue;
        const sum = figures.get(key);
        if (sum) sum.numbers = add(series.rollup, sum.numbers, numbers);
        else figures.set(key, { series, period: code, numbers });
      }
    }
  }
  yield* differences(scope, unit.code, figures);
  return figures;
}

async function figuresOfBranch(
  { reader, catalogue, version, of, series: only }: Scope,
  branch: string,
): Promise<Figures> {
  const periods = periodAndWithin(of);
  const own: StoredObservation[] = [];
  const filter = { branches: [branch], periods: periods.map(periodCode), series: only };
  for await (const one of everyObservation(reader, filter, version)) own.push(one);
  const figures: Figures = new Map();
  for (const [key, observations] of groupBy(own, seriesKey)) {
    const [first] = observations;
    const series = first && catalogue.seriesOf(first);
    if (!series) continue;
    for (const each of periods) {
      const counted = counting(series.rollup, observations, each).sort((a, b) =>
        comparePeriods(period(a.period), period(b.period)),
      );
      if (counted.length === 0) continue;
      const numbers = addOverTime(
        series.rollup,
        counted.map((one) => contribution(series.rollup, one)),
      );
      const code = periodCode(each);
      figures.set(`${code}/${key}`, { series, period: code, numbers });
    }
  }
  return figures;
}

async function* differences(scope: Scope, branch: string, figures: Figures): AsyncGenerator<RollupDifference> {
  const { reader, catalogue, version, of, series } = scope;
  const periods = periodAndWithin(of).map(periodCode);
  const kept = new Map<string, Rollup>();
  for (const one of await reader.rollups({ periods, branches: [branch], series }, version)) {
    if (catalogue.seriesOf(one)) kept.set(rollupKeyText(one), one);
  }
  for (const { series, period: code, numbers } of figures.values()) {
    const { service, indicator, customerClass } = series;
    const key: RollupKey = { branch, period: code, service, indicator, customerClass };
    const recomputed = toRollup(key, series.rollup, numbers);
    const found = kept.get(rollupKeyText(key));
    kept.delete(rollupKeyText(key));
    if (!found || !recomputed || !sameRollup(found, recomputed)) yield { key, kept: found, recomputed };
  }
  for (const one of kept.values()) yield { key: one, kept: one };
}

function sameRollup(a: Rollup, b: Rollup): boolean {
  const same = (bound: 'low' | 'high'): boolean => {
    const [x, y] = [a[bound], b[bound]];
    return x === undefined || y === undefined ? x === y : x.eq(y);
  };
  return sameNumbers(a, b) && same('low') && same('high');
}
