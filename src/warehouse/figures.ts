import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { Observation } from '../model';
import { ensureKept } from './archive/kept';
import type { ObservationRow, RollupRow } from './figure-tables';
import { bounded, following, holdsAt, restrict, restrictDimensions } from './filters';
import { readRows } from './rows';
import { endOfTime } from './warehouse';
import type {
  DimensionFilter,
  FirstReceived,
  ObservationFilter,
  ObservationKey,
  Page,
  Rollup,
  RollupFilter,
  StoredObservation,
} from './warehouse';

/** Reading and shaping of observations and rollups, on whatever connection `manager` has. */

const keyOrder = ['period', 'branch', 'service', 'indicator', 'customerClass', 'validFrom'] as const;

export function toObservation(row: ObservationRow): StoredObservation {
  const { sheet, cell, rawText, volumeCell, volumeRawText, ...rest } = row;
  return { ...rest, source: { sheet, cell, rawText, volumeCell, volumeRawText } };
}

export function fromObservation(
  submission: number,
  ordinal: number,
  validFrom: number,
  given: Observation,
): ObservationRow {
  const { source, ...rest } = given;
  return { ...rest, ...source, submission, ordinal, validFrom, validTo: endOfTime };
}

export function fromRollup({ totals, ...rest }: Rollup, validFrom: number): RollupRow {
  return {
    ...rest,
    weightedLow: totals.low,
    weightedHigh: totals.high,
    volume: totals.volume,
    terms: totals.terms,
    validFrom,
    validTo: endOfTime,
  };
}

function selectObservations(manager: EntityManager): SelectQueryBuilder<ObservationRow> {
  return manager.createQueryBuilder<ObservationRow>('observation', 'o');
}

function filtered(
  manager: EntityManager,
  filter: ObservationFilter,
  version: number,
): SelectQueryBuilder<ObservationRow> {
  const query = selectObservations(manager);
  restrictDimensions(query, filter);
  restrict(query, 'submission', filter.submissions);
  holdsAt(query, version);
  return query;
}

/** The observations that hold at a version, in key order, beginning after a key. */
export function followingObservations(
  manager: EntityManager,
  filter: ObservationFilter,
  version: number,
  after: ObservationKey | undefined,
): SelectQueryBuilder<ObservationRow> {
  const query = filtered(manager, filter, version);
  if (after)
    following(
      query,
      keyOrder,
      keyOrder.map((property) => after[property]),
    );
  for (const property of keyOrder) query.addOrderBy(`o.${property}`);
  return query;
}

export async function observations(
  manager: EntityManager,
  filter: ObservationFilter,
  version: number,
  limit: number,
  after?: ObservationKey,
): Promise<Page<StoredObservation>> {
  const query = followingObservations(manager, filter, version, after);
  const rows = await readRows(query.limit(limit + 1));
  return { rows: rows.slice(0, limit).map(toObservation), hasNext: rows.length > limit };
}

export async function countObservations(
  manager: EntityManager,
  filter: ObservationFilter,
  version: number,
): Promise<number> {
  return count(filtered(manager, filter, version).select('COUNT(*)', 'n'));
}

/** How many rows of observations there ever were; one that was closed and reopened has several. */
export async function countEverObserved(manager: EntityManager, filter: DimensionFilter): Promise<number> {
  const query = selectObservations(manager);
  restrictDimensions(query, filter);
  return count(query.select('COUNT(*)', 'n'));
}

export async function observationsOf(manager: EntityManager, submission: number): Promise<StoredObservation[]> {
  const query = selectObservations(manager).where('o.submission = :submission', { submission });
  const rows = await readRows(query.orderBy('o.ordinal').addOrderBy('o.validFrom'));
  return rows.filter((row, index) => rows[index + 1]?.ordinal !== row.ordinal).map(toObservation);
}

/** The current observations of a branch, of services and periods, in the order in which they came. */
export async function currentObservations(
  manager: EntityManager,
  branch: string,
  services: readonly string[],
  periods: readonly string[],
): Promise<StoredObservation[]> {
  const query = selectObservations(manager).where('o.validTo = :endOfTime', { endOfTime });
  restrictDimensions(query, { branches: [branch], services, periods });
  return (await readRows(query.orderBy('o.submission').addOrderBy('o.ordinal'))).map(toObservation);
}

function filteredRollups(manager: EntityManager, filter: RollupFilter, version: number): SelectQueryBuilder<RollupRow> {
  const query = manager.createQueryBuilder<RollupRow>('rollup', 'r');
  restrictDimensions(query, filter);
  holdsAt(query, version);
  return query;
}

export async function countRollups(manager: EntityManager, filter: RollupFilter, version: number): Promise<number> {
  let total = 0;
  for (const part of bounded(filter))
    total += await count(filteredRollups(manager, part, version).select('COUNT(*)', 'n'));
  await ensureKept(manager, version);
  return total;
}

export async function extent(
  manager: EntityManager,
  version: number,
): Promise<{ branches: string[]; periods: string[] }> {
  const distinct = async (property: 'branch' | 'period'): Promise<string[]> => {
    const found = new Set<string>();
    for (const table of ['observation', 'rollup']) {
      const query = manager
        .createQueryBuilder<ObservationRow | RollupRow>(table, 't')
        .select(`t.${property}`, 'code')
        .distinct();
      holdsAt(query, version);
      for (const { code } of await query.getRawMany<{ code: string }>()) found.add(code);
    }
    return [...found];
  };
  const found = { branches: await distinct('branch'), periods: await distinct('period') };
  await ensureKept(manager, version);
  return found;
}

export async function firstReceived(
  manager: EntityManager,
  periods: readonly string[],
  version: number,
): Promise<FirstReceived[]> {
  const query = selectObservations(manager)
    .innerJoin('submission', 's', 's.id = o.submission')
    .where('o.status <> :nothing AND o.validFrom <= :version', { nothing: 'NOT_REPORTED', version })
    .select('o.branch', 'branch')
    .addSelect('o.service', 'service')
    .addSelect('o.indicator', 'indicator')
    .addSelect('o.customerClass', 'customerClass')
    .addSelect('MIN(s.receivedAt)', 'receivedAt')
    .groupBy('o.branch')
    .addGroupBy('o.service')
    .addGroupBy('o.indicator')
    .addGroupBy('o.customerClass');
  restrict(query, 'period', periods);
  return query.getRawMany();
}

export async function count(query: { getRawOne<T>(): Promise<T | undefined> }): Promise<number> {
  return Number((await query.getRawOne<{ n: number | string }>())?.n ?? 0);
}
