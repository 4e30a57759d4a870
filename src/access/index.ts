/*
 * access: who somebody is and what they may do: accounts, tokens and sessions, the table of rights, and guards around
 * the warehouse, the importer, the releases and the catalogues that no question gets past.
 * It imports foundation, model, catalogue, warehouse, adoption, releases and importing.
 */
export type { Access, AccountShown, LoggedIn, TokenShown } from './access';
export { createAccess } from './create-access';
export type { Gate } from './gate';
export { guardedCatalogues } from './guarded-catalogues';
export { guardedImporter } from './guarded-importer';
export { guardedJobs, type GuardedJobs } from './guarded-jobs';
export { GuardedReader } from './guarded-reader';
export { guardedReleases } from './guarded-releases';
export type { PendingLogIn } from './openid';
export { anonymous, localReader, type Principal, type Role } from './principal';
export { operations, rightOf, rights, type Operation, type Right } from './rights';
