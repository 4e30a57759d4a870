import type { Branch, Catalogue, CatalogueSeries } from '../catalogue';
import { TongbaoError } from '../foundation';
import {
  boundOf,
  comparePeriods,
  meets,
  monthCount,
  parsePeriod,
  period,
  periodCode,
  periodsWithin,
  seriesKey,
  type FigureStatus,
  type Period,
} from '../model';
import type { Rollup, RollupKey, WarehouseReader } from '../warehouse';
import type { RollupFigure, RollupQuery } from './figures';

/** Which part of an answer: at most `limit` figures that follow `after`, at a version (the newest where none is given). */
export interface AnswerPage {
  readonly limit: number;
  readonly after?: RollupKey | undefined;
  readonly version?: number | undefined;
}

/** The most groups (one unit in one period) that are fetched at a time. */
const mostGroups = 512;

/**
 * Answers a question from the kept rollups, in the order of period, unit and series. What it costs follows the size of
 * the page. Codes that the catalogue does not know match nothing; throws `ARGUMENT_INVALID` for what is no period, and for an
 * `after` that is not of this answer.
 */
export async function answer(
  reader: WarehouseReader,
  catalogue: Catalogue,
  query: RollupQuery,
  page: AnswerPage,
): Promise<{ readonly figures: readonly RollupFigure[]; readonly hasNext: boolean; readonly version: number }> {
  const version = page.version ?? (await reader.version());
  const plan = new Plan(catalogue, query);
  const { units, periods, series } = plan;
  const after = page.after ? plan.rank(page.after) : -1;
  const total = periods.length * units.length;
  const found: Rollup[] = [];
  let size = Math.ceil((page.limit + 1) / Math.max(1, series.length));
  let next = Math.max(0, Math.floor(after / Math.max(1, series.length)));
  while (series.length > 0 && next < total && found.length <= page.limit) {
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
    for (const { row } of ranked.sort((a, b) => a.rank - b.rank)) found.push(row);
    next = (untilPeriod - 1) * units.length + untilUnit;
    size *= 2; // where little is found, little is there: look further at once
  }
  const figures = found.slice(0, page.limit).map((row) => plan.figure(row));
  return { figures, hasNext: found.length > page.limit, version };
}

/** How many figures the whole answer has. */
export async function countAnswer(
  reader: WarehouseReader,
  catalogue: Catalogue,
  query: RollupQuery,
  version?: number,
): Promise<number> {
  const { periods, units, series } = new Plan(catalogue, query);
  return reader.countRollups({ periods, branches: units, series }, version ?? (await reader.version()));
}

/** What a question asks for, in the order of the answer. */
class Plan {
  readonly periods: readonly string[];
  readonly units: readonly string[];
  readonly series: readonly CatalogueSeries[];
  private readonly periodRank: ReadonlyMap<string, number>;
  private readonly unitRank: ReadonlyMap<string, number>;
  private readonly seriesRank: ReadonlyMap<string, number>;
  private readonly reporters = new Map<string, readonly Branch[]>();

  constructor(
    private readonly catalogue: Catalogue,
    query: RollupQuery,
  ) {
    const grain = query.grain;
    const asked = query.periods.map(askedPeriod).flatMap((of) => (grain ? periodsWithin(of, grain) : [of]));
    this.periods = [...new Set(asked.sort(comparePeriods).map(periodCode))];
    this.units = catalogue.branches
      .filter(
        ({ code, level }) => query.branches?.includes(code) ?? (query.level === undefined || level === query.level),
      )
      .map(({ code }) => code);
    this.series = catalogue.series.filter(
      (one) =>
        (query.services?.includes(one.service) ?? true) &&
        (query.indicators?.includes(one.indicator) ?? true) &&
        (query.customerClasses?.includes(one.customerClass) ?? true),
    );
    this.periodRank = ranks(this.periods);
    this.unitRank = ranks(this.units);
    this.seriesRank = ranks(this.series.map(seriesKey));
  }

  /** A key's place among all the answer could have. */
  rank(key: RollupKey): number {
    const [p, u, s] = [
      this.periodRank.get(key.period),
      this.unitRank.get(key.branch),
      this.seriesRank.get(seriesKey(key)),
    ];
    if (p === undefined || u === undefined || s === undefined) {
      throw new TongbaoError('ARGUMENT_INVALID', {
        name: 'after',
        value: seriesKey(key),
        allowed: 'a place in this answer',
      });
    }
    return (p * this.units.length + u) * this.series.length + s;
  }

  figure(row: Rollup): RollupFigure {
    const series = this.catalogue.seriesOf(row);
    const indicator = this.catalogue.indicator(row.indicator);
    if (!series || !indicator) throw new RangeError(`no series ${seriesKey(row)}`);
    let reporters = this.reporters.get(row.branch);
    if (!reporters) this.reporters.set(row.branch, (reporters = this.catalogue.reportersUnder(row.branch)));
    const branchesExpected = reporters.filter(({ code }) => series.expectedFrom.has(code)).length;
    const { branch, period: code, service, indicator: indicatorCode, customerClass, low, high, branchesReported } = row;
    const valued = low !== undefined && high !== undefined;
    const { limit } = series;
    const limited = limit?.min !== undefined || limit?.max !== undefined;
    return {
      branch,
      period: code,
      service,
      indicator: indicatorCode,
      customerClass,
      indicatorDefinition: indicator,
      series,
      low,
      high,
      bound: valued ? boundOf(low, high, indicator.range.max) : undefined,
      volume: row.totals.volume,
      branchesReported,
      branchesExpected,
      status: statusOf(row, branchesExpected),
      meetsLimit: valued && limited ? meets(limit, low, high) : undefined,
    };
  }
}

function askedPeriod(code: string): Period {
  const parsed = parsePeriod(code);
  if (parsed) return parsed;
  throw new TongbaoError('ARGUMENT_INVALID', {
    name: 'periods',
    value: code,
    allowed: '2009-07, 2009-Q3, 2009-H2, 2009',
  });
}

function ranks(keys: readonly string[]): ReadonlyMap<string, number> {
  return new Map(keys.map((key, index) => [key, index]));
}

function statusOf(row: Rollup, expected: number): FigureStatus {
  if (row.totals.terms > 0) {
    const complete =
      row.unweighted === 0 &&
      row.branchesReported === expected &&
      row.monthsCovered === expected * monthCount(period(row.period));
    return complete ? 'COMPLETE' : 'PARTIAL';
  }
  if (row.unweighted > 0) return 'UNWEIGHTED';
  if (row.noBusiness === row.observations) return 'NO_BUSINESS';
  if (row.notOffered === row.observations) return 'NOT_OFFERED';
  return row.monthsCovered > 0 ? 'NO_VOLUME' : 'NOT_REPORTED';
}
