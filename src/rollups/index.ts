/*
 * rollups: keeps rollups true as observations come and go, answers questions over them, and proves them right:
 * every figure at every unit and period, the observations it is made of, and how complete it is.
 * It imports foundation, model, catalogue and warehouse.
 */
export { answer, countAnswer } from './answer';
export { completeness } from './completeness';
export * from './figures';
export { keepRollups, type RollupChange } from './keep';
export { sources } from './sources';
export { rebuildRollups, verify, type RollupDifference } from './verify';
