/** Many rows into a table, by the fastest way that the engine allows. */
export { loadLines, loadRows } from './load';
export { storeRows } from './store-rows';
export type { LoadOptions } from './watched';
export type { Stored } from './target';
