/*
 * examination: what a workbook holds, and everything that is wrong with it: read, recognised and validated in a process
 * of its own, so that no workbook can hold up or bring down the program.
 * It imports foundation, model, catalogue, workbook, layouts and validation.
 */
export { createExaminer, type Examiner } from './examiner';
