/*
 * api: the doors for programs: GraphQL over everything that is stored, uploads and exports over HTTP, and how it is
 * running. It shows figures and never the tables they are kept in.
 * It imports every room but console.
 */
export { createApi, type Api } from './app';
export { parseGrain, parseLevel, rollupQuery } from './codes';
export { rollupCsv } from './exports/csv';
export { rollupJson } from './exports/json';
export type { RollupExport } from './exports/rollup-rows';
export { printApiSchema } from './graphql/schema';
export type { ApiParts } from './parts';
export { outcomeRow, type OutcomeRow } from './submission-row';
