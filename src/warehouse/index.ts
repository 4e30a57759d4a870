/*
 * warehouse: keeps submissions, observations and rollups, with every version of them; transactions and lineage.
 * The only room that knows TypeORM or a driver.
 * It imports foundation and model.
 */
export { seal } from './audit';
export { openWarehouse, schemaDrift } from './open';
export * from './warehouse';
