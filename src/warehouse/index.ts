/*
 * warehouse: keeps submissions, observations and rollups, with every version of them; transactions and lineage.
 * The only room that knows TypeORM or a driver.
 * It imports foundation and model.
 */
export type { AccessReader, AccessStore, AccessWriter, Account, Credential } from './access';
export { seal } from './audit';
export { backUp, restore, type BackupProgress } from './backup';
export type { Dimensions } from './dimension-tables';
export { grantScript } from './grants';
export { openWarehouse, schemaDrift } from './open';
export { partitionScript } from './partitions';
export * from './warehouse';
