import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { readLines } from '../../row-lines';
import { isSharded } from '../cluster';
import { transactionOn } from '../transaction';
import { asBytes, linesIn } from './bytes';
import { insertBatches } from './insert';
import { loadData } from './load-data';
import { targetOf, type Stored, type Target } from './target';
import { Watched, type LoadOptions } from './watched';

/**
 * Writes rows that come as lists of values as stored, by the fastest way that the engine allows, and gives how many. All of
 * them or none: in the transaction that `manager` has, of which it takes its part back where it fails or is cancelled; where
 * it has none, in one of its own. Throws where a value is not stored exactly as given: nothing is cut off, rounded or passed
 * over. However many there are, what is held in memory is what comes at a time, and a megabyte.
 */
export async function loadRows(
  manager: EntityManager,
  table: string,
  rows: AsyncIterable<readonly (readonly Stored[])[]>,
  options: LoadOptions = {},
): Promise<number> {
  const target = targetOf(manager.dataSource, table, options.columns);
  const watched = new Watched(rows, (batch) => batch.length, options);
  return wholly(manager, async (runner) => {
    const loaded = await loadWhereAllowed(runner, target, asBytes(watched), watched, options.signal);
    return loaded ?? insertBatches(runner.manager, target, watched);
  });
}

/**
 * As `loadRows`, for rows that are lines already (`row-lines`): where the engine reads such lines itself, the bytes are passed on.
 * Throws `RangeError` for a table with a column of bytes, which lines don't hold.
 */
export async function loadLines(
  manager: EntityManager,
  table: string,
  lines: AsyncIterable<Uint8Array>,
  options: LoadOptions = {},
): Promise<number> {
  const target = targetOf(manager.dataSource, table, options.columns);
  if (!target.textual) throw new RangeError(`${table} holds bytes, which can not come as lines`);
  const watched = new Watched(lines, linesIn, options);
  return wholly(manager, async (runner) => {
    const loaded = await loadWhereAllowed(runner, target, watched, watched, options.signal);
    return loaded ?? insertBatches(runner.manager, target, readLines(watched));
  });
}

/** Gives how many rows were stored, or undefined where the engine reads no lines; nothing was read then. */
async function loadWhereAllowed(
  runner: QueryRunner,
  target: Target,
  ...rest: [lines: AsyncIterable<Uint8Array>, expected: { readonly rows: number }, signal: AbortSignal | undefined]
): Promise<number | undefined> {
  const reads = target.server && target.textual && !isSharded(runner.dataSource);
  return reads ? loadData(runner, target, ...rest) : undefined;
}

/** Does `work` wholly or not at all, in the transaction that `manager` has or in one for it alone. */
async function wholly<T>(manager: EntityManager, work: (runner: QueryRunner) => Promise<T>): Promise<T> {
  const { queryRunner } = manager;
  if (!queryRunner) return alone(manager.dataSource, work);
  // Spider knows no savepoints: of a transaction over shards all is taken back
  const partly = !isSharded(manager.dataSource);
  if (partly) await queryRunner.query('SAVEPOINT bulk');
  try {
    return await work(queryRunner);
  } catch (error) {
    // a deadlock has taken back the whole transaction, and the savepoint with it
    await queryRunner.query(partly ? 'ROLLBACK TO SAVEPOINT bulk' : 'ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    if (partly) await queryRunner.query('RELEASE SAVEPOINT bulk').catch(() => undefined);
  }
}

async function alone<T>(dataSource: DataSource, work: (runner: QueryRunner) => Promise<T>): Promise<T> {
  const runner = dataSource.createQueryRunner();
  try {
    const { begin, commit, rollback } = await transactionOn(runner);
    await begin();
    try {
      const result = await work(runner);
      await commit();
      return result;
    } catch (error) {
      await rollback().catch(() => undefined);
      throw error;
    }
  } finally {
    await runner.release();
  }
}
