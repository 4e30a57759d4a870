import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/** The most variables in a statement; SQLite allows 32,766. */
const mostVariables = 10_000;
/** About the most characters in a statement; servers take at least 16 MB. */
const mostCharacters = 1_000_000;

/** Cuts a list into pieces of at most `size`. */
export function* chunks<T>(list: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < list.length; start += size) yield list.slice(start, start + size);
}

/** Reads rows as plain objects. Hydration by TypeORM would do the same at many times the cost. */
export async function readRows<T extends ObjectLiteral>(query: SelectQueryBuilder<T>): Promise<T[]> {
  const alias = query.expressionMap.mainAlias;
  const columns = (alias?.metadata.columns ?? []).map((column) => ({
    from: `${alias?.name}_${column.databaseName}`,
    to: column.propertyName,
    transformer: column.transformer,
  }));
  const raw = await query.getRawMany<Record<string, unknown>>();
  return raw.map((row) => {
    const result: Record<string, unknown> = {};
    for (const { from, to, transformer } of columns) {
      result[to] = Array.isArray(transformer) || !transformer ? row[from] : (transformer.from(row[from]) as unknown);
    }
    return result as T;
  });
}

/** Inserts rows in statements of bounded size. */
export async function insertRows<T extends object>(
  manager: EntityManager,
  table: string,
  rows: Iterable<T>,
): Promise<void> {
  const { columns, tableName } = manager.dataSource.getMetadata(table);
  const { driver } = manager.dataSource;
  const names = columns.map((column) => driver.escape(column.databaseName)).join(', ');
  const tuple = `(${columns.map(() => '?').join(', ')})`;
  let values: unknown[] = [];
  let characters = 0;
  const flush = async (): Promise<void> => {
    if (values.length === 0) return;
    const tuples = Array.from({ length: values.length / columns.length }, () => tuple).join(', ');
    await manager.query(`INSERT INTO ${driver.escape(tableName)} (${names}) VALUES ${tuples}`, values);
    values = [];
    characters = 0;
    await nextTurn(); // SQLite answers at once, and would not let anybody else in before the last row
  };
  for (const row of rows) {
    for (const column of columns) {
      const given = (row as Record<string, unknown>)[column.propertyName];
      const { transformer } = column;
      const value: unknown = Array.isArray(transformer) || !transformer ? given : transformer.to(given);
      if (typeof value === 'string') characters += value.length;
      else if (value instanceof Uint8Array) characters += value.byteLength;
      values.push(value);
    }
    if (values.length + columns.length > mostVariables || characters > mostCharacters) await flush();
  }
  await flush();
}
