import type { CalendarRule, Catalogue, CatalogueSeries } from '../catalogue';
import {
  comparePeriods,
  dayAfter,
  enclosing,
  monthsInSpan,
  period,
  periodAndWithin,
  periodCode,
  periodsWithin,
  seriesKey,
  type Period,
  type Series,
} from '../model';
import type { Rollup, WarehouseReader } from '../warehouse';
import { groupBy } from '../foundation';
import type { CompletenessCell, CompletenessRow } from './figures';

const dayMilliseconds = 86_400_000;

/**
 * How every branch stands with every service that the calendar asks for in a period, in the order of the catalogue. `now` is an ISO instant; days
 * are those of UTC. `at` is the version it is about; by itself the newest. A figure is in when its months are covered, so
 * a mean without a volume is not.
 */
export async function completeness(
  reader: WarehouseReader,
  catalogue: Catalogue,
  periodAsked: string,
  now: string,
  at?: number,
): Promise<CompletenessRow[]> {
  const scope = await scopeOf(reader, catalogue, periodAsked, now, at);
  const rows: CompletenessRow[] = [];
  for (const branch of scope.reporters) {
    const cells = groupBy(await cellsOf(scope, branch), ({ service }) => service);
    for (const { code: service } of catalogue.services) {
      const rule = catalogue.calendarOf(service, scope.of);
      if (!rule) continue;
      const own = cells.get(service) ?? [];
      const sum = (count: 'figuresExpected' | 'figuresReported'): number =>
        own.reduce((all, one) => all + one[count], 0);
      const expected = own.length > 0;
      const dueDate = dueDateOf(scope.of, rule);
      const arrived = scope.firstOf(branch, service) ?? now;
      rows.push({
        branch,
        service,
        period: periodAsked,
        expected,
        figuresExpected: sum('figuresExpected'),
        figuresReported: sum('figuresReported'),
        reported: expected && own.every(({ reported }) => reported),
        missing: expected && !own.some(({ heard }) => heard),
        late: expected && arrived.slice(0, 10) > dueDate,
        dueDate,
      });
    }
  }
  return rows;
}

/** As `completeness`, for every single series that is expected of a branch. */
export async function completenessGrid(
  reader: WarehouseReader,
  catalogue: Catalogue,
  periodAsked: string,
  now: string,
  at?: number,
): Promise<CompletenessCell[]> {
  const scope = await scopeOf(reader, catalogue, periodAsked, now, at);
  const cells: CompletenessCell[] = [];
  for (const branch of scope.reporters) cells.push(...(await cellsOf(scope, branch)));
  return cells;
}

interface Scope {
  readonly reader: WarehouseReader;
  readonly catalogue: Catalogue;
  readonly of: Period;
  readonly now: string;
  readonly version: number;
  /** The period itself and those within it. */
  readonly periods: readonly string[];
  readonly reporters: readonly string[];
  /** When the first data of a branch and service came, or of one series of it. */
  readonly firstOf: (branch: string, service: string, series?: Series) => string | undefined;
}

async function scopeOf(
  reader: WarehouseReader,
  catalogue: Catalogue,
  periodAsked: string,
  now: string,
  at: number | undefined,
): Promise<Scope> {
  const of = period(periodAsked);
  const version = at ?? (await reader.version());
  const periods = periodAndWithin(of).map(periodCode);
  const first = new Map<string, string>();
  for (const one of await reader.firstReceived(periods, version)) {
    for (const key of [`${one.branch}/${one.service}`, `${one.branch}/${seriesKey(one)}`]) {
      const known = first.get(key);
      if (known === undefined || one.receivedAt < known) first.set(key, one.receivedAt);
    }
  }
  const reporters = catalogue.branches.filter((one) => one.level === 'BRANCH').map((one) => one.code);
  const firstOf: Scope['firstOf'] = (branch, service, series) =>
    first.get(`${branch}/${series ? seriesKey(series) : service}`);
  return { reader, catalogue, of, now, version, periods, reporters, firstOf };
}

async function cellsOf(scope: Scope, branch: string): Promise<CompletenessCell[]> {
  const { reader, catalogue, of, version, periods, now, firstOf } = scope;
  const kept = groupBy(await reader.rollups({ periods, branches: [branch] }, version), seriesKey);
  return catalogue.series.flatMap((series): CompletenessCell[] => {
    const { service, indicator, customerClass } = series;
    const rule = catalogue.calendarOf(service, of);
    if (!rule || !series.expectedFrom.has(branch)) return [];
    const dueDate = dueDateOf(of, rule);
    const receivedAt = firstOf(branch, service, series);
    const tally = tallyOf(of, rule, series, kept.get(seriesKey(series)) ?? []);
    return [
      {
        ...{ branch, service, indicator, customerClass, period: periodCode(of) },
        ...tally,
        reported: tally.figuresReported === tally.figuresExpected,
        receivedAt,
        late: (receivedAt ?? now).slice(0, 10) > dueDate,
        dueDate,
      },
    ];
  });
}

/** The months of a series that are expected and that are in, and whether anything at all was heard. */
function tallyOf(of: Period, rule: CalendarRule, { rollup }: CatalogueSeries, kept: readonly Rollup[]) {
  const months = monthsInSpan(of, rule);
  const code = periodCode(of);
  // what is never rolled up stands in the very periods it was reported for
  const own = kept.filter((row) => rollup === 'none' || row.period === code);
  const covered = own.reduce((sum, row) => sum + row.monthsCovered, 0);
  return {
    figuresExpected: months,
    figuresReported: Math.min(months, covered),
    heard: own.some((row) => row.branchesReported > 0),
  };
}

/**
 * The day at whose end figures for a period are due: so many days after the last period of the calendar in it, or the one
 * it lies in, has ended.
 */
function dueDateOf(of: Period, { every, dueDays }: CalendarRule): string {
  const submitted = enclosing(of, every) ?? periodsWithin(of, every).sort(comparePeriods).at(-1);
  const ends = Date.parse(`${dayAfter(submitted ?? of)}T00:00:00Z`);
  return new Date(ends + (dueDays - 1) * dayMilliseconds).toISOString().slice(0, 10);
}
