import type { DataSource } from 'typeorm';

/** A value as it is stored: text, decimals among it; a whole number; bytes; or nothing. */
export type Stored = string | number | Uint8Array | null;

/** Where rows go. */
export interface Target {
  /** As the entity is called. */
  readonly entity: string;
  readonly table: string;
  /** Columns that the values are for, in their order. */
  readonly columns: readonly string[];
  /** None of these columns holds bytes, so that rows can be lines of text. */
  readonly textual: boolean;
  /** It may read lines itself. */
  readonly server: boolean;
}

const bytes = new Set(['blob', 'longblob']);

/** Throws `RangeError` for a column that the table has not. */
export function targetOf(dataSource: DataSource, entity: string, names?: readonly string[]): Target {
  const { tableName, columns } = dataSource.getMetadata(entity);
  const kinds = new Map(columns.map(({ databaseName, type }) => [databaseName, String(type)]));
  const chosen = names ?? [...kinds.keys()];
  const unknown = chosen.find((name) => !kinds.has(name));
  if (unknown !== undefined) throw new RangeError(`${tableName} has no column ${unknown}`);
  return {
    entity,
    table: tableName,
    columns: chosen,
    textual: !chosen.some((name) => bytes.has(kinds.get(name) ?? '')),
    server: dataSource.options.type !== 'better-sqlite3',
  };
}
