import type { Cell, Merge, WorkbookFormat } from './cells';

/** A row that holds anything: its cells, in the order of columns. */
export type Row = readonly Cell[];

/** A sheet whose rows are read once, as they come. */
export interface OpenSheet {
  readonly name: string;
  /** Hidden or very hidden: never read for figures. */
  readonly hidden: boolean;
  /** The rows that hold anything, in order, some hundreds at a time. May be walked once. Throws a `Refusal`. */
  rows(): AsyncIterable<readonly Row[]>;
  /** Known once the rows have been walked to their end. */
  merges(): readonly Merge[];
}

/** A workbook of which nothing is held but what has been asked for. */
export interface OpenWorkbook {
  readonly format: WorkbookFormat;
  readonly sheets: readonly OpenSheet[];
}
