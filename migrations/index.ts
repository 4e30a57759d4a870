/*
 * migrations: the schema of the warehouse, step by step, for every engine.
 * A migration that has been released is never changed; the next change is a new one.
 * It imports nothing of src/, so that old steps keep meaning what they meant.
 */
export { FirstSchema1767225600000 } from './1767225600000-first-schema';
export { Access1790294400000 } from './1790294400000-access';
export { RollupsByValidity1790208000000 } from './1790208000000-rollups-by-validity';
export { Star1790380800000 } from './1790380800000-star';
export { Receipt1790467200000 } from './1790467200000-receipt';
export { Releases1790553600000 } from './1790553600000-releases';
export { WeightedObservations1790640000000 } from './1790640000000-weighted-observations';
export { CatalogueVersions1790643600000 } from './1790643600000-catalogue-versions';
export { ImportJobs1790647200000 } from './1790647200000-import-jobs';
export { Records1790650800000 } from './1790650800000-records';
export { Archives1790654400000 } from './1790654400000-archives';
