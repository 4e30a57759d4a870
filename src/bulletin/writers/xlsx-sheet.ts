import type { Cell as SheetCell, Worksheet } from 'exceljs';
import { textWidth, wrappedLines } from '../../office-files';
import type { Block, Cell, Chart, PrintedNumber, Table } from '../document';
import { colours } from './colours';
import { legible } from './markup';
import { box, fillOf, lineStyles, toneFonts, type LineStyle } from './xlsx-styles';

const [narrowest, widest, fewest] = [10, 30, 6];

/** One sheet as it is written, from top to bottom; its columns are those of all its tables. */
export class XlsxSheet {
  private readonly columns: number;
  private readonly width: number;
  private row = 0;

  constructor(
    private readonly sheet: Worksheet,
    blocks: readonly Block[],
  ) {
    const widths = columnWidths(blocks);
    this.columns = widths.length;
    this.width = widths.reduce((sum, width) => sum + width, 0);
    sheet.columns = widths.map((width) => ({ width }));
  }

  add(block: Block): void {
    switch (block.kind) {
      case 'heading':
        return this.line('heading', block.text);
      case 'paragraph':
        return this.line(block.style, block.spans.map(({ text }) => text).join(''));
      case 'table':
        return this.table(block);
      case 'chart':
        return this.chart(block);
    }
  }

  /** A text over all columns, as high as it needs to be. */
  line(style: LineStyle, text: string): void {
    const { font, alignment, height } = lineStyles[style];
    this.row += 1;
    const cell = this.sheet.getCell(this.row, 1);
    Object.assign(cell, { value: legible(text), font, alignment });
    this.sheet.mergeCells(this.row, 1, this.row, this.columns);
    const wide = this.width * (lineStyles.body.font.size / font.size);
    this.sheet.getRow(this.row).height = wrappedLines(text, wide) * height;
  }

  private table({ title, head, body }: Table): void {
    this.line('caption', title);
    // which places of the rows to come are taken by cells above
    const taken = new Map<number, number>();
    for (const cells of head) this.cells(cells, taken, true);
    for (const cells of body) this.cells(cells, taken, false);
    this.row += 1;
  }

  private cells(cells: readonly Cell[], taken: Map<number, number>, heading: boolean): void {
    this.row += 1;
    let column = 1;
    let lines = 1;
    for (const cell of cells) {
      while ((taken.get(column) ?? 0) >= this.row) column += 1;
      const { columns = 1, rows = 1 } = cell;
      for (let at = column; at < column + columns; at += 1) taken.set(at, this.row + rows - 1);
      this.cell(cell, column, heading);
      const width = this.widthOf(column, columns);
      if (rows === 1) lines = Math.max(lines, wrappedLines(cell.text, width));
      column += columns;
    }
    this.sheet.getRow(this.row).height = lines * 15 + 3;
  }

  private widthOf(column: number, columns: number): number {
    let width = 0;
    for (let at = column; at < column + columns; at += 1) width += this.sheet.getColumn(at).width ?? narrowest;
    return width;
  }

  private cell(
    { text, number, columns = 1, rows = 1, align, tone, heads }: Cell,
    column: number,
    heading: boolean,
  ): void {
    const cell = this.sheet.getCell(this.row, column);
    if (columns > 1 || rows > 1) this.sheet.mergeCells(this.row, column, this.row + rows - 1, column + columns - 1);
    write(cell, text, number);
    cell.alignment = { horizontal: align ?? 'center', vertical: 'middle', wrapText: true };
    cell.font = { ...lineStyles.cell.font, bold: heading || tone === 'strong', ...(tone && toneFonts[tone]) };
    cell.border = box;
    if (heading || (heads && rows > 1)) cell.fill = fillOf(heading ? colours.heading : 'FFFFFF');
    for (let down = 0; down < rows; down += 1)
      for (let right = 0; right < columns; right += 1) this.sheet.getCell(this.row + down, column + right).border = box;
  }

  /** The values of a chart, with bars that the spreadsheet draws. */
  private chart({ title, headings, rows, limit, legend }: Chart): void {
    const body = rows.map(({ label, value }): Cell[] => [{ text: label, heads: true }, value]);
    this.table({ kind: 'table', title, weights: [1, 1], head: [headings.map((text) => ({ text }))], body });
    const last = this.row - 1;
    const color = { argb: `FF${colours.range}` };
    const bars = {
      type: 'dataBar',
      priority: 1,
      gradient: true,
      cfvo: [{ type: 'num', value: 0 }, { type: 'max' }],
    } as const;
    this.sheet.addConditionalFormatting({
      ref: `B${last - rows.length + 1}:B${last}`,
      rules: [Object.assign({ color }, { ...bars, cfvo: [...bars.cfvo] })],
    });
    for (const note of [limit?.label, legend]) if (note !== undefined) this.line('note', note);
  }
}

/** Writes a number that is shown as it is printed, and everything else as text. */
function write(cell: SheetCell, text: string, number: PrintedNumber | undefined): void {
  const value = Number(number?.digits);
  if (number === undefined || String(value) !== number.digits) {
    cell.value = legible(text);
    cell.numFmt = '@';
    return;
  }
  const decimals = number.digits.split('.')[1]?.length ?? 0;
  const suffix = [...legible(number.suffix)].map((sign) => `\\${sign}`).join('');
  cell.value = value;
  cell.numFmt = `0${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}${suffix}`;
}

/** As wide as the texts that stand in one column alone want to be, within reason. */
function columnWidths(blocks: readonly Block[]): number[] {
  const widths: number[] = Array.from({ length: fewest }, () => narrowest);
  const note = (column: number, text: string): void => {
    widths[column] = Math.min(widest, Math.max(widths[column] ?? narrowest, textWidth(text) + 2));
  };
  for (const block of blocks) {
    if (block.kind === 'chart') for (const { label } of block.rows) note(0, label);
    if (block.kind !== 'table') continue;
    const whole = block.weights.length;
    for (const cells of block.body) {
      // a row that begins below a cell of the row above is short of it
      let column = whole - cells.reduce((sum, { columns = 1 }) => sum + columns, 0);
      for (const { text, columns = 1 } of cells) {
        if (columns === 1) note(column, text);
        column += columns;
      }
    }
  }
  return widths;
}
