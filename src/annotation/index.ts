/*
 * annotation: a workbook and its findings become the annotated copy that goes back to the person who sent it:
 * their own workbook, with what is wrong marked in its cells and listed on a first sheet, and all else as it was. It is made in a
 * process of its own, so that no workbook holds up the program.
 * It imports foundation, model, office-files and workbook.
 */
export { annotate, type AnnotatedCopy } from './annotate';
export { createAnnotator, type Annotator } from './annotator';
