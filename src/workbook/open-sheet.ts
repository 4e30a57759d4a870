import type { Cell, Merge, WorkbookFormat } from './cells';

/** A row that holds anything: its cells, in the order of columns. */
export type Row = readonly Cell[];

/** A sheet whose rows are read once, as they come. */
export interface OpenSheet {
  readonly name: string;
  /** Hidden or very hidden: never read for figures. */
  readonly hidden: boolean;
  /**
   * The rows that hold anything, some hundreds at a time, as they come: the order is the file's, which hardly ever is another
   * than that of the rows. May be walked once. Throws a `Refusal`.
   */
  rows(): AsyncIterable<readonly Row[]>;
  /** From now on only cells of these columns, from 0, are wanted: others may be left out, rows without any of them, too. */
  narrow(columns: ReadonlySet<number>): void;
  /** Known once the rows have been walked to their end. */
  merges(): readonly Merge[];
}

/** A workbook of which nothing is held but what has been asked for. */
export interface OpenWorkbook {
  readonly format: WorkbookFormat;
  readonly sheets: readonly OpenSheet[];
}
