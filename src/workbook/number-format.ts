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
export function withoutGeneral(code: string): string {
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
