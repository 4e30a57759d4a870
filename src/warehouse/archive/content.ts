import { createGzip } from 'node:zlib';
import { pipeline, Readable } from 'node:stream';
import type { EntityManager } from 'typeorm';
import { keptTables, type Kept } from '../backup/columns';
import { pagesOf } from '../backup/pages';
import type { Lend } from '../lend';
import type { RawRow } from '../rows';
import type { TellArchived } from './archives';

/*
 * An archive is gzipped lines of JSON, as a backup is: a header; the columns of rollups; a line for each of them, by branch; at
 * last how many there are.
 */

/** Changes when older programs can not read what newer ones write. */
const format = 1;

export interface ArchiveHeader {
  readonly tongbao: 'archive';
  readonly format: number;
  readonly horizon: number;
  readonly columns: readonly string[];
}

/** Reads the first line; undefined where it is not that of an archive that this program can read. */
export function readHeader(line: unknown): ArchiveHeader | undefined {
  if (typeof line !== 'object' || line === null) return undefined;
  const { tongbao, format: its } = line as Partial<ArchiveHeader>;
  return tongbao === 'archive' && its === format ? (line as ArchiveHeader) : undefined;
}

/** Rollups as files have them. */
export function rollupTable({ dataSource }: EntityManager): Kept {
  const table = keptTables(dataSource).find(({ name }) => name === 'rollup');
  if (!table) throw new Error('there are no rollups');
  return table;
}

/** The branches of which there are rollups. */
export async function branchesOf(manager: EntityManager): Promise<string[]> {
  const rows = await manager.query<RawRow[]>('SELECT DISTINCT branch FROM rollup ORDER BY branch');
  return rows.map(({ branch }) => String(branch));
}

/** The bytes of the file of all rollups that ended at the horizon or before; gives how many these are. */
export async function* archiveContent(
  lend: Lend,
  horizon: number,
  tell?: TellArchived,
): AsyncGenerator<Uint8Array, number> {
  let rows = 0;
  async function* lines(): AsyncGenerator<string> {
    const { table, branches } = await lend(async (manager) => ({
      table: rollupTable(manager),
      branches: await branchesOf(manager),
    }));
    yield line({ tongbao: 'archive', format, horizon, columns: table.columns } satisfies ArchiveHeader);
    for (const [index, branch] of branches.entries()) {
      const pages = pagesOf(lend, table, (query) =>
        query.andWhere('t.branch = :branch AND t.validTo <= :horizon', { branch, horizon }),
      );
      for await (const page of pages) {
        yield page.map(line).join('');
        rows += page.length;
      }
      await tell?.({ branch, place: index + 1, branches: branches.length, rows });
    }
    yield line({ rows });
  }
  // whatever goes wrong is thrown where the bytes are taken
  const packed = pipeline(Readable.from(lines()), createGzip(), () => undefined);
  yield* packed as AsyncIterable<Uint8Array>;
  return rows;
}

function line(content: unknown): string {
  return `${JSON.stringify(content)}\n`;
}
