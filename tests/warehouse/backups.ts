import { createHash } from 'node:crypto';
import { backUp, restore } from '../../src/warehouse';
import type { Engine } from '../servers/engines';
import { asking, unpadded, type Query, type Row } from './asking';

/** The backup of a database; `during` is done while it is under way. */
export async function backedUp(url: string, during?: () => Promise<void>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let first = true;
  const onProgress = async (): Promise<void> => {
    if (first) await during?.();
    first = false;
  };
  await backUp({ url, program: '1.2.3', sink: (bytes) => Promise.resolve(void pieces.push(bytes)), onProgress });
  return Buffer.concat(pieces);
}

export function restoring(url: string, bytes: Uint8Array) {
  // in pieces as odd as a network might make them
  const open = async function* (): AsyncGenerator<Uint8Array> {
    for (let at = 0, size = 1; at < bytes.length; at += size, size = (size * 7) % 65_521) {
      yield await Promise.resolve(bytes.subarray(at, at + size));
    }
  };
  return restore({ url, file: 'given.backup', open });
}

/** Every table that the database itself says it has, and every row of it, in words that are the same on every engine. */
export async function contents(url: string): Promise<Map<string, string[]>> {
  const tables = url.startsWith('sqlite:')
    ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    : "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'";
  return asking(url, async (query) => {
    const names = (await query(tables)).map(({ name }) => String(name)).filter((name) => !/^migration/.test(name));
    const rows = await Promise.all(names.sort().map((name) => rowsOf(query, name)));
    return new Map(names.map((name, index) => [name, rows[index] ?? []]));
  });
}

async function rowsOf(query: Query, table: string): Promise<string[]> {
  const text = (value: unknown): unknown =>
    value instanceof ArrayBuffer || Buffer.isBuffer(value)
      ? createHash('sha256')
          .update(Buffer.from(value as ArrayBuffer))
          .digest('hex')
      : unpadded(value);
  const spelled = (row: Row): string =>
    JSON.stringify(
      Object.entries(row)
        .map(([column, value]) => [column, text(value)] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1)), // columns stand elsewhere where a table was laid out anew
    );
  return (await query(`SELECT * FROM ${table}`)).map(spelled).sort();
}

/** A database of its own that holds nothing, not even a schema. */
export async function inEmptyDatabase(engine: Engine, work: (url: string) => Promise<void>): Promise<void> {
  const { url, drop } = await engine.create();
  try {
    await work(url);
  } finally {
    await drop();
  }
}
