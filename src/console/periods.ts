import type { Text } from './text';

const parts = /^(\d{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12])))?$/;

/** The last month of a period, counted from the year 0, and how many months it has; undefined for what is none. */
function reachOf(code: string): { readonly last: number; readonly months: number } | undefined {
  const [whole, year, month, quarter, half] = parts.exec(code) ?? [];
  if (whole === undefined) return undefined;
  const start = Number(year) * 12;
  if (month !== undefined) return { last: start + Number(month), months: 1 };
  if (quarter !== undefined) return { last: start + 3 * Number(quarter), months: 3 };
  if (half !== undefined) return { last: start + 6 * Number(half), months: 6 };
  return { last: start + 12, months: 12 };
}

/** The periods among codes, each once, the latest first; of those that end together the coarser one. */
export function latestFirst(codes: readonly (string | null)[]): readonly string[] {
  const known = [...new Set(codes)].flatMap((code) => {
    const reach = code === null ? undefined : reachOf(code);
    return code !== null && reach ? [{ code, ...reach }] : [];
  });
  return known.sort((a, b) => b.last - a.last || b.months - a.months).map(({ code }) => code);
}

/** Whether a text is the code of a period. */
export function isPeriod(code: string): boolean {
  return parts.test(code);
}

/** A period as people say it. */
export function periodText(code: string): Text {
  const [, year = code, month, quarter, half] = parts.exec(code) ?? [];
  if (month !== undefined) return { zh: `${year}年${Number(month)}月`, en: `${month}/${year}` };
  if (quarter !== undefined) return { zh: `${year}年第${quarter}季度`, en: `Q${quarter} ${year}` };
  if (half !== undefined) {
    return {
      zh: `${year}年${half === '1' ? '上' : '下'}半年`,
      en: `${half === '1' ? 'first' : 'second'} half of ${year}`,
    };
  }
  return { zh: `${year}年`, en: year };
}
