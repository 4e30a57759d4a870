import type { EntityManager } from 'typeorm';
import { seriesKey, type Series } from '../model';
import { ahead } from './ahead';
import type { Lend } from './lend';
import { plainDigits } from './plain-digits';
import { heldAt, soughtAt, type RollupSource } from './rollup-reading';
import type { RollupCounts, RollupSpan, StreamedRollup } from './warehouse';

/** How many rollups are read at a time, about; the first time fewer, so that the first are there at once. */
const sliceRows = 2000;
const firstRows = 500;
/** The most groups (a unit in a period each) in a slice, and the most places in which its rollups are put in order. */
const mostGroups = 500;
const mostPlaces = 40_000;
/** From how many versions back each rollup is sought by itself, instead of reading past what has changed since. */
const farBack = 30;

/**
 * Reads rollups at a version in the order of the span: some groups at a time, put in order as they come. `newest` is the
 * newest version there is.
 */
export async function* streamRollups<S extends Series>(
  lend: Lend,
  newest: number,
  span: RollupSpan<S>,
  version: number,
): AsyncGenerator<readonly StreamedRollup<S>[]> {
  const { periods, branches, series } = span;
  const places = new Map(series.map((one, place) => [seriesKey(one), place]));
  const source = newest - version > farBack ? soughtAt : (_: EntityManager, run: RollupSpan<S>) => heldAt(run, version);
  const total = series.length === 0 ? 0 : periods.length * branches.length;
  let next = 0;
  let size = Math.ceil(firstRows / Math.max(1, series.length));
  yield* ahead(async () => {
    if (next >= total) return undefined;
    // a run of groups is either some units of one period or all units of some periods
    const [period, branch] = [Math.floor(next / branches.length), next % branches.length];
    const whole = branch === 0 && size >= branches.length;
    const run = {
      ...span,
      periods: periods.slice(period, whole ? period + Math.floor(size / branches.length) : period + 1),
      branches: branches.slice(branch, whole ? undefined : branch + size),
    };
    const rows = await lend((manager) => readRun(manager, source(manager, run, version)));
    const groups = run.periods.length * run.branches.length;
    next += groups;
    // where little is found, little is there: look further at once
    const wanted = rows.length === 0 ? groups * 8 : Math.ceil((groups * sliceRows) / rows.length);
    size = Math.max(1, Math.min(wanted, mostGroups, Math.floor(mostPlaces / series.length)));
    return inOrder(rows, run, places);
  });
}

/** A rollup as it comes: few wide columns, because a driver takes its time by the column. */
interface Row {
  /** Branch and period. */
  readonly unit: string;
  readonly series: string;
  readonly counts: string;
  readonly low: string | null;
  /** Null where it is as `low`. */
  readonly high: string | null;
  readonly volume: string;
}

function readRun(manager: EntityManager, { from, values }: RollupSource): Promise<Row[]> {
  return manager.query<Row[]>(
    `SELECT CONCAT_WS('/', r.branch, r.period) AS unit,
      CONCAT_WS('/', r.service, r.indicator, r.customer_class) AS series,
      CONCAT_WS('/', r.terms, r.branches_reported, r.months_covered, r.observations, r.unweighted, r.no_business,
        r.not_offered) AS counts,
      r.low AS low, NULLIF(r.high, r.low) AS high, r.volume AS volume ${from}`,
    [...values],
  );
}

/** The rollups of a run, each put in the place it has in the span. */
function inOrder<S extends Series>(
  read: readonly Row[],
  { periods, branches, series }: RollupSpan<S>,
  places: ReadonlyMap<string, number>,
): StreamedRollup<S>[] {
  const groups = periods.flatMap((period) => branches.map((branch) => ({ period, branch })));
  const groupPlaces = new Map(groups.map(({ period, branch }, place) => [`${branch}/${period}`, place]));
  const found = new Array<Row | undefined>(groups.length * series.length).fill(undefined);
  let [unit, start] = ['', 0];
  for (const row of read) {
    if (row.unit !== unit) {
      unit = row.unit; // rows of a group come one after another
      start = (groupPlaces.get(unit) ?? NaN) * series.length;
    }
    const place = places.get(row.series);
    if (place !== undefined) found[start + place] = row;
  }
  const rows: StreamedRollup<S>[] = [];
  groups.forEach(({ period, branch }, group) => {
    series.forEach((one: S, place) => {
      const row = found[group * series.length + place];
      if (row) rows.push(new InBulk(branch, period, one, row));
    });
  });
  return rows;
}

/**
 * A row. An object of a class and no literal: of what survives a collection once, the engine would have literals made
 * among what is kept for long, where a million of them lie about until the next great sweep.
 */
class InBulk<S extends Series> implements StreamedRollup<S> {
  readonly low: string | null;
  readonly high: string | null;
  readonly volume: string;
  readonly counts: RollupCounts;

  constructor(
    readonly branch: string,
    readonly period: string,
    readonly series: S,
    { low, high, volume, counts }: Row,
  ) {
    this.low = low === null ? null : plainDigits(low);
    this.high = high === null ? this.low : plainDigits(high);
    this.volume = plainDigits(volume);
    this.counts = countsOf(counts);
  }
}

/** The most counts that are remembered; there are far fewer that differ, but of maxima over many branches. */
const mostCounts = 10_000;
const knownCounts = new Map<string, RollupCounts>();

function countsOf(text: string): RollupCounts {
  let counts = knownCounts.get(text);
  if (counts === undefined) {
    const [terms = 0, branchesReported = 0, monthsCovered = 0, observations = 0, ...rest] = text.split('/').map(Number);
    const [unweighted = 0, noBusiness = 0, notOffered = 0] = rest;
    counts = { terms, branchesReported, monthsCovered, observations, unweighted, noBusiness, notOffered };
    if (knownCounts.size >= mostCounts) knownCounts.clear();
    knownCounts.set(text, counts);
  }
  return counts;
}
