import type { Catalogue, CatalogueSeries } from '../catalogue';
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
import type { Rollup, RollupCounts, RollupKey } from '../warehouse';
import type { RollupFigure, RollupQuery } from './figures';

/** What a question asks for, in the order of the answer. */
export class Plan {
  readonly periods: readonly string[];
  readonly units: readonly string[];
  readonly series: readonly CatalogueSeries[];
  private readonly periodRank: ReadonlyMap<string, number>;
  private readonly unitRank: ReadonlyMap<string, number>;
  private readonly seriesRank: ReadonlyMap<string, number>;

  constructor(
    private readonly catalogue: Catalogue,
    readonly query: RollupQuery,
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
    const branchesExpected = this.catalogue.branchesExpected(row.branch, series);
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
      status: statusOf(row, row.totals.terms, branchesExpected, monthCount(period(code))),
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

/** What became of a figure, by what counts in it, how many branches are expected to report it, and its period's months. */
export function statusOf(
  counts: Omit<RollupCounts, 'terms'>,
  terms: number,
  expected: number,
  months: number,
): FigureStatus {
  if (terms > 0) {
    const complete =
      counts.unweighted === 0 && counts.branchesReported === expected && counts.monthsCovered === expected * months;
    return complete ? 'COMPLETE' : 'PARTIAL';
  }
  if (counts.unweighted > 0) return 'UNWEIGHTED';
  if (counts.noBusiness === counts.observations) return 'NO_BUSINESS';
  if (counts.notOffered === counts.observations) return 'NOT_OFFERED';
  return counts.monthsCovered > 0 ? 'NO_VOLUME' : 'NOT_REPORTED';
}
