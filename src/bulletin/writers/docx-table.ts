import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { Cell, Table as TableBlock, Tone } from '../document';
import { colours } from './colours';
import { styleOf } from './docx-styles';
import { textRun } from './docx-run';

const toneColours: Readonly<Partial<Record<Tone, string>>> = {
  good: '1A6B35',
  bad: colours.seal,
  doubtful: '7D4E00',
  quiet: colours.quiet,
};
const alignments = { left: AlignmentType.LEFT, right: AlignmentType.RIGHT, centre: AlignmentType.CENTER } as const;

/** A table under its title, as wide as the text (`width` in twentieths of a point); its heading is repeated on every page. */
export function docxTable({ title, weights, head, body }: TableBlock, width: number): [Paragraph, Table, Paragraph] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const columnWidths = weights.map((weight) => Math.floor((weight / whole) * width));
  const line = { style: BorderStyle.SINGLE, size: 4, color: colours.line };
  const table = new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths,
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    margins: { left: 40, right: 40 },
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    rows: [
      ...head.map((cells) => new TableRow({ tableHeader: true, cantSplit: true, children: cells.map(headCell) })),
      ...body.map((cells) => new TableRow({ cantSplit: true, children: cells.map(bodyCell) })),
    ],
  });
  // a table that another follows at once would be taken for a part of it
  const gap = new Paragraph({ style: styleOf.note });
  return [new Paragraph({ style: styleOf.caption, children: [textRun(title)] }), table, gap];
}

function headCell(cell: Cell): TableCell {
  return new TableCell({
    ...spans(cell),
    shading: { type: ShadingType.CLEAR, color: 'auto', fill: colours.heading },
    children: [new Paragraph({ style: styleOf.cell, children: [textRun(cell.text, { bold: true })] })],
  });
}

function bodyCell(cell: Cell): TableCell {
  const { text, align, tone } = cell;
  const run = textRun(text, {
    bold: tone === 'strong' || tone === 'bad',
    color: (tone && toneColours[tone]) ?? 'auto',
  });
  return new TableCell({
    ...spans(cell),
    children: [new Paragraph({ style: styleOf.cell, alignment: alignments[align ?? 'centre'], children: [run] })],
  });
}

function spans({ columns = 1, rows = 1 }: Cell) {
  return { columnSpan: columns, rowSpan: rows, verticalAlign: VerticalAlignTable.CENTER };
}
