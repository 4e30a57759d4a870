import { systemClock, type Clock, type Log } from '../foundation';
import { Database, openSources } from './database';
import { parseLocation } from './location';
import { migrate, schemaDifferences } from './migrate';
import type { Warehouse } from './warehouse';

/**
 * Opens the warehouse at `url`; the folder of a file is made. It is not migrated by this.
 * Throws `DATABASE_URL_INVALID` or `DATABASE_UNREACHABLE`; neither shows a password.
 */
export async function openWarehouse(options: { url: string; log: Log; clock?: Clock }): Promise<Warehouse> {
  const location = parseLocation(options.url);
  return new Database(await openSources(location), location, options.clock ?? systemClock, options.log);
}

/**
 * Migrates the database at `url` and gives the statements by which its schema still differs from what the program
 * expects. There are none unless a migration was forgotten.
 */
export async function schemaDrift(url: string): Promise<readonly string[]> {
  const { writing, reading } = await openSources(parseLocation(url));
  try {
    await migrate(writing);
    return await schemaDifferences(writing);
  } finally {
    await writing.destroy();
    if (reading !== writing) await reading.destroy();
  }
}
