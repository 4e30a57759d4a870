import type Libsql from 'libsql';
import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { isBusy } from './faults';

/** How long a transaction waits for the one before it to end; servers wait as long by themselves. */
const turnMilliseconds = 20_000;

/** One transaction on one connection. */
export interface Transaction {
  readonly begin: () => Promise<void>;
  readonly commit: () => Promise<void>;
  readonly rollback: () => Promise<void>;
}

/** The transaction control of the engine that `queryRunner` talks to. */
export async function transactionOn(queryRunner: QueryRunner): Promise<Transaction> {
  if (queryRunner.dataSource.options.type === 'better-sqlite3') {
    const connection = (await queryRunner.connect()) as Libsql.Database;
    // Not as prepared statements: one that is refused stays "in progress" in this driver and spoils the next COMMIT.
    const execute = (sql: string) => () => Promise.resolve(sql).then((text) => void connection.exec(text));
    return { begin: () => beginInTurn(connection), commit: execute('COMMIT'), rollback: execute('ROLLBACK') };
  }
  const query = (sql: string) => async (): Promise<void> => {
    await queryRunner.query(sql);
  };
  return { begin: query('START TRANSACTION'), commit: query('COMMIT'), rollback: query('ROLLBACK') };
}

/** Does `work` in a transaction of its own. */
export async function inTransaction<T>(
  dataSource: DataSource,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  const queryRunner = dataSource.createQueryRunner();
  try {
    const transaction = await transactionOn(queryRunner);
    await transaction.begin();
    try {
      const result = await work(queryRunner.manager);
      await transaction.commit();
      return result;
    } catch (error) {
      await transaction.rollback().catch(() => undefined);
      throw error;
    }
  } finally {
    await queryRunner.release();
  }
}

/**
 * Lets `queryRunner` see the database as it stands now until `end`, whatever others write meanwhile. On SQLite it begins
 * with the first reading.
 */
export async function snapshotOn(queryRunner: QueryRunner): Promise<{ readonly end: () => Promise<unknown> }> {
  if (queryRunner.dataSource.options.type === 'better-sqlite3') await queryRunner.query('BEGIN');
  else {
    await queryRunner.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    await queryRunner.query('START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY');
  }
  return { end: () => queryRunner.query('ROLLBACK') };
}

/** Asks again and again for the lock on the file: the driver's own waiting would stop the whole program meanwhile. */
async function beginInTurn(connection: Libsql.Database): Promise<void> {
  const until = Date.now() + turnMilliseconds;
  for (;;) {
    try {
      connection.exec('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      if (!isBusy(error) || Date.now() > until) throw error;
    }
    await pause(5 + Math.random() * 20);
  }
}
