import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EntityManager, EntityMetadata, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { changePrepared } from './prepared';

/** The most variables in a statement; SQLite allows 32,766. */
const mostVariables = 10_000;
/** About the most characters in a statement; servers take at least 16 MB. */
const mostCharacters = 1_000_000;

/** Cuts a list into pieces of at most `size`. */
export function* chunks<T>(list: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < list.length; start += size) yield list.slice(start, start + size);
}

/** A row as a driver hands it out. */
export type RawRow = Readonly<Record<string, unknown>>;

/** A column of a table: its name there and in the program, and how its values are read. */
export interface StoredColumn {
  readonly name: string;
  readonly property: string;
  readonly read: ((value: unknown) => unknown) | undefined;
}

const knownColumns = new WeakMap<object, readonly StoredColumn[]>();

/** The columns of a table, worked out once. */
export function columnsOf(manager: EntityManager, table: string): readonly StoredColumn[] {
  return storedColumns(manager.dataSource.getMetadata(table));
}

function storedColumns(metadata: EntityMetadata): readonly StoredColumn[] {
  let columns = knownColumns.get(metadata);
  if (!columns) {
    columns = metadata.columns.map(({ databaseName, propertyName, transformer }) => ({
      name: databaseName,
      property: propertyName,
      read: Array.isArray(transformer) || !transformer ? undefined : (value) => transformer.from(value) as unknown,
    }));
    knownColumns.set(metadata, columns);
  }
  return columns;
}

/** A row as the program has it; `alias` stands before the names of columns where the query put it there. */
export function fromRaw<T extends object>(raw: RawRow, columns: readonly StoredColumn[], alias = ''): T {
  const row: Record<string, unknown> = {};
  for (const { name, property, read } of columns) {
    const value = raw[alias + name];
    row[property] = read ? read(value) : value;
  }
  return row as T;
}

/** Reads rows as plain objects. Hydration by TypeORM would do the same at many times the cost. */
export async function readRows<T extends ObjectLiteral>(query: SelectQueryBuilder<T>): Promise<T[]> {
  const alias = query.expressionMap.mainAlias;
  const raw = await query.getRawMany<RawRow>();
  if (!alias) return [];
  const columns = storedColumns(alias.metadata);
  return raw.map((row) => fromRaw<T>(row, columns, `${alias.name}_`));
}

/** Gives what makes a row a list of values as stored, in the order of the table's columns. */
export function storing<T extends object>(manager: EntityManager, table: string): (row: T) => unknown[] {
  const columns = manager.dataSource.getMetadata(table).columns.map(({ propertyName, transformer }) => ({
    propertyName,
    to: Array.isArray(transformer) || !transformer ? undefined : (value: unknown) => transformer.to(value) as unknown,
  }));
  return (row) =>
    columns.map(({ propertyName, to }) => {
      const given = (row as Record<string, unknown>)[propertyName];
      return to ? to(given) : given;
    });
}

/** Inserts rows in statements of bounded size. */
export async function insertRows<T extends object>(
  manager: EntityManager,
  table: string,
  rows: Iterable<T>,
): Promise<void> {
  const stored = storing<T>(manager, table);
  const all = function* (): Generator<unknown[]> {
    for (const row of rows) yield stored(row);
  };
  await insertStored(manager, table, all());
}

/**
 * As `insertRows`, for rows that are lists of values as they are stored, in the order of the table's columns or of those that
 * are named. Throws where the database would store something else than it was given.
 */
export async function insertStored(
  manager: EntityManager,
  table: string,
  rows: Iterable<readonly unknown[]>,
  columns: readonly string[] = columnsOf(manager, table).map(({ name }) => name),
): Promise<void> {
  const { driver } = manager.dataSource;
  const { tableName } = manager.dataSource.getMetadata(table);
  const names = columns.map((column) => driver.escape(column)).join(', ');
  const tuple = `(${columns.map(() => '?').join(', ')})`;
  let values: unknown[] = [];
  let characters = 0;
  let bytes = 0;
  const flush = async (): Promise<void> => {
    if (values.length === 0) return;
    const tuples = Array.from({ length: values.length / columns.length }, () => tuple).join(', ');
    const sql = `INSERT INTO ${driver.escape(tableName)} (${names}) VALUES ${tuples}`;
    const done =
      bytes > 0 && driver.options.type !== 'better-sqlite3'
        ? await changePrepared(manager, sql, values)
        : await manager.query<{ readonly warningStatus?: number } | undefined>(sql, values);
    if (done?.warningStatus) await failByWarning(manager, tableName);
    values = [];
    characters = bytes = 0;
    await nextTurn(); // SQLite answers at once, and would not let anybody else in before the last row
  };
  for (const row of rows) {
    for (const value of row) {
      if (typeof value === 'string') characters += value.length;
      else if (value instanceof Uint8Array) bytes += value.byteLength;
      values.push(value);
    }
    if (values.length + columns.length > mostVariables || characters + bytes > mostCharacters) await flush();
  }
  await flush();
}

/** A server warns where it cuts off or rounds, and stores the rest. */
export async function failByWarning(manager: EntityManager, said: string): Promise<never> {
  const [first] = await manager.query<{ Message: string }[]>('SHOW WARNINGS LIMIT 1');
  throw new Error(`${said}: ${first?.Message ?? 'not stored as given'}`);
}
