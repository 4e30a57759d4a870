import type { Alignment, Borders, Fill, Font } from 'exceljs';
import { textWidth } from '../office-files';

const solid = (argb: string): Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } });
const line = { style: 'thin', color: { argb: 'FFB8C2CC' } } as const;

export const box: Partial<Borders> = { top: line, left: line, bottom: line, right: line };

export const fills = {
  heading: solid('FFDCE6F1'),
  role: solid('FFEEF3F9'),
  entry: solid('FFFFFBE0'),
  total: solid('FFF0F0F0'),
} as const;

/** Fills of conditional formats, which take their colour from the background. */
export const marks = {
  wrong: { type: 'pattern', pattern: 'solid', bgColor: { argb: 'FFF8B4B4' } },
  half: { type: 'pattern', pattern: 'solid', bgColor: { argb: 'FFFFCC80' } },
} as const satisfies Record<string, Fill>;

const face = '微软雅黑';
export const fonts = {
  title: { name: face, size: 16, bold: true },
  section: { name: face, size: 11, bold: true },
  heading: { name: face, size: 10, bold: true },
  plain: { name: face, size: 10 },
  quiet: { name: face, size: 9, color: { argb: 'FF5F6B76' } },
  link: { name: face, size: 10, underline: true, color: { argb: 'FF1F5FA8' } },
} as const satisfies Record<string, Partial<Font>>;

export const centred: Partial<Alignment> = { horizontal: 'center', vertical: 'middle', wrapText: true };
export const left: Partial<Alignment> = { horizontal: 'left', vertical: 'middle', wrapText: true };

/** The height in points of a text of 10 points, wrapped within a width in characters. */
export function textHeight(text: string, width: number): number {
  return Math.max(1, Math.ceil((textWidth(text) * 1.05) / width)) * 16 + 4;
}
