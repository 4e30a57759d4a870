import type { QueryRunner, TableColumnOptions, TableForeignKeyOptions } from 'typeorm';

type Options = Partial<TableColumnOptions>;
type Column = (name: string, comment: string, options?: Options) => TableColumnOptions;

/** The kinds of columns there are, spelled in the types of the engine that a migration runs on. */
export interface ColumnKinds {
  /** A code of the catalogue, a status, a cell address. */
  readonly code: Column;
  /** A period code. */
  readonly period: Column;
  /** What something goes by, in up to 64 characters. */
  readonly name: Column;
  /** A local time, ISO to the second or to the day. */
  readonly time: Column;
  /** An ISO instant in UTC to the millisecond. */
  readonly instant: Column;
  /** SHA-256 in hex. */
  readonly sha256: Column;
  /** 36 characters that name one try of one transaction. */
  readonly token: Column;
  readonly text: Column;
  readonly bytes: Column;
  /** A whole number up to 2^53 − 1. */
  readonly whole: Column;
  /** An exact decimal. SQLite has none, and keeps it as text. */
  readonly decimal: (precision: number, scale: number) => Column;
}

/** All text compares byte by byte, so that equality and order are the same on every engine. */
const binary = { charset: 'utf8mb4', collation: 'utf8mb4_bin' };

export function columnKinds(queryRunner: QueryRunner): ColumnKinds {
  const sqlite = queryRunner.dataSource.options.type === 'better-sqlite3';
  const kind =
    (type: string, more: Options = {}): Column =>
    (name, comment, options = {}) => ({ name, type, ...more, ...(sqlite ? {} : { comment }), ...options });
  const text = (type: string, length?: string): Column =>
    kind(type, { ...(length === undefined ? {} : { length }), ...(sqlite ? {} : binary) });
  return {
    code: text('varchar', '32'),
    period: text('varchar', '7'),
    name: text('varchar', '64'),
    time: text('varchar', '19'),
    instant: text(sqlite ? 'varchar' : 'char', '24'),
    sha256: text(sqlite ? 'varchar' : 'char', '64'),
    token: text(sqlite ? 'varchar' : 'char', '36'),
    text: text(sqlite ? 'text' : 'longtext'),
    bytes: kind(sqlite ? 'blob' : 'longblob'),
    whole: kind(sqlite ? 'integer' : 'bigint'),
    decimal: (precision, scale) => kind(sqlite ? 'text' : 'decimal', sqlite ? {} : { precision, scale }),
  };
}

/** A foreign key; what is referred to can't be removed. Said outright, because engines differ in what they call the default. */
export function refersTo(table: string, column: string, name: string, targetColumn = 'id'): TableForeignKeyOptions {
  return {
    name,
    columnNames: [column],
    referencedTableName: table,
    referencedColumnNames: [targetColumn],
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  };
}
