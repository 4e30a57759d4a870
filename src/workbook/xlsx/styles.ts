import { builtInFormats, isDateFormat, readNumberFormat, type NumberFormat } from '../number-format';
import type { PackageParts } from './package-parts';

/** What a style does to the numbers of its cells. */
export interface CellFormat {
  readonly date: boolean;
  readonly positive: NumberFormat;
  readonly negative: NumberFormat;
  readonly zero: NumberFormat;
}

function cellFormat(code: string): CellFormat {
  return {
    date: isDateFormat(code),
    positive: readNumberFormat(code, 1),
    negative: readNumberFormat(code, -1),
    zero: readNumberFormat(code, 0),
  };
}

/** The format of a cell without a style. */
export const generalFormat: CellFormat = cellFormat('General');

/** The formats of the cell styles, by the number of the style. */
export function readStyles(parts: PackageParts, part: string | undefined): CellFormat[] {
  if (part === undefined) return [];
  const codes = new Map(builtInFormats);
  const styles: string[] = [];
  parts.each(part, (path, attribute) => {
    if (path === 'styleSheet/numFmts/numFmt') {
      codes.set(whole(attribute('numFmtId')), attribute('formatCode') ?? 'General');
    } else if (path === 'styleSheet/cellXfs/xf') styles.push(attribute('numFmtId') ?? '0');
  });
  const formats = new Map<string, CellFormat>();
  return styles.map((id) => {
    const code = codes.get(whole(id)) ?? 'General';
    const format = formats.get(code) ?? cellFormat(code);
    formats.set(code, format);
    return format;
  });
}

function whole(text: string | undefined): number {
  return /^\d+$/.test(text ?? '') ? Number(text) : -1;
}
