/** A cell by numbers, both from 1. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

export function placeOf(cell: string): Place {
  // of rows, such as 2:95, the first
  const [, letters, row = '1'] = /^([A-Z]*)(\d+)(?::\d+)?$/.exec(cell) ?? [];
  const column = [...(letters || 'A')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(row), column };
}

/** Whether a row is one of those that stand where others have a cell: 2:95. */
export function isWithinRows(row: number, cell: string | undefined): boolean {
  const [, first, last] = /^(\d+):(\d+)$/.exec(cell ?? '') ?? [];
  return first !== undefined && row >= Number(first) && row <= Number(last);
}

export function lettersOf(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? lettersOf(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}

/** A part of a merged range as it is drawn: how far the cell at its top left stretches. */
export interface Span {
  readonly rows: number;
  readonly columns: number;
}

/** The merged ranges within some rows: by the cell that stretches, and the cells that are covered by it. */
export function spansOf(
  merges: readonly string[],
  first: number,
  last: number,
): { readonly stretched: ReadonlyMap<string, Span>; readonly covered: ReadonlySet<string> } {
  const stretched = new Map<string, Span>();
  const covered = new Set<string>();
  for (const merge of merges) {
    const [from = 'A1', to = from] = merge.split(':');
    const [start, end] = [placeOf(from), placeOf(to)];
    const [top, bottom] = [Math.max(start.row, first), Math.min(end.row, last)];
    stretched.set(lettersOf(start.column) + String(top), {
      rows: bottom - top + 1,
      columns: end.column - start.column + 1,
    });
    for (let row = top; row <= bottom; row += 1) {
      for (let column = start.column; column <= end.column; column += 1) {
        if (row !== top || column !== start.column) covered.add(lettersOf(column) + String(row));
      }
    }
  }
  return { stretched, covered };
}
