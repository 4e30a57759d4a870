import type { Catalogue } from '../catalogue';
import { TongbaoError } from '../foundation';
import { seriesKey } from '../model';
import type { RollupKey, WarehouseReader } from '../warehouse';
import { passes, restricts } from './figure-filter';
import type { RollupFigure, RollupQuery } from './figures';
import { rollupKeyText } from './numbers';
import { comparison } from './order';
import { Plan } from './plan';

/** Which part of an answer: at most `limit` figures that follow `after`, at a version (the newest where none is given). */
export interface AnswerPage {
  readonly limit: number;
  readonly after?: RollupKey | undefined;
  readonly version?: number | undefined;
  /** The most figures that are put in an order of their own (setting LIMIT_SORTED_ROWS); beyond, `LIMIT_EXCEEDED`. */
  readonly mostSorted?: number | undefined;
}

/** The most groups (one unit in one period) that are fetched at a time. */
const mostGroups = 512;

/**
 * Answers a question from the kept rollups, in the order of period, unit and series, or in that which the question asks
 * for. In the first order what it costs follows the size of the page, in another that of the whole answer. Codes that
 * the catalogue does not know match nothing; throws `ARGUMENT_INVALID` for what is no period, and for an `after` that is
 * not of this answer.
 */
export async function answer(
  reader: WarehouseReader,
  catalogue: Catalogue,
  query: RollupQuery,
  page: AnswerPage,
): Promise<{ readonly figures: readonly RollupFigure[]; readonly hasNext: boolean; readonly version: number }> {
  const version = page.version ?? (await reader.version());
  const plan = new Plan(catalogue, query);
  const found: RollupFigure[] = [];
  const ordered = query.order !== undefined && query.order.length > 0;
  const most = ordered ? (page.mostSorted ?? Infinity) : page.limit;
  for await (const figure of walk(reader, plan, version, ordered ? undefined : page)) {
    found.push(figure);
    if (found.length > most) break;
  }
  if (!ordered) return { figures: found.slice(0, page.limit), hasNext: found.length > page.limit, version };
  if (found.length > most) refuseToSort(most);
  found.sort(comparison(catalogue, query.order));
  const start = page.after ? placeAfter(found, page.after) : 0;
  const end = start + page.limit;
  return { figures: found.slice(start, end), hasNext: found.length > end, version };
}

/** How many figures the whole answer has. Counted by the database unless the question is about the figures themselves. */
export async function countAnswer(
  reader: WarehouseReader,
  catalogue: Catalogue,
  query: RollupQuery,
  version?: number,
): Promise<number> {
  const plan = new Plan(catalogue, query);
  const at = version ?? (await reader.version());
  const { periods, units, series } = plan;
  if (!restricts(query)) return reader.countRollups({ periods, branches: units, series }, at);
  let count = 0;
  const figures = walk(reader, plan, at, undefined);
  while (!(await figures.next()).done) count += 1;
  return count;
}

/** All figures of an answer that follow `page.after`, in the order of period, unit and series, read as they are wanted. */
async function* walk(
  reader: WarehouseReader,
  plan: Plan,
  version: number,
  page: AnswerPage | undefined,
): AsyncGenerator<RollupFigure> {
  const { units, periods, series, query } = plan;
  const after = page?.after ? plan.rank(page.after) : -1;
  const total = periods.length * units.length;
  let size = page ? Math.ceil((page.limit + 1) / Math.max(1, series.length)) : mostGroups;
  let next = Math.max(0, Math.floor(after / Math.max(1, series.length)));
  while (series.length > 0 && next < total) {
    size = Math.min(mostGroups, size);
    // a run of groups is either some units of one period or all units of some periods
    const [firstPeriod, firstUnit] = [Math.floor(next / units.length), next % units.length];
    const whole = firstUnit === 0 && size >= units.length;
    const untilPeriod = whole
      ? Math.min(periods.length, firstPeriod + Math.floor(size / units.length))
      : firstPeriod + 1;
    const untilUnit = whole ? units.length : Math.min(units.length, firstUnit + size);
    const rows = await reader.rollups(
      { periods: periods.slice(firstPeriod, untilPeriod), branches: units.slice(firstUnit, untilUnit), series },
      version,
    );
    const ranked = rows.map((row) => ({ row, rank: plan.rank(row) })).filter(({ rank }) => rank > after);
    for (const { row } of ranked.sort((a, b) => a.rank - b.rank)) {
      const figure = plan.figure(row);
      if (passes(query, figure)) yield figure;
    }
    next = (untilPeriod - 1) * units.length + untilUnit;
    size *= 2; // where little is found, little is there: look further at once
  }
}

function placeAfter(figures: readonly RollupFigure[], after: RollupKey): number {
  const place = figures.findIndex((one) => rollupKeyText(one) === rollupKeyText(after));
  if (place >= 0) return place + 1;
  throw new TongbaoError('ARGUMENT_INVALID', {
    name: 'after',
    value: seriesKey(after),
    allowed: 'a place in this answer',
  });
}

/** An order of its own needs all rows at once, which is only had for so many. */
export function refuseToSort(limit: number): never {
  throw new TongbaoError('LIMIT_EXCEEDED', {
    ...{ what: 'orderBy', value: `> ${limit}`, limit },
    setting: 'LIMIT_SORTED_ROWS',
  });
}
