import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { QueryRunner } from 'typeorm';
import { systemClock, TongbaoError } from '../../foundation';
import { engines, openSources } from '../database';
import { translate } from '../faults';
import { parseLocation } from '../location';
import { migrationsKnown, migrationsRun } from '../migrate';
import { snapshotOn } from '../transaction';
import { keptTables } from './columns';
import { header, type BackupLine } from './format';
import { pagesOf } from './pages';
import { withSeal } from './seal';

/** How far a backup or its restoring has come: in which table, the how many-th of how many, and with how many rows of it. */
export interface BackupProgress {
  readonly table: string;
  readonly place: number;
  readonly tables: number;
  readonly rows: number;
}

/** What was backed up, or restored. */
export interface BackupSummary {
  readonly program: string;
  readonly created: string;
  readonly tables: number;
  readonly rows: number;
}

export interface BackupRequest {
  readonly url: string;
  /** The version of the program. */
  readonly program: string;
  /** Takes the bytes of the backup as they come. */
  readonly sink: (bytes: Uint8Array) => Promise<void>;
  readonly onProgress?: ((progress: BackupProgress) => Promise<void>) | undefined;
}

/**
 * Backs up every table of the database at `url`, all of it as it stood at one moment, while others go on writing. What it
 * holds in memory does not grow with the database. Throws `DATABASE_NOT_MIGRATED`, `DATABASE_UNREACHABLE`.
 */
export async function backUp({ url, program, sink, onProgress }: BackupRequest): Promise<BackupSummary> {
  const location = parseLocation(url);
  const { writing, reading } = await openSources(location);
  const queryRunner = reading.createQueryRunner();
  const summary = { program, created: systemClock.now(), tables: 0, rows: 0 };
  try {
    const snapshot = await snapshotOn(queryRunner);
    await pipeline(lines(queryRunner), createGzip(), async (bytes: AsyncIterable<Uint8Array>) => {
      for await (const piece of withSeal(bytes)) await sink(piece);
    });
    await snapshot.end();
    return summary;
  } catch (error) {
    throw translate(error, location.shown);
  } finally {
    await queryRunner.release();
    await writing.destroy();
    if (reading !== writing) await reading.destroy();
  }

  async function* lines(on: QueryRunner): AsyncGenerator<string> {
    const { dataSource } = on;
    const migrations = await migrationsRun(on);
    ensureKnown(migrations, migrationsKnown(dataSource));
    const tables = keptTables(dataSource);
    const { created } = summary;
    const engine = engines[dataSource.options.type as keyof typeof engines];
    yield line(header({ program, engine, created, migrations, tables: tables.length }));
    const counts: Record<string, number> = {};
    for (const [index, table] of tables.entries()) {
      const { name, columns } = table;
      yield line({ table: name, columns });
      let count = 0;
      for await (const page of pagesOf((work) => work(on.manager), table)) {
        yield page.map(line).join('');
        count += page.length;
        await onProgress?.({ table: name, place: index + 1, tables: tables.length, rows: count });
      }
      counts[name] = count;
      summary.tables += 1;
      summary.rows += count;
    }
    yield line({ rows: counts });
  }
}

/** The program knows what tables there are only where the database has seen its migrations and no others. */
function ensureKnown(run: readonly string[], known: readonly string[]): void {
  if (known.some((name) => !run.includes(name))) throw new TongbaoError('DATABASE_NOT_MIGRATED');
  const newer = run.filter((name) => !known.includes(name));
  if (newer.length > 0) throw new TongbaoError('DATABASE_NEWER', { migrations: newer.join(', ') });
}

function line(content: BackupLine): string {
  return `${JSON.stringify(content)}\n`;
}
