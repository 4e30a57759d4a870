import type { XmlAttributes } from '../workbook';

const defaultColumnPixels = 64;
const defaultRowPixels = 20;
const pixelsPerPoint = 4 / 3;

/** How wide the columns of a sheet are and how high its rows, in pixels, and which style a column has. */
export class SheetGeometry {
  #column = defaultColumnPixels;
  #row = defaultRowPixels;
  readonly #columns: { from: number; to: number; pixels: number; style: number | undefined }[] = [];
  readonly #rows = new Map<number, number>();

  /** Takes in `<sheetFormatPr>`. */
  defaults(attribute: XmlAttributes): void {
    const width = Number(attribute('defaultColWidth'));
    const height = Number(attribute('defaultRowHeight'));
    if (width > 0) this.#column = columnPixels(width);
    if (height > 0) this.#row = height * pixelsPerPoint;
  }

  /** Takes in `<col>`. */
  column(attribute: XmlAttributes): void {
    const style = attribute('style');
    this.#columns.push({
      from: Number(attribute('min')) - 1,
      to: Number(attribute('max')) - 1,
      pixels: isTrue(attribute('hidden')) ? 0 : columnPixels(Number(attribute('width') ?? 9)),
      style: style === undefined ? undefined : Number(style),
    });
  }

  /** Takes in `<row>`. */
  row(row: number, attribute: XmlAttributes): void {
    const height = attribute('ht');
    if (isTrue(attribute('hidden'))) this.#rows.set(row, 0);
    else if (height !== undefined) this.#rows.set(row, Number(height) * pixelsPerPoint);
  }

  columnStyle(column: number): number | undefined {
    return this.#columnAt(column)?.style;
  }

  /** The cell and the pixel in it that lie so many pixels right of and below the corner of a cell. */
  reach(from: { row: number; column: number }, right: number, down: number): GridPoint {
    const across = walk(from.column, right, (column) => this.#columnAt(column)?.pixels ?? this.#column);
    const below = walk(from.row, down, (row) => this.#rows.get(row) ?? this.#row);
    return { column: across.index, x: across.rest, row: below.index, y: below.rest };
  }

  #columnAt(column: number): { pixels: number; style: number | undefined } | undefined {
    return this.#columns.find(({ from, to }) => from <= column && column <= to);
  }
}

/** A place on the sheet: a zero-based cell, and pixels from its upper left corner. */
export interface GridPoint {
  readonly column: number;
  readonly x: number;
  readonly row: number;
  readonly y: number;
}

function walk(start: number, distance: number, size: (index: number) => number): { index: number; rest: number } {
  let index = start;
  let rest = distance;
  // A sheet may end in thousands of hidden rows or columns, which take no room.
  for (let steps = 0; steps < 1_000 && rest >= size(index); steps += 1) {
    rest -= size(index);
    index += 1;
  }
  return { index, rest: Math.round(Math.min(rest, size(index))) };
}

/** The width of a column of so many digits of the standard font, with its margins. */
function columnPixels(width: number): number {
  return Math.round(width * 7 + 5);
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}
