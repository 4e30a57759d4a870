/*
 * layouts: cells → figures with their coordinates. A figure's headings, its row, its sheet and its workbook say together
 * what it is; no office's layout is known beforehand.
 * It imports foundation, model, workbook and catalogue.
 */
export type { Figure, FigureRole, Recognition, Total } from './figure';
export type { Quantity } from './quantity';
export { recognise } from './recognise';
export { rowsAbove } from './records/heading';
export { recordReader } from './records/record-sheet';
export type { RecordReader } from './records/read-records';
