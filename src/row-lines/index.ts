/*
 * row-lines: rows of a table as lines of text, in the format that LOAD DATA reads by default: fields apart by a tab, a
 * newline after each line, a backslash before what would be either, and \N for nothing. They are made where rows are made,
 * which may be another process, and passed on as bytes.
 * It is pure and imports no other room.
 */
export { LineWriter, type LineValue } from './line-writer';
export { readLine, readLines } from './read-lines';
