/*
 * validation: figures → observations and findings. One rule per file, each named for what it finds; all are run, so that
 * every fault of a workbook is told at once.
 * It imports foundation, model, catalogue and layouts.
 */
export type { CountedRecords, Sender } from './case';
export { inOrder, validate, type Validated } from './validate';
export { countedWithin, figureKey } from './counted';
export { compare } from './compare';
export type { Comparison } from './comparisons/known';
export { unvouched } from './comparisons/outlier';
