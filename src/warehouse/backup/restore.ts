import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { DataSource, EntityManager } from 'typeorm';
import { TongbaoError } from '../../foundation';
import { openSources } from '../database';
import { translate } from '../faults';
import { parseLocation } from '../location';
import { migrate, migrationsKnown } from '../migrate';
import { insertStored } from '../rows';
import { starTables } from '../star';
import { transactionOn } from '../transaction';
import type { BackupProgress, BackupSummary } from './back-up';
import { keptTables, type Kept } from './columns';
import { readHeader, readLines, type BackupHeader, type CountsLine, type TableLine } from './format';
import { withoutSeal } from './seal';

/** Rows are inserted by so many. */
const batchRows = 500;

/** Tables that a fresh database comes to by itself: nothing in these was brought by anybody. */
const ownTables: ReadonlySet<string> = new Set(['warehouse_state', 'version', ...starTables]);

export interface RestoreRequest {
  readonly url: string;
  /** What the backup is called, for people. */
  readonly file: string;
  /** Opens the backup; called twice. */
  readonly open: () => AsyncIterable<Uint8Array>;
  readonly onProgress?: ((progress: BackupProgress) => Promise<void>) | undefined;
}

/**
 * Restores a backup into the empty database at `url`, of whichever engine, and migrates that before. All of it or
 * nothing: it is held to its seal before anything is touched, and everything goes in by one transaction.
 * Throws `BACKUP_DAMAGED`, `BACKUP_OF_OTHER_SCHEMA`, `DATABASE_NOT_EMPTY`, `DATABASE_UNREACHABLE`.
 */
export async function restore({ url, file, open, onProgress }: RestoreRequest): Promise<BackupSummary> {
  const damaged = (reason: string) => new TongbaoError('BACKUP_DAMAGED', { file, reason });
  const unsealed = () => withoutSeal(open(), () => damaged('the SHA-256 at its end is not that of its bytes'));
  await pipeline(unsealed(), new PassThrough().resume());
  const location = parseLocation(url);
  const { writing, reading } = await openSources(location);
  try {
    let summary: BackupSummary | undefined;
    await pipeline(unsealed(), createGunzip(), async (bytes: AsyncIterable<Uint8Array>) => {
      summary = await putIn(writing, readLines(bytes), damaged, onProgress);
    });
    if (!summary) throw damaged('it is empty');
    return summary;
  } catch (error) {
    if (isUnreadable(error)) throw damaged(error.message);
    throw translate(error, location.shown);
  } finally {
    await writing.destroy();
    if (reading !== writing) await reading.destroy();
  }
}

/** It has its seal, and yet it is neither gzip nor JSON: it was sealed so. */
function isUnreadable(error: unknown): error is Error {
  return error instanceof SyntaxError || /^Z_/.test(String((error as { code?: unknown }).code));
}

async function putIn(
  dataSource: DataSource,
  lines: AsyncGenerator<unknown>,
  damaged: (reason: string) => Error,
  onProgress: RestoreRequest['onProgress'],
): Promise<BackupSummary> {
  const header = readHeader((await lines.next()).value);
  if (!header) throw damaged('it does not begin as a backup does');
  ensureSameSchema(header, dataSource);
  await migrate(dataSource);
  const queryRunner = dataSource.createQueryRunner();
  try {
    const transaction = await transactionOn(queryRunner);
    await transaction.begin();
    try {
      const rows = await fill(queryRunner.manager, lines, damaged, onProgress);
      await transaction.commit();
      const { program, created, tables } = header;
      return { program, created, tables, rows };
    } catch (error) {
      await transaction.rollback().catch(() => undefined);
      throw error;
    }
  } finally {
    await queryRunner.release();
  }
}

function ensureSameSchema({ program, migrations }: BackupHeader, dataSource: DataSource): void {
  const ours = migrationsKnown(dataSource);
  const differing = [
    ...migrations.filter((name) => !ours.includes(name)),
    ...ours.filter((name) => !migrations.includes(name)),
  ];
  if (differing.length > 0)
    throw new TongbaoError('BACKUP_OF_OTHER_SCHEMA', { program, differing: differing.join(', ') });
}

async function fill(
  manager: EntityManager,
  lines: AsyncGenerator<unknown>,
  damaged: (reason: string) => Error,
  onProgress: RestoreRequest['onProgress'],
): Promise<number> {
  // every writer takes this row first
  await manager.query('UPDATE warehouse_state SET version = version');
  const tables = keptTables(manager.dataSource);
  await ensureEmpty(manager, tables);
  for (const { name } of [...tables].reverse()) if (ownTables.has(name)) await manager.query(`DELETE FROM ${name}`);

  const counts = new Map<string, number>();
  let current: Kept | undefined;
  let batch: unknown[][] = [];
  const flush = async (): Promise<void> => {
    if (!current || batch.length === 0) return;
    await insertStored(manager, current.metadata.name, batch);
    const rows = (counts.get(current.name) ?? 0) + batch.length;
    counts.set(current.name, rows);
    batch = [];
    await onProgress?.({ table: current.name, place: counts.size, tables: tables.length, rows });
  };
  let told: CountsLine['rows'] | undefined;
  for await (const line of lines) {
    if (told) throw damaged('something follows its end');
    if (Array.isArray(line)) {
      if (!current) throw damaged('rows of no table');
      batch.push(current.read(line as unknown[]));
      if (batch.length >= batchRows) await flush();
      continue;
    }
    await flush();
    const { table, columns, rows } = (line ?? {}) as Partial<TableLine & CountsLine>;
    if (rows) told = rows;
    else {
      current = tables.find(({ name }) => name === table);
      if (!current || counts.has(current.name) || current.columns.join() !== columns?.join())
        throw damaged(`the table ${table} is not as it should be`);
      counts.set(current.name, 0);
    }
  }
  if (tables.some(({ name }) => told?.[name] === undefined || told[name] !== counts.get(name)))
    throw damaged('it has not as many rows as it says');
  return [...counts.values()].reduce((a, b) => a + b, 0);
}

async function ensureEmpty(manager: EntityManager, tables: readonly Kept[]): Promise<void> {
  const full: string[] = [];
  for (const { name } of tables) {
    if (ownTables.has(name)) continue;
    const some = await manager.query<unknown[]>(`SELECT 1 FROM ${name} LIMIT 1`);
    if (some.length > 0) full.push(name);
  }
  if (full.length > 0) throw new TongbaoError('DATABASE_NOT_EMPTY', { tables: full.join(', ') });
}
