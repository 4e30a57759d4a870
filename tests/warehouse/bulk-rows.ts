import fc from 'fast-check';
import type { DataSource, EntityManager } from 'typeorm';
import { LineWriter, type LineValue } from '../../src/row-lines';
import { loadLines, loadRows, type LoadOptions } from '../../src/warehouse/bulk';
import { openSources } from '../../src/warehouse/database';
import { parseLocation } from '../../src/warehouse/location';
import type { Engine } from '../servers/engines';
import { inWarehouse, send } from './sample';

/** Observations as bad as they come, for loading them by either way and reading them back. */

/** Values in the order of the table's columns. */
export type Row = readonly LineValue[];

const observationColumns = [
  ...['submission', 'ordinal', 'valid_from', 'branch', 'period', 'service', 'indicator', 'customer_class', 'status'],
  ...['low', 'high', 'volume', 'weighted', 'sheet', 'cell', 'raw_text', 'volume_cell', 'volume_raw_text', 'valid_to'],
];

/** As the engines that know decimals give them, and as we have them made so that all give the same. */
const decimals = (whole: number, places: number) =>
  fc
    .tuple(
      fc.stringMatching(new RegExp(`^-?[1-9][0-9]{0,${whole - 1}}$`)),
      fc.stringMatching(new RegExp(`^[0-9]{${places}}$`)),
    )
    .map(([before, after]) => `${before}.${after}`);
const awkward = fc.oneof(
  fc.string({ unit: fc.constantFrom('\0', '\t', '\n', '\r', '\\', 'N', 'n', "'", '"', '\x1a', ' ', 'é', '局', '𠀀') }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constant('\\N'),
);
const orNothing = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const code = fc.string({
  unit: fc.constantFrom('A', 'b', '_', '9', '服', '𠀀', '\\', '\t'),
  minLength: 1,
  maxLength: 32,
});

/** Rows of the table that has a column of every kind but bytes; `ordinal` counts, so that there are no two alike. */
export function someRows(count: number): Row[] {
  const value = decimals(23, 15);
  const row = fc.tuple(
    ...[
      fc.constant(1),
      fc.constant(0),
      fc.maxSafeInteger(),
      code,
      fc.constantFrom('2009-07', '2009'),
      code,
      code,
      code,
    ],
    ...[
      code,
      orNothing(value),
      orNothing(value),
      orNothing(decimals(24, 6)),
      orNothing(decimals(44, 21)),
      awkward,
      code,
    ],
    ...[awkward, orNothing(code), orNothing(awkward), fc.maxSafeInteger()],
  ) as fc.Arbitrary<LineValue[]>;
  return fc
    .sample(row, { numRuns: count, seed: 2009 })
    .map((one, ordinal) => one.map((it, at) => (at === 1 ? ordinal : it)));
}

async function* inBatches<T>(rows: readonly T[], size = 100): AsyncGenerator<readonly T[]> {
  for (let start = 0; start < rows.length; start += size) yield await Promise.resolve(rows.slice(start, start + size));
}

export async function* asLines(rows: readonly Row[], size = 1000): AsyncGenerator<Uint8Array> {
  const writer = new LineWriter();
  for (const row of rows) writer.add(row);
  const bytes = writer.take();
  for (let start = 0; start < bytes.length; start += size)
    yield await Promise.resolve(bytes.subarray(start, start + size));
}

/** The two ways, so that both are held to the same. */
export const ways = {
  rows: (manager: EntityManager, rows: readonly Row[], options?: LoadOptions) =>
    loadRows(manager, 'observation', inBatches(rows), options),
  lines: (manager: EntityManager, rows: readonly Row[], options?: LoadOptions) =>
    loadLines(manager, 'observation', asLines(rows), options),
};

const whole = new Set(['submission', 'ordinal', 'valid_from', 'valid_to']);

/** All observations, as they are stored. */
export async function readBack(manager: EntityManager): Promise<unknown[][]> {
  const sqlite = manager.dataSource.options.type === 'better-sqlite3';
  const read = (name: string): string =>
    // the driver gives a text up to its first NUL only
    sqlite && !whole.has(name) ? `CASE WHEN ${name} IS NULL THEN NULL ELSE hex(${name}) END AS ${name}` : name;
  const raw = await manager.query<Record<string, unknown>[]>(
    `SELECT ${observationColumns.map(read).join(', ')} FROM observation ORDER BY submission, ordinal, valid_from`,
  );
  const text = (value: unknown): unknown =>
    sqlite && typeof value === 'string' ? Buffer.from(value, 'hex').toString('utf8') : value;
  return raw.map((row) => observationColumns.map((name) => (whole.has(name) ? Number(row[name]) : text(row[name]))));
}

/** A warehouse with a submission, 1, that has no observations; `work` gets a connection to its database. */
export function inDatabase(engine: Engine, work: (source: DataSource, url: string) => Promise<void>): Promise<void> {
  return inWarehouse(engine, async (warehouse, url) => {
    await send(warehouse, []);
    const { writing, reading } = await openSources(parseLocation(url));
    try {
      await work(writing, url);
    } finally {
      await writing.destroy();
      await reading.destroy();
    }
  });
}
