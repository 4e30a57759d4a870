/*
 * migrations: the schema of the warehouse, step by step, for every engine.
 * A migration that has been released is never changed; the next change is a new one.
 * It imports nothing of src/, so that old steps keep meaning what they meant.
 */
export { FirstSchema1767225600000 } from './1767225600000-first-schema';
