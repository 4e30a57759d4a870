/*
 * adoption: which catalogue is in force: what another one would change, what of it would touch stored figures, and its
 * adoption, by one transaction that puts those right or refuses.
 * It imports foundation, model, catalogue, warehouse and rollups.
 */
export type { Candidate, CandidateCheck, Catalogues } from './catalogues';
export { compareVersions } from './compare-versions';
export { createCatalogues } from './create-catalogues';
export { effectText, type Effect } from './effects';
export { settle } from './settle';
