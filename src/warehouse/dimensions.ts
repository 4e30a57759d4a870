import type { DataSource, EntityManager } from 'typeorm';
import type { CatalogueDimension, Dimensions } from './dimension-tables';
import { insertRows, readRows } from './rows';
import { transactionOn } from './transaction';

/** SHA-256 over the rows that the dimensions hold; undefined while they hold none. */
export async function dimensionsKept(manager: EntityManager): Promise<string | undefined> {
  const [catalogue] = await readRows(manager.createQueryBuilder<CatalogueDimension>('d_catalogue', 'd'));
  return catalogue?.rowsSha256;
}

/** Makes the dimensions hold these rows and no others. */
export async function keepDimensions(dataSource: DataSource, dimensions: Dimensions): Promise<void> {
  const queryRunner = dataSource.createQueryRunner();
  try {
    const transaction = await transactionOn(queryRunner);
    await transaction.begin();
    try {
      // the row that every writer takes first: of two processes that begin together, one waits
      await queryRunner.query('UPDATE warehouse_state SET version = version');
      for (const [table, rows] of Object.entries(dimensions) as [string, readonly object[]][]) {
        await queryRunner.query(`DELETE FROM ${table}`);
        await insertRows(queryRunner.manager, table, rows);
      }
      await transaction.commit();
    } catch (error) {
      await transaction.rollback().catch(() => undefined);
      throw error;
    }
  } finally {
    await queryRunner.release();
  }
}
