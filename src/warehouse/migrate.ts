import { MigrationExecutor, type DataSource, type QueryRunner } from 'typeorm';
import { inMigrationTurn } from './migration-turn';
import { transactionOn } from './transaction';

/** Brings the schema up to date, alone: other processes that try the same wait. Gives the names of what ran. */
export async function migrate(dataSource: DataSource): Promise<string[]> {
  const queryRunner = dataSource.createQueryRunner();
  try {
    const run = async (): Promise<string[]> => {
      const executor = new MigrationExecutor(dataSource, queryRunner);
      executor.transaction = 'none'; // ours, or that of each statement
      const ran = await executor.executePendingMigrations();
      return ran.map((migration) => migration.name);
    };
    return await (dataSource.options.type === 'better-sqlite3' ? inTransaction(run) : inMigrationTurn(dataSource, run));
  } finally {
    await queryRunner.release();
  }

  async function inTransaction(run: () => Promise<string[]>): Promise<string[]> {
    const transaction = await transactionOn(queryRunner);
    await transaction.begin();
    try {
      const ran = await run();
      await transaction.commit();
      return ran;
    } catch (error) {
      await transaction.rollback();
      throw error;
    }
  }
}

/** The names of the migrations that the database has seen, in their order. */
export async function migrationsRun(queryRunner: QueryRunner): Promise<string[]> {
  if (!(await queryRunner.hasTable('migrations'))) return [];
  const done = (await queryRunner.query('SELECT name FROM migrations ORDER BY timestamp')) as { name: string }[];
  return done.map(({ name }) => name);
}

/** The names of the migrations that this program has. */
export function migrationsKnown(dataSource: DataSource): string[] {
  return dataSource.migrations.map(({ name }) => String(name));
}

/** How many migrations have not been run; all of them where there is no schema yet. */
export async function pendingMigrations(dataSource: DataSource): Promise<number> {
  const queryRunner = dataSource.createQueryRunner();
  try {
    const done = await migrationsRun(queryRunner);
    return migrationsKnown(dataSource).filter((name) => !done.includes(name)).length;
  } finally {
    await queryRunner.release();
  }
}

/** The statements that would take the migrated schema to what the entities say; none when they agree. */
export async function schemaDifferences(dataSource: DataSource): Promise<string[]> {
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query);
}
