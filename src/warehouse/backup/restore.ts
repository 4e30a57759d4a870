import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { DataSource, EntityManager } from 'typeorm';
import { TongbaoError } from '../../foundation';
import { loadRows, type Stored } from '../bulk';
import { openSources } from '../database';
import { translate } from '../faults';
import { parseLocation } from '../location';
import { migrate, migrationsKnown } from '../migrate';
import { starTables } from '../star';
import { transactionOn } from '../transaction';
import type { BackupProgress, BackupSummary } from './back-up';
import { keptTables, type Kept } from './columns';
import { partsOf, readHeader, readLines, type BackupHeader, type CountsLine, type TableLine } from './format';
import { withoutSeal } from './seal';

/** Rows are stored by so many; fewer where they hold so many bytes. */
const batchRows = 500;
const batchBytes = 2 ** 20;

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
  let told: CountsLine['rows'] | undefined;
  for await (const { head, rows } of partsOf(lines)) {
    if (told) throw damaged('something follows its end');
    const { table: name, columns, rows: said } = (head ?? {}) as Partial<TableLine & CountsLine>;
    if (said) {
      if (!(await rows.next()).done) throw damaged('something follows its end');
      told = said;
      continue;
    }
    const table = tables.find((one) => one.name === name);
    if (!table || counts.has(table.name) || table.columns.join() !== columns?.join())
      throw damaged(name === undefined ? 'rows of no table' : `the table ${name} is not as it should be`);
    const place = counts.size + 1;
    const tell = (loaded: number) =>
      onProgress?.({ table: table.name, place, tables: tables.length, rows: loaded }) ?? Promise.resolve();
    counts.set(table.name, await loadRows(manager, table.metadata.name, batchesOf(rows, table, tell)));
  }
  if (tables.some(({ name }) => told?.[name] === undefined || told[name] !== counts.get(name)))
    throw damaged('it has not as many rows as it says');
  return [...counts.values()].reduce((a, b) => a + b, 0);
}

/** The rows of a table as they are stored, in batches of bounded size. */
async function* batchesOf(
  rows: AsyncIterable<readonly unknown[]>,
  { read }: Kept,
  tell: (rows: number) => Promise<void>,
): AsyncGenerator<Stored[][]> {
  let batch: Stored[][] = [];
  let [total, size] = [0, 0];
  for await (const row of rows) {
    const values = read(row) as Stored[];
    batch.push(values);
    size += values.reduce<number>((sum, value) => sum + (typeof value === 'object' ? (value?.length ?? 0) : 8), 0);
    if (batch.length < batchRows && size < batchBytes) continue;
    yield batch;
    await tell((total += batch.length));
    [batch, size] = [[], 0];
  }
  if (batch.length === 0) return;
  yield batch;
  await tell(total + batch.length);
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
