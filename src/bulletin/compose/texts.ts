import type { Text } from '../../foundation';
import type { FigureStatus, Trend } from '../../model';

/** What is printed where nothing is known. */
export const absent = '—';

/** What is printed where there is a reason for having no value; for other statuses it is `absent`. */
export const absenceNames: Readonly<Partial<Record<FigureStatus, Text>>> = {
  NO_BUSINESS: { zh: '无业务', en: 'no business' },
  NOT_OFFERED: { zh: '未开办', en: 'not offered' },
};

export const trendNames: Readonly<Record<Trend, Text>> = {
  BETTER: { zh: '好转', en: 'better' },
  WORSE: { zh: '变差', en: 'worse' },
  SAME: { zh: '持平', en: 'the same' },
  UNDETERMINED: { zh: '无法判定', en: 'undetermined' },
  NONE: { zh: '—', en: '—' },
};

export const proseTexts = {
  less: { zh: '比上年同期减少{change}', en: '{change} less than a year before' },
  more: { zh: '比上年同期增加{change}', en: '{change} more than a year before' },
  same: { zh: '与上年同期持平', en: 'the same as a year before' },
  between: { zh: '比上年同期变化{change}', en: 'a change of {change} from a year before' },
  nothingBefore: { zh: '上年同期无数据', en: 'with no figure a year before' },
  allSame: { zh: '各单位相同', en: 'all units alike' },
  undecided: { zh: '无法判定', en: 'undetermined' },
  noLimit: { zh: '未规定限额', en: 'no limit' },
  unitWithValue: { zh: '{unit}（{value}）', en: '{unit} ({value})' },
} satisfies Record<string, Text>;

export const tableTexts = {
  unit: { zh: '单位', en: 'Unit' },
  ofHead: { zh: '{service}指标', en: '{service}: indicators' },
  ofBranches: { zh: '{service}指标（分单位）', en: '{service}: indicators by unit' },
  service: { zh: '业务', en: 'Service' },
  indicator: { zh: '指标', en: 'Indicator' },
} satisfies Record<string, Text>;

export const comparisonTexts = {
  title: { zh: '与上年同期对比', en: 'Beside the same period a year before' },
  change: { zh: '增减', en: 'Change' },
  percent: { zh: '增减幅度', en: 'In percent' },
  trend: { zh: '变化', en: 'Trend' },
  nothing: {
    zh: '没有上年同期（{period}）的数据，本期不作同比。',
    en: 'There are no figures of the same period a year before ({period}), so nothing is compared.',
  },
} satisfies Record<string, Text>;

export const rankingTexts = {
  title: { zh: '各单位排名', en: 'Units by rank' },
  value: { zh: '数值', en: 'Value' },
  rank: { zh: '名次', en: 'Rank' },
  tied: { zh: '{rank}（并列）', en: '{rank} (tied)' },
  ranges: {
    zh: '有的数值只知其界，名次以可能的范围表示。',
    en: 'Some values are only known as a bound; their ranks are given as the ranks they can have.',
  },
  rounded: {
    zh: '数值相同而名次不同的，按舍入前的数值排列。',
    en: 'Where values look alike and ranks differ, ranks go by the values before rounding.',
  },
  nothing: { zh: '没有可以排名的数据。', en: 'There are no figures that could be ranked.' },
} satisfies Record<string, Text>;

export const chartTexts = {
  byBranch: { zh: '{series}（分单位）', en: '{series}, by unit' },
  byMonth: { zh: '{series}（分月）', en: '{series}, by month' },
  month: { zh: '月份', en: 'Month' },
  description: {
    zh: '条形图，{count}项，最小{least}，最大{most}；数值见表。',
    en: 'A bar chart of {count}, from {least} to {most}; the values are in the table.',
  },
  none: { zh: '没有数据。', en: 'There are no figures.' },
  limit: { zh: '限额{limit}', en: 'limit {limit}' },
  censored: { zh: '浅色部分为可能的范围', en: 'the lighter part is what is possible' },
} satisfies Record<string, Text>;

export const limitTexts = {
  title: { zh: '限额达标情况', en: 'Limits' },
  limit: { zh: '限额', en: 'Limit' },
  value: { zh: '数值', en: 'Value' },
  verdict: { zh: '结论', en: 'Verdict' },
  units: { zh: '各单位', en: 'Units' },
  within: { zh: '达标', en: 'Within' },
  beyond: { zh: '未达标', en: 'Beyond' },
  doubtful: { zh: '无法判定', en: 'Undetermined' },
  met: { zh: '达标', en: 'met' },
  broken: { zh: '未达标', en: 'broken' },
  undetermined: { zh: '无法判定', en: 'undetermined' },
  count: { zh: '{count}家', en: '{count}' },
  each: { zh: '各单位分别规定', en: 'set for each unit' },
  none: { zh: '本期各项指标均未规定限额。', en: 'No limits are set for the figures of this period.' },
  source: { zh: '限额依据：{source}。', en: 'Limits by: {source}.' },
  separator: { zh: '；', en: '; ' },
} satisfies Record<string, Text>;

export const coverageTexts = {
  counts: {
    zh: '本期应报单位{expected}家，已报{heard}家，全部报齐{complete}家。应报{due}项，已报{reported}项（一项为一个指标一个月）。',
    en: 'Of {expected} units that are to report, {heard} have, {complete} of them in full. Of {due} figures due, each of one series and month, {reported} are in.',
  },
  complete: {
    zh: '各项指标均已报齐，业务量齐全。',
    en: 'Every figure is in, with the volume that it is weighted by.',
  },
  title: { zh: '未报齐的指标', en: 'Figures that are not complete' },
  reported: { zh: '已报／应报', en: 'Reported / expected' },
  missing: { zh: '未报齐的单位', en: 'Units not complete' },
  notReported: { zh: '{unit}（未报）', en: '{unit} (not reported)' },
  noVolume: { zh: '{unit}（缺业务量，未计入）', en: '{unit} (without a volume, not counted)' },
  partly: { zh: '{unit}（不全）', en: '{unit} (in part)' },
} satisfies Record<string, Text>;

export const censoredTexts = {
  some: {
    zh: '下列指标所报的数值有的只有上限或下限，合并后只给出确知的界：',
    en: 'Some values were reported as a bound, so that of these figures only a bound is known: ',
  },
  separator: { zh: '、', en: ', ' },
  end: { zh: '。', en: '.' },
  none: { zh: '本期各项指标都是确数。', en: 'All figures of this period are known exactly.' },
} satisfies Record<string, Text>;

export const documentTexts = {
  release: { zh: '{number}　{kind}　{day}发布', en: '{number} · {kind} · published {day}' },
  draft: { zh: '草稿，尚未发布', en: 'Draft, not released' },
  hotline: { zh: '用户服务热线：{hotline}', en: 'Customer hotline: {hotline}' },
  table: { zh: '表{number}　{title}', en: 'Table {number}. {title}' },
  chart: { zh: '图{number}　{title}', en: 'Figure {number}. {title}' },
  heading: { zh: '{number}、{heading}', en: '{number}. {heading}' },
  changed: { zh: '与上一次发布相比有变动的指标', en: 'What moved since the release before' },
  from: { zh: '原数', en: 'From' },
  to: { zh: '现数', en: 'To' },
  reason: { zh: '原因', en: 'Reason' },
} satisfies Record<string, Text>;
