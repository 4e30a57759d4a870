/*
 * annotation: a workbook and its findings become the annotated copy that goes back to the person who sent it:
 * their own workbook, with what is wrong marked in its cells and listed on a first sheet, and all else as it was.
 * It imports foundation, model, office-files and workbook.
 */
export { annotate } from './annotate';
export type { AnnotatedCopy } from './annotate';
