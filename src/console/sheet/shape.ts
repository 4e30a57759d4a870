/** What `GET /submissions/ID/sheets` answers. */
export interface Sheets {
  readonly format: string | null;
  readonly sheets: readonly SheetSize[];
  /** Why it can't be read; null where it can. */
  readonly finding: { readonly message: string; readonly hint: string } | null;
  readonly view: SheetRows | null;
}

export interface SheetSize {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: number;
  readonly columns: number;
}

export interface SheetRows {
  readonly sheet: string;
  /** Rows count from 1; those without a cell are left out. */
  readonly rows: readonly { readonly row: number; readonly cells: readonly ShownCell[] }[];
  /** Such as A1:G1. */
  readonly merges: readonly string[];
}

export interface ShownCell {
  readonly cell: string;
  readonly kind: 'text' | 'number' | 'date' | 'boolean' | 'error' | 'uncalculated';
  readonly text: string;
}

/** What is to be seen at a cell beside what stands in it. */
export interface Mark {
  readonly sheet: string;
  readonly cell: string;
  readonly kind: 'error' | 'warning' | 'info' | 'source';
  readonly message: string;
  /** It is not this cell that is to blame, but it has to do with it. */
  readonly related?: boolean;
}
