/*
 * api: the doors for programs: GraphQL over everything that is stored, uploads and exports over HTTP, and how it is
 * running. It shows figures and never the tables they are kept in.
 * It imports every room but console.
 */
export { createApi, type Api } from './app';
export { readEmbargo, versionAsked, versionNamed } from './as-of';
export { releaseFacts } from './release-facts';
export { catalogueVersionRow } from './catalogue-row';
export { comparisonRow } from './comparison-row';
export { contributionRow } from './contribution-row';
export { parseGrain, parseLevel, rollupQuery } from './codes';
export type { ExportedTable } from './exports/columns';
export { exportPieces, type ExportFormat } from './exports/formats';
export { observationTable } from './exports/observation-table';
export { rollupTable, type ExportSource } from './exports/rollup-table';
export { apiCosts } from './graphql/api-costs';
export { printApiSchema } from './graphql/schema';
export { isLoopback } from './open-reading';
export type { ApiParts } from './parts';
export { brokenLimitRow, gridCellRow, questionRow, releaseChangeRow, releaseRow, ruleCheckRow } from './release-row';
export { rankingRow } from './ranking-row';
export { outcomeRow, type OutcomeRow } from './submission-row';
