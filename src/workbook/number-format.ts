/** What a number format does to a number, as far as reading it goes. */
export interface NumberFormat {
  readonly percent: boolean;
  /** Decimal places shown; absent where the format does not fix them (General, scientific, fractions, scaled by thousands). */
  readonly decimals?: number;
}

const general: NumberFormat = { percent: false };

/** Reads an Excel number format code such as `0.00%` or `#,##0.0_);[Red](#,##0.0)` for a value. */
export function readNumberFormat(code: string, value: number): NumberFormat {
  const sections = splitSections(code);
  // Positive; negative; zero; text. A format with fewer sections uses the first for the rest.
  const index = value < 0 ? 1 : value === 0 ? 2 : 0;
  const numbers = sections.slice(0, 3);
  const placeholders = numbers[index] ?? numbers[0] ?? '';
  const percent = placeholders.includes('%');
  const digits = /[0#?][0#?,]*(?:\.([0#?]*))?/.exec(placeholders);
  if (!digits || /[Ee][+-]|\//.test(placeholders) || /,(?:\.|$|[^0#?,])/.test(placeholders))
    return { ...general, percent };
  return { percent, decimals: digits[1]?.length ?? 0 };
}

/** Splits at `;`, leaving out all that is shown literally: quoted and escaped characters, fills, spacing, `[Red]`. */
function splitSections(code: string): string[] {
  return code.replace(/"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]/gsu, '').split(';');
}

/** The code without the word General in any spelling, which is made of letters that look like parts of a date. */
function withoutGeneral(code: string): string {
  return code.replace(/general/gi, 'General');
}

const chineseDate = 'yyyy"年"m"月"d"日"';
const chineseTime = 'h"时"mm"分"ss"秒"';

/**
 * Formats that are never written into a file but implied by their number: those of the Chinese editions
 * (all of them dates and times; the details do not matter here), and those for currency and accounting.
 */
export const impliedFormats: ReadonlyMap<number, string> = new Map([
  ...[5, 6, 41, 42].map((id) => [id, '#,##0'] as const),
  ...[7, 8, 43, 44].map((id) => [id, '#,##0.00'] as const),
  ...[27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, chineseDate] as const),
  ...[32, 33, 34, 35, 55, 56].map((id) => [id, chineseTime] as const),
]);

/** The formats that are known by their numbers without being written into a file. */
export const builtInFormats: ReadonlyMap<number, string> = new Map<number, string>([
  ...([
    [0, 'General'],
    [1, '0'],
    [2, '0.00'],
    [3, '#,##0'],
    [4, '#,##0.00'],
    [9, '0%'],
    [10, '0.00%'],
    [11, '0.00E+00'],
    [12, '# ?/?'],
    [13, '# ??/??'],
    [14, 'm/d/yy'],
    [15, 'd-mmm-yy'],
    [16, 'd-mmm'],
    [17, 'mmm-yy'],
    [18, 'h:mm AM/PM'],
    [19, 'h:mm:ss AM/PM'],
    [20, 'h:mm'],
    [21, 'h:mm:ss'],
    [22, 'm/d/yy h:mm'],
    [37, '#,##0 ;(#,##0)'],
    [38, '#,##0 ;[Red](#,##0)'],
    [39, '#,##0.00;(#,##0.00)'],
    [40, '#,##0.00;[Red](#,##0.00)'],
    [45, 'mm:ss'],
    [46, '[h]:mm:ss'],
    [47, 'mmss.0'],
    [48, '##0.0E+0'],
    [49, '@'],
  ] as const),
  ...impliedFormats,
]);

const formatToken =
  /"[^"]*"?|\\.|_.|\*.|(\[[hmsHMS]+\])|\[[^\]]*\]?|General|[.0#][0#?.,E+%-]*|([mdyhsebMDYHSEBg]|[aA]\/[pP]|上午\/下午)/gu;

/** Whether a format shows its number as a date or a time. */
export function isDateFormat(code: string): boolean {
  for (const [, elapsed, part] of withoutGeneral(code).matchAll(formatToken)) {
    if (elapsed !== undefined || part !== undefined) return true;
  }
  return false;
}
