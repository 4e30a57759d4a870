import type { EntityManager } from 'typeorm';
import { seriesKey, type Series } from '../model';
import { ensureKept } from './archive/kept';
import { isSharded } from './cluster';
import type { RollupRow } from './figure-tables';
import { bounded } from './filters';
import { columnsOf, fromRaw, type RawRow } from './rows';
import { endOfTime, type Rollup, type RollupFilter, type RollupStep } from './warehouse';

/** The most series that are looked up one by one; beyond, all of a unit and period are read and the others left out. */
const mostSought = 16;

/**
 * Reads rollups at a version. What is current lies together and is one range for each unit and period; how often it was
 * revised does not matter. An older version is one seek a figure; throws `ARCHIVED` for one whose
 * rollups are in an archive. Written as plain SQL, because this is what everything
 * that is asked comes down to.
 */
export async function rollups(manager: EntityManager, filter: RollupFilter, version: number): Promise<Rollup[]> {
  const found: Rollup[] = [];
  for (const part of bounded(filter)) {
    const rows = (await currentRows(manager, part, version)) ?? (await rowsAt(manager, part, version));
    const wanted = part.series && new Set(part.series.map(seriesKey));
    for (const row of rows) {
      const rollup = toRollup(row);
      if (wanted?.has(seriesKey(rollup)) ?? true) found.push(rollup);
    }
  }
  return found;
}

/** Every rollup under a filter that held at some version after `since` and up to `until`, the one at `since` included. */
export async function rollupSteps(
  manager: EntityManager,
  filter: RollupFilter,
  since: number,
  until: number,
): Promise<RollupStep[]> {
  const found: RollupStep[] = [];
  for (const part of bounded(filter)) {
    const { condition, values } = groupsOf(part);
    const rows = await select(manager, `FROM rollup r WHERE ${condition} AND r.valid_to > ? AND r.valid_from <= ?`, [
      ...values,
      ...[since, until],
    ]);
    for (const row of rows) found.push({ ...toRollup(row), validFrom: row.validFrom, validTo: row.validTo });
  }
  await ensureKept(manager, since);
  return found;
}

/**
 * The current rollups, if they are those of `version`: one statement sees the rows and the version they are of. Over shards it
 * does not: there every version is read as an old one is.
 */
async function currentRows(
  manager: EntityManager,
  filter: RollupFilter,
  version: number,
): Promise<RollupRow[] | undefined> {
  if (isSharded(manager.dataSource)) return undefined;
  const { condition, values } = groupsOf(filter);
  const { raw, columns } = await selectRaw(
    manager,
    `FROM warehouse_state w LEFT JOIN rollup r ON ${condition} AND r.valid_to = ? AND w.figures <= ? WHERE w.id = 1`,
    [...values, endOfTime, version],
    ', w.figures AS figures',
  );
  const [first] = raw;
  if (!first || Number(first['figures']) > version) return undefined;
  return raw.filter((row) => row['branch'] !== null).map((row) => fromRaw<RollupRow>(row, columns));
}

async function rowsAt(manager: EntityManager, filter: RollupFilter, version: number): Promise<RollupRow[]> {
  const { series = [] } = filter;
  const { from, values } =
    series.length === 0 ? heldAt(filter, version) : soughtAt(manager, { ...filter, series }, version);
  const rows = await select(manager, from, values);
  await ensureKept(manager, version);
  return rows;
}

/** Where rollups are read from: what follows the list of columns, with the table as `r`. */
export interface RollupSource {
  readonly from: string;
  readonly values: readonly unknown[];
}

/** The rollups of a version among all that ended after it: as quick as little has changed since. */
export function heldAt(filter: RollupFilter, version: number): RollupSource {
  const { condition, values } = groupsOf(filter);
  return {
    from: `FROM rollup r WHERE ${condition} AND r.valid_to > ? AND r.valid_from <= ?`,
    values: [...values, version, version],
  };
}

/**
 * The rollups of any version, each sought by itself: of each figure the one that ended first after it, if begun by then. Not on
 * shards: Spider has them find the first one of all and not of those that are meant.
 */
export function soughtAt(
  manager: EntityManager,
  filter: RollupFilter & { readonly series: readonly Series[] },
  version: number,
): RollupSource {
  if (isSharded(manager.dataSource)) return heldAt(filter, version);
  const { series, branches, periods } = filter;
  const same = (alias: string): string =>
    `${alias}.branch = b.code AND ${alias}.period = p.code AND ${alias}.service = s.service
      AND ${alias}.indicator = s.indicator AND ${alias}.customer_class = s.customer_class`;
  const join = isSqlite(manager) ? 'CROSS JOIN' : 'STRAIGHT_JOIN';
  return {
    from: `FROM ${list(['code'], branches)} b ${join} ${list(['code'], periods)} p
      ${join} ${list(['service', 'indicator', 'customer_class'], series)} s ${join} rollup r ON ${same('r')} AND r.valid_to =
        (SELECT x.valid_to FROM rollup x WHERE ${same('x')} AND x.valid_to > ? ORDER BY x.valid_to LIMIT 1)
      WHERE r.valid_from <= ?`,
    values: [...branches, ...periods, ...series.flatMap(keyParts), version, version],
  };
}

/** A list of values as a table. */
function list(columns: readonly string[], rows: readonly unknown[]): string {
  const first = `SELECT ${columns.map((column) => `? AS ${column}`).join(', ')}`;
  const next = ` UNION ALL SELECT ${columns.map(() => '?').join(', ')}`;
  return `(${first}${next.repeat(rows.length - 1)})`;
}

/** The condition for the groups of a filter, a unit in a period each, and for series where they are few. */
function groupsOf(filter: RollupFilter): { readonly condition: string; readonly values: string[] } {
  const conditions: string[] = [];
  const values: string[] = [];
  const add = (column: string, codes: readonly string[] | undefined): void => {
    if (codes === undefined) return;
    conditions.push(codes.length === 0 ? '1 = 0' : `r.${column} IN (${codes.map(() => '?').join(', ')})`);
    values.push(...codes);
  };
  add('branch', filter.branches);
  add('period', filter.periods);
  add('service', filter.services);
  add('indicator', filter.indicators);
  add('customer_class', filter.customerClasses);
  const { series } = filter;
  if (series?.length === 0) conditions.push('1 = 0');
  else if (series !== undefined && series.length <= mostSought) {
    const each = '(r.service = ? AND r.indicator = ? AND r.customer_class = ?)';
    conditions.push(`(${series.map(() => each).join(' OR ')})`);
    values.push(...series.flatMap(keyParts));
  }
  return { condition: conditions.join(' AND '), values };
}

function keyParts({ service, indicator, customerClass }: Series): string[] {
  return [service, indicator, customerClass];
}

async function select(manager: EntityManager, from: string, values: readonly unknown[]): Promise<RollupRow[]> {
  const { raw, columns } = await selectRaw(manager, from, values);
  return raw.map((row) => fromRaw<RollupRow>(row, columns));
}

async function selectRaw(manager: EntityManager, from: string, values: readonly unknown[], more = '') {
  const columns = columnsOf(manager, 'rollup');
  const names = columns.map(({ name }) => `r.${name}`).join(', ');
  const raw = await manager.query<RawRow[]>(`SELECT ${names}${more} ${from}`, [...values]);
  return { raw, columns };
}

function isSqlite(manager: EntityManager): boolean {
  return manager.dataSource.options.type === 'better-sqlite3';
}

function toRollup(row: RollupRow): Rollup {
  const { branch, period, service, indicator, customerClass, low, high } = row;
  const { branchesReported, monthsCovered, observations, unweighted, noBusiness, notOffered } = row;
  const totals = { low: row.weightedLow, high: row.weightedHigh, volume: row.volume, terms: row.terms };
  return {
    branch,
    period,
    service,
    indicator,
    customerClass,
    totals,
    low,
    high,
    branchesReported,
    monthsCovered,
    observations,
    unweighted,
    noBusiness,
    notOffered,
  };
}
