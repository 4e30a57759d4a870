import type { DataSource, EntityManager } from 'typeorm';
import type { CatalogueDimension, Dimensions } from './dimension-tables';
import { insertRows, readRows } from './rows';
import { inTransaction } from './transaction';

/** SHA-256 over the rows that the dimensions hold; undefined while they hold none. */
export async function dimensionsKept(manager: EntityManager): Promise<string | undefined> {
  const [catalogue] = await readRows(manager.createQueryBuilder<CatalogueDimension>('d_catalogue', 'd'));
  return catalogue?.rowsSha256;
}

/** Makes the dimensions hold these rows and no others, within the transaction that `manager` has. */
export async function replaceDimensions(manager: EntityManager, dimensions: Dimensions): Promise<void> {
  for (const [table, rows] of Object.entries(dimensions) as [string, readonly object[]][]) {
    await manager.query(`DELETE FROM ${table}`);
    await insertRows(manager, table, rows);
  }
}

/** As `replaceDimensions`, in a transaction of its own. */
export function keepDimensions(dataSource: DataSource, dimensions: Dimensions): Promise<void> {
  return inTransaction(dataSource, async (manager) => {
    // the row that every writer takes first: of two processes that begin together, one waits
    await manager.query('UPDATE warehouse_state SET version = version');
    await replaceDimensions(manager, dimensions);
  });
}
