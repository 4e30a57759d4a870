import type { SelectQueryBuilder, ObjectLiteral } from 'typeorm';
import { isSharded } from './cluster';
import { chunks } from './rows';
import type { DimensionFilter } from './warehouse';

/** The most values in an IN list, and the most combinations that an engine's planner is asked to look up. */
const mostValues = 500;
const mostRanges = 4000;

let names = 0;

/** A parameter name that no other part of the query has. */
function parameter(): string {
  names = (names + 1) % Number.MAX_SAFE_INTEGER;
  return `p${names}`;
}

/** Rows whose `property` is one of `values`; absent is not restricted, empty matches nothing. */
export function restrict<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  property: string,
  values: readonly (string | number)[] | undefined,
): void {
  if (values === undefined) return;
  if (values.length === 0) query.andWhere('1 = 0');
  else if (values.length === 1) {
    const name = parameter();
    query.andWhere(`${query.alias}.${property} = :${name}`, { [name]: values[0] });
  } else {
    const name = parameter();
    query.andWhere(`${query.alias}.${property} IN (:...${name})`, { [name]: values });
  }
}

/** Rows that hold at `version`. */
export function holdsAt<T extends ObjectLiteral>(query: SelectQueryBuilder<T>, version: number): void {
  const name = parameter();
  query.andWhere(`${query.alias}.validFrom <= :${name} AND ${query.alias}.validTo > :${name}`, { [name]: version });
}

export function restrictDimensions<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  filter: DimensionFilter,
): void {
  restrict(query, 'period', filter.periods);
  restrict(query, 'branch', filter.branches);
  restrict(query, 'service', filter.services);
  restrict(query, 'indicator', filter.indicators);
  restrict(query, 'customerClass', filter.customerClasses);
  if (filter.series === undefined) return;
  if (filter.series.length === 0) query.andWhere('1 = 0');
  else {
    const parameters: Record<string, string> = {};
    const bind = (value: string): string => {
      const name = parameter();
      parameters[name] = value;
      return `:${name}`;
    };
    const tuples = filter.series.map((s) => `(${bind(s.service)}, ${bind(s.indicator)}, ${bind(s.customerClass)})`);
    const { alias } = query;
    query.andWhere(
      `(${alias}.service, ${alias}.indicator, ${alias}.customerClass) IN (${valuesKeyword(query)}${tuples.join(', ')})`,
      parameters,
    );
  }
}

/** SQLite compares rows with a VALUES list only. */
function valuesKeyword<T extends ObjectLiteral>(query: SelectQueryBuilder<T>): string {
  return isSqlite(query) ? 'VALUES ' : '';
}

function isSqlite<T extends ObjectLiteral>(query: SelectQueryBuilder<T>): boolean {
  return query.dataSource.options.type === 'better-sqlite3';
}

/** Rows that follow the row with `values` in the order of `properties`. */
export function following<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  properties: readonly string[],
  values: readonly (string | number)[],
): void {
  const parameters: Record<string, string | number> = {};
  const bound = values.map((value) => {
    const name = parameter();
    parameters[name] = value;
    return `:${name}`;
  });
  const columns = properties.map((property) => `${query.alias}.${property}`);
  const byRow = `(${columns.join(', ')}) > (${bound.join(', ')})`;
  // SQLite seeks an index by a row comparison; MySQL doesn't, but does by the same written out. Spider gives the rows of several
  // ranges in no order, and some twice: it is to have one range.
  const comparison = isSqlite(query)
    ? byRow
    : isSharded(query.dataSource)
      ? `${columns[0]} >= ${bound[0]} AND ${byRow}`
      : columns
          .map((column, i) => [...columns.slice(0, i).map((c, j) => `${c} = ${bound[j]}`), `${column} > ${bound[i]}`])
          .map((conditions) => `(${conditions.join(' AND ')})`)
          .join(' OR ');
  query.andWhere(`(${comparison})`, parameters);
}

/** Cuts a filter over periods and branches into filters that are small enough to be looked up in an index. */
export function* bounded<F extends DimensionFilter & { periods: readonly string[]; branches: readonly string[] }>(
  filter: F,
): Generator<F> {
  for (const series of filter.series ? chunks(filter.series, mostValues) : [undefined]) {
    const ranges = Math.max(1, Math.floor(mostRanges / Math.max(1, series?.length ?? 1)));
    for (const branches of chunks(filter.branches, Math.min(mostValues, ranges))) {
      const room = Math.max(1, Math.floor(ranges / branches.length));
      for (const periods of chunks(filter.periods, room))
        yield { ...filter, branches, periods, ...(series && { series }) };
    }
  }
}
