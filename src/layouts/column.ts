import type { Cell } from '../workbook';
import type { Grid } from './grid';
import { readContent } from './quantity';
import type { TextReading } from './reading';
import type { Dimension, Vocabulary } from './vocabulary';

/** A sheet, and what is needed to read it. */
export interface SheetReader {
  readonly grid: Grid;
  readonly vocabulary: Vocabulary;
  readonly read: (text: string) => TextReading;
}

/** What a column of a table is for. */
export type ColumnUse =
  /** Its cells are figures. */
  | 'figures'
  /** Its cells say which figures stand in their row. */
  | 'names'
  /** Passed over: serial numbers, remarks. */
  | 'other'
  /** It has a heading that nobody knows. */
  | 'unknown';

export interface Column {
  readonly index: number;
  readonly use: ColumnUse;
  /** The heading cells over it, from the top; merged ranges and unmerged group headings expanded. */
  readonly headings: readonly Cell[];
  /** What a heading says its cells name, where it does. */
  readonly names: ReadonlySet<Dimension>;
}

/** Whether a cell holds what could be a figure, or stands for one. */
export function isFigureLike(reader: SheetReader, cell: Cell): boolean {
  if (cell.kind === 'date') return false;
  const content = readContent(cell, reader.vocabulary);
  return content.kind !== 'unreadable' || content.why !== 'text';
}

/** Whether a cell holds a number, in a text or of its own: what must never be passed over in silence. */
export function holdsNumber(reader: SheetReader, cell: Cell): boolean {
  return readContent(cell, reader.vocabulary).kind === 'quantity';
}
