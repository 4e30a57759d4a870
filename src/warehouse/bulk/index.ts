/** Many rows into a table, by the fastest way that the engine allows. */
export { loadLines, loadRows, type LoadOptions } from './load';
export { storeRows } from './store-rows';
