import { month, parsePeriod, smallestCovering, type Period } from '../model';

/**
 * A period as a text states it. A part without its year takes it from what stands around it; a masked year (`201*年`)
 * is never guessed; a full date is no period.
 */
export type PeriodMention =
  | { readonly kind: 'period'; readonly period: Period }
  | { readonly kind: 'yearless'; readonly of: (year: number) => Period | undefined }
  | { readonly kind: 'masked'; readonly text: string }
  | { readonly kind: 'day' };

export interface PeriodFound {
  readonly start: number;
  readonly end: number;
  readonly mention: PeriodMention;
}

type Maker = (groups: Record<string, string | undefined>) => PeriodMention | undefined;

const halves: Record<string, number> = { 上: 1, 下: 2, '1': 1, '2': 2, 一: 1, 二: 2 };
const quarters: Record<string, number> = { 一: 1, 二: 2, 三: 3, 四: 4, '1': 1, '2': 2, '3': 3, '4': 4 };
const chineseMonths = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
const englishMonths = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const year = '(?<y>(?:19|20)\\d\\d|(?<!\\d)\\d\\d(?=年))';
const yearMark = '(?:年度?|[-/.])?';
const m = '(?<m>1[0-2]|0?[1-9])';
const chineseMonth = '(?<c>十[一二]?|[一二三四五六七八九])';
const monthEndings = ['uary', 'ruary', 'ch', 'il', '', 'e', 'y', 'ust', '(?:t(?:ember)?)?', 'ober', 'ember', 'ember'];
const englishMonth = `(?:${englishMonths.map((name, i) => `${name}(?:${monthEndings[i] ?? ''})?`).join('|')})`;
const to = '(?:-|~|至|到|to)';

function full(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

/** Months `from` to `to` as the one period that they are; undefined where they are none. */
function span(y: number, from: number, to: number): Period | undefined {
  if (from > to || from < 1 || to > 12) return undefined;
  const covering = smallestCovering([month(y, from), month(y, to)]);
  const length = covering && { month: 1, quarter: 3, 'half-year': 6, year: 12 }[covering.grain];
  return length === to - from + 1 ? covering : undefined;
}

function dated(y: string | undefined, of: (year: number) => Period | undefined): PeriodMention | undefined {
  if (y === undefined) return { kind: 'yearless', of };
  const period = of(full(y));
  return period && { kind: 'period', period };
}

/** Longest and most specific forms first; the first that fits at a place wins. */
const forms: readonly (readonly [RegExp, Maker])[] = (
  [
    // a year that was masked or left out: 201*年, 20××年, 2009?
    [
      '(?<t>(?:\\d{1,3}[*x×?？_□○〇]{1,3}|[*x×_□]{2,4})年(?:度|[上下]半年|\\d{1,2}月)?)',
      (g) => ({ kind: 'masked', text: g['t'] ?? '' }),
    ],
    // a day is not a period
    [`${year}年\\d{1,2}月\\d{1,2}[日号]`, () => ({ kind: 'day' })],
    [`${year}(?<s>[-/.])\\d{1,2}\\k<s>\\d{1,2}(?!\\d)`, () => ({ kind: 'day' })],
    ['(?<!\\d)\\d{1,2}月\\d{1,2}[日号]', () => ({ kind: 'day' })],
    // 2009年7月至2009年12月, 2009年7-12月, 7-12月
    [
      `${year}年(?<a>1[0-2]|0?[1-9])月?${to}(?:(?<z>\\d{4}|\\d\\d)年)?(?<b>1[0-2]|0?[1-9])月`,
      (g) =>
        g['z'] === undefined || full(g['z']) === full(g['y'] ?? '')
          ? dated(g['y'], (y) => span(y, Number(g['a']), Number(g['b'])))
          : undefined,
    ],
    [
      `(?<![\\d.])(?<a>1[0-2]|0?[1-9])月?${to}(?<b>1[0-2]|0?[1-9])月`,
      (g) => dated(undefined, (y) => span(y, Number(g['a']), Number(g['b']))),
    ],
    [
      `${year}[-./](?<a>0[1-9]|1[0-2])${to}\\k<y>[-./](?<b>0[1-9]|1[0-2])(?!\\d)`,
      (g) => dated(g['y'], (y) => span(y, Number(g['a']), Number(g['b']))),
    ],
    // halves: 2009年下半年, 2009h2, h2 2009, 下半年
    [`${year}${yearMark}(?<h>[上下])半年度?`, (g) => dated(g['y'], (y) => half(y, g['h']))],
    [
      `${year}[-年 ]?(?:第(?<h>[一二12])半年|h(?<k>[12])(?![a-z0-9]))`,
      (g) => dated(g['y'], (y) => half(y, g['h'] ?? g['k'])),
    ],
    [`(?<![a-z0-9])h(?<h>[12])[ -/]?${year}(?!\\d)`, (g) => dated(g['y'], (y) => half(y, g['h']))],
    ['(?<h>[上下])半年度?', (g) => dated(undefined, (y) => half(y, g['h']))],
    ['(?<![a-z0-9])h(?<h>[12])(?![a-z0-9])', (g) => dated(undefined, (y) => half(y, g['h']))],
    // quarters: 2009年第三季度, 2009年三季度, 2009q3, q3 2009, 第3季度, 3季度
    [`${year}${yearMark}第?(?<q>[一二三四1-4])季度?`, (g) => dated(g['y'], (y) => quarter(y, g['q']))],
    [`${year}[-年 ]?q(?<q>[1-4])(?![a-z0-9])`, (g) => dated(g['y'], (y) => quarter(y, g['q']))],
    [`(?<![a-z0-9])q(?<q>[1-4])[ -/]?${year}(?!\\d)`, (g) => dated(g['y'], (y) => quarter(y, g['q']))],
    ['第?(?<q>[一二三四1-4])季度?', (g) => dated(undefined, (y) => quarter(y, g['q']))],
    ['(?<![a-z0-9])q(?<q>[1-4])(?![a-z0-9])', (g) => dated(undefined, (y) => quarter(y, g['q']))],
    // months: 2009年7月, 09年7月, 2009-07, 2009/7, 200907, jul 2009, 7月, 七月
    [`${year}年${m}月份?`, (g) => dated(g['y'], (y) => month(y, Number(g['m'])))],
    [`${year}年?${chineseMonth}月份?`, (g) => dated(g['y'], (y) => month(y, chineseMonths.indexOf(g['c'] ?? '') + 1))],
    [`(?<![\\d.])(?<y>(?:19|20)\\d\\d)[-/.]${m}(?![\\d.])月?`, (g) => dated(g['y'], (y) => month(y, Number(g['m'])))],
    [
      '(?<![\\d.])(?<y>(?:19|20)\\d\\d)(?<m>0[1-9]|1[0-2])(?![\\d.])',
      (g) => dated(g['y'], (y) => month(y, Number(g['m']))),
    ],
    [
      `(?<![a-z])(?<e>${englishMonth})\\.?[ ,-]*(?<y>(?:19|20)\\d\\d)(?!\\d)`,
      (g) => dated(g['y'], (y) => month(y, englishMonths.indexOf((g['e'] ?? '').slice(0, 3)) + 1)),
    ],
    [
      `(?<y>(?:19|20)\\d\\d)[ ,-]*(?<![a-z])(?<e>${englishMonth})(?![a-z])`,
      (g) => dated(g['y'], (y) => month(y, englishMonths.indexOf((g['e'] ?? '').slice(0, 3)) + 1)),
    ],
    [`(?<![\\d.])${m}月份?`, (g) => dated(undefined, (y) => month(y, Number(g['m'])))],
    [
      `(?<![\\p{Script=Han}])${chineseMonth}月份?`,
      (g) => dated(undefined, (y) => month(y, chineseMonths.indexOf(g['c'] ?? '') + 1)),
    ],
    [
      `(?<![a-z])(?<e>${englishMonth})(?![a-z])`,
      (g) => dated(undefined, (y) => month(y, englishMonths.indexOf((g['e'] ?? '').slice(0, 3)) + 1)),
    ],
    // years: 2009年度, 2009年, 全年 stays a word; 2009年13月 is neither that month nor that year
    [`${year}年度?(?!\\d+月)`, (g) => dated(g['y'], (y) => ({ year: y, grain: 'year', index: 1 }))],
  ] as const satisfies readonly (readonly [string, Maker])[]
).map(([pattern, make]) => [new RegExp(pattern, 'yu'), make] as const);

function half(y: number, which: string | undefined): Period | undefined {
  const index = halves[which ?? ''];
  return index === undefined ? undefined : { year: y, grain: 'half-year', index };
}

function quarter(y: number, which: string | undefined): Period | undefined {
  const index = quarters[which ?? ''];
  return index === undefined ? undefined : { year: y, grain: 'quarter', index };
}

const beginsPeriod = /[\d*x×_□上下第一二三四五六七八九十hqjfmasond]/u;

/** The periods that a folded text states, in order. */
export function findPeriods(folded: string): PeriodFound[] {
  const found: PeriodFound[] = [];
  for (let start = 0; start < folded.length;) {
    const here = beginsPeriod.test(folded.charAt(start)) ? periodAt(folded, start) : undefined;
    if (here) found.push(here);
    start = here ? here.end : start + 1;
  }
  return found;
}

function periodAt(text: string, start: number): PeriodFound | undefined {
  for (const [pattern, make] of forms) {
    pattern.lastIndex = start;
    const match = pattern.exec(text);
    if (!match || match[0] === '') continue;
    const mention = make(match.groups ?? {});
    if (mention) return { start, end: start + match[0].length, mention };
  }
  return undefined;
}

/** What a number or date under a heading for periods states: 200907, 7, a day of the month; undefined for anything else. */
export function periodOfNumber(text: string): PeriodMention | undefined {
  const date = /^(\d{4})-(\d{2})-\d{2}/.exec(text);
  if (date) return { kind: 'period', period: month(Number(date[1]), Number(date[2])) };
  const compact = /^((?:19|20)\d{2})(\d{2})$/.exec(text);
  if (compact) {
    const period = parsePeriod(`${compact[1] ?? ''}-${compact[2] ?? ''}`);
    return period && { kind: 'period', period };
  }
  if (/^(?:19|20)\d{2}$/.test(text)) return { kind: 'period', period: { year: Number(text), grain: 'year', index: 1 } };
  const index = /^(?:1[0-2]|[1-9])$/.test(text) ? Number(text) : undefined;
  return index === undefined ? undefined : { kind: 'yearless', of: (y) => month(y, index) };
}
