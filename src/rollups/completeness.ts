import type { CalendarRule, Catalogue, CatalogueSeries } from '../catalogue';
import {
  comparePeriods,
  dayAfter,
  enclosing,
  monthCount,
  period,
  periodAndWithin,
  periodCode,
  periodsWithin,
  type Period,
} from '../model';
import type { Rollup, WarehouseReader } from '../warehouse';
import type { CompletenessRow } from './figures';
import { groupBy } from '../foundation';

const dayMilliseconds = 86_400_000;

/**
 * How every branch stands with every service in a period, in the order of the catalogue. `now` is an ISO instant; days
 * are those of UTC. `at` is the version it is about; by itself the newest. A figure is in when its months are covered, so a mean without a volume is not.
 */
export async function completeness(
  reader: WarehouseReader,
  catalogue: Catalogue,
  periodAsked: string,
  now: string,
  at?: number,
): Promise<CompletenessRow[]> {
  const of = period(periodAsked);
  const version = at ?? (await reader.version());
  const reporters = catalogue.branches.filter((one) => one.level === 'BRANCH').map((one) => one.code);
  const periods = periodAndWithin(of).map(periodCode);
  const received = new Map(
    (await reader.firstReceived(periods, version)).map((one) => [`${one.branch}/${one.service}`, one.receivedAt]),
  );
  const rows: CompletenessRow[] = [];
  for (const branch of reporters) {
    const kept = groupBy(await reader.rollups({ periods, branches: [branch] }, version), (one) => one.service);
    for (const { code: service } of catalogue.services) {
      const rule = catalogue.calendar.find((one) => one.services.has(service));
      const series = catalogue.series.filter((one) => one.service === service && one.expectedFrom.has(branch));
      const expected = rule !== undefined && series.length > 0;
      const tally = tallyOf(of, expected ? series : [], kept.get(service) ?? []);
      const dueDate = dueDateOf(of, rule);
      const arrived = received.get(`${branch}/${service}`) ?? now;
      rows.push({
        branch,
        service,
        period: periodAsked,
        expected,
        figuresExpected: tally.expected,
        figuresReported: tally.reported,
        reported: expected && tally.reported === tally.expected,
        missing: expected && !tally.heard,
        late: expected && arrived.slice(0, 10) > dueDate,
        dueDate,
      });
    }
  }
  return rows;
}

/** Series × months that are expected and that are in, and whether anything at all was heard. */
function tallyOf(of: Period, series: readonly CatalogueSeries[], kept: readonly Rollup[]) {
  const months = monthCount(of);
  const code = periodCode(of);
  let reported = 0;
  let heard = false;
  for (const one of series) {
    // what is never rolled up stands in the very periods it was reported for
    const own = kept.filter(
      (row) =>
        row.indicator === one.indicator &&
        row.customerClass === one.customerClass &&
        (one.rollup === 'none' || row.period === code),
    );
    reported += Math.min(
      months,
      own.reduce((sum, row) => sum + row.monthsCovered, 0),
    );
    heard ||= own.some((row) => row.branchesReported > 0);
  }
  return { expected: series.length * months, reported, heard };
}

/**
 * The day at whose end figures for a period are due: so many days after the last period of the calendar in it, or the one
 * it lies in, has ended. Without a rule, its own last day.
 */
function dueDateOf(of: Period, rule: CalendarRule | undefined): string {
  const submitted = rule && (enclosing(of, rule.every) ?? periodsWithin(of, rule.every).sort(comparePeriods).at(-1));
  const ends = Date.parse(`${dayAfter(submitted ?? of)}T00:00:00Z`);
  return new Date(ends + ((rule?.dueDays ?? 0) - 1) * dayMilliseconds).toISOString().slice(0, 10);
}
