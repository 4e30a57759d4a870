import type { DataSource, EntityMetadata } from 'typeorm';
import { plainText } from '../../model';

/** How a value goes into a backup and comes out of it, the same for every engine. */
interface Spelling {
  readonly write: (value: unknown) => unknown;
  readonly read: (value: unknown) => unknown;
}

const asItIs: Spelling = { write: (value) => value, read: (value) => value };
const whole: Spelling = { ...asItIs, write: Number };
/** Engines that know decimals pad them with zeros. */
const decimal: Spelling = { ...asItIs, write: (value) => plainText(String(value)) };
const bytes: Spelling = {
  // libsql hands out an ArrayBuffer, mysql2 a Buffer
  write: (value) => (Buffer.isBuffer(value) ? value : Buffer.from(value as ArrayBuffer)).toString('base64'),
  read: (text) => Buffer.from(String(text), 'base64'),
};

/** By what the column is on the engine at hand. */
const spellings: Readonly<Record<string, Spelling>> = {
  varchar: asItIs,
  char: asItIs,
  text: asItIs,
  longtext: asItIs,
  integer: whole,
  bigint: whole,
  decimal,
  blob: bytes,
  longblob: bytes,
};

/** A table as a backup has it. */
export interface Kept {
  readonly metadata: EntityMetadata;
  readonly name: string;
  readonly columns: readonly string[];
  /** What stands in a row that was read from the database, in the order of the columns. */
  readonly write: (row: Readonly<Record<string, unknown>>) => unknown[];
  /** The values to insert. */
  readonly read: (row: readonly unknown[]) => unknown[];
}

/** Every table there is, each after those that it refers to. */
export function keptTables(dataSource: DataSource): Kept[] {
  const ordered: EntityMetadata[] = [];
  const add = (metadata: EntityMetadata): void => {
    if (ordered.includes(metadata)) return;
    for (const { referencedEntityMetadata } of metadata.foreignKeys) {
      if (referencedEntityMetadata !== metadata) add(referencedEntityMetadata);
    }
    ordered.push(metadata);
  };
  for (const metadata of dataSource.entityMetadatas) add(metadata);
  return ordered.map(keptTable);
}

function keptTable(metadata: EntityMetadata): Kept {
  const columns = metadata.columns.map(({ databaseName, type }) => {
    const spelling = spellings[String(type)];
    if (!spelling) throw new RangeError(`${metadata.tableName}.${databaseName}: a backup can not hold ${String(type)}`);
    const { write, read } = spelling;
    return {
      databaseName,
      write: (value: unknown): unknown => (value === null ? null : write(value)),
      read: (value: unknown): unknown => (value === null ? null : read(value)),
    };
  });
  return {
    metadata,
    name: metadata.tableName,
    columns: columns.map(({ databaseName }) => databaseName),
    write: (row) => columns.map(({ databaseName, write }) => write(row[databaseName])),
    read: (row) => columns.map(({ read }, index) => read(row[index])),
  };
}
