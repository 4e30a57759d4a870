/** What stands in one cell: exact decimals are text; null is nothing. */
export type Cell = string | number | boolean | null;

/**
 * What a column holds.
 *
 * - `text` words and codes
 * - `decimal` exact decimals in plain spelling; JSON has them as strings, so that no reader rounds them
 * - `count` whole numbers; JSON has them as strings, as it has decimals
 * - `id` numbers by which something is known
 * - `flag` true or false
 */
export type ColumnKind = 'text' | 'decimal' | 'count' | 'id' | 'flag';

/** One column of an export. */
export interface Column<R> {
  readonly name: string;
  readonly kind: ColumnKind;
  /** Whether every row has something in it. */
  readonly required: boolean;
  /** Places that a decimal is kept to. */
  readonly scale: number;
  readonly of: (row: R) => Cell;
}

/** Rows in bulk, some thousands at a time, under their columns. */
export interface ExportedTable<R> {
  readonly name: 'rollups' | 'observations';
  readonly columns: readonly Column<R>[];
  readonly batches: AsyncIterable<readonly R[]>;
}

/** Digits that a decimal may have: what Parquet, Arrow and those who read them can hold in 128 bits. */
export const decimalDigits = 38;

export function text<R>(name: string, of: (row: R) => string): Column<R> {
  return { name, kind: 'text', required: true, scale: 0, of };
}

export function optional<R>(name: string, of: (row: R) => string | null): Column<R> {
  return { name, kind: 'text', required: false, scale: 0, of };
}

export function exact<R>(name: string, scale: number, of: (row: R) => string | null): Column<R> {
  return { name, kind: 'decimal', required: false, scale, of };
}

export function count<R>(name: string, of: (row: R) => number): Column<R> {
  return { name, kind: 'count', required: true, scale: 0, of };
}

export function id<R>(name: string, of: (row: R) => number | null): Column<R> {
  return { name, kind: 'id', required: false, scale: 0, of };
}

export function flag<R>(name: string, of: (row: R) => boolean | null): Column<R> {
  return { name, kind: 'flag', required: false, scale: 0, of };
}
