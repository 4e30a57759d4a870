/*
 * records: what comes of events: mean times, shares in time, repeats and overdue orders, by month, service and class, with the rows they came
 * of. It reckons in whole seconds and whole counts, the same where records are read and where they are stored.
 * It imports foundation, model and catalogue.
 */
export { Interned } from './interned';
export { Tally, type Tallied, type Unmatched } from './tally';
export { recordsBehind } from './behind';
export { observationOf } from './observation';
