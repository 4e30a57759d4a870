import type { Alignment, Borders, Fill, Font } from 'exceljs';
import type { Tone } from '../document';
import { colours } from './colours';

const colour = (rgb: string): { argb: string } => ({ argb: `FF${rgb}` });
const edge = { style: 'thin', color: colour(colours.line) } as const;

export const box: Partial<Borders> = { top: edge, left: edge, bottom: edge, right: edge };

export function fillOf(rgb: string): Fill {
  return { type: 'pattern', pattern: 'solid', fgColor: colour(rgb) };
}

interface LineLook {
  readonly font: Partial<Font> & { readonly size: number };
  readonly alignment: Partial<Alignment>;
  /** Of one line, in points. */
  readonly height: number;
}

const across = (horizontal: 'left' | 'center' | 'right'): Partial<Alignment> => ({
  horizontal,
  vertical: 'middle',
  wrapText: true,
});

/** How texts look that stand over all columns, and the text of cells. */
export const lineStyles = {
  issuer: {
    font: { name: '宋体', size: 20, bold: true, color: colour(colours.seal) },
    alignment: across('center'),
    height: 34,
  },
  title: { font: { name: '宋体', size: 18, bold: true }, alignment: across('center'), height: 32 },
  status: { font: { name: '宋体', size: 10, color: colour(colours.quiet) }, alignment: across('center'), height: 18 },
  heading: { font: { name: '黑体', size: 14 }, alignment: across('left'), height: 28 },
  body: { font: { name: '宋体', size: 11 }, alignment: across('left'), height: 18 },
  note: { font: { name: '宋体', size: 9, color: colour(colours.quiet) }, alignment: across('left'), height: 15 },
  notice: { font: { name: '黑体', size: 12, color: colour(colours.seal) }, alignment: across('center'), height: 30 },
  signature: { font: { name: '宋体', size: 11 }, alignment: across('right'), height: 18 },
  caption: { font: { name: '黑体', size: 11 }, alignment: across('left'), height: 22 },
  cell: { font: { name: '宋体', size: 10 }, alignment: across('center'), height: 15 },
} as const satisfies Record<string, LineLook>;
export type LineStyle = keyof typeof lineStyles;

export const toneFonts: Readonly<Record<Tone, Partial<Font>>> = {
  good: { color: colour('1A6B35') },
  bad: { color: colour(colours.seal), bold: true },
  doubtful: { color: colour('7D4E00') },
  quiet: { color: colour(colours.quiet) },
  strong: { bold: true },
};
