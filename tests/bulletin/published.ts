import { expectedFigures } from '../journeys/expected-figures';

/** The published table of 2009-H2, as it was printed: service, indicator, class (where it is split), value. */
export const published: readonly (readonly [
  service: string,
  indicator: string,
  customerClass: string,
  value: string,
])[] = [
  ['固定电话', '装机平均时间', '', '1.76天'],
  ['固定电话', '移机平均时间', '', '1.77天'],
  ['固定电话', '障碍修复平均时间', '', '11.57小时'],
  ['固定电话', '计费差错率', '', '<10⁻⁵'],
  ['电话信息', '信息准确率', '', '99.65%'],
  ['电话信息', '计费差错率', '', '<10⁻⁵'],
  ['帧中继', '预受理平均时间', '一般用户', '1天'],
  ['帧中继', '预受理平均时间', '集团用户', '1天'],
  ['帧中继', '装机平均时间', '', '1.5天'],
  ['帧中继', '移机平均时间', '', '1天'],
  ['帧中继', '障碍修复平均时间', '', '1.5小时'],
  ['数字数据', '预受理平均时间', '一般用户', '1.18天'],
  ['数字数据', '预受理平均时间', '集团用户', '1.68天'],
  ['数字数据', '装机平均时间', '', '1.34天'],
  ['数字数据', '移机平均时间', '', '1.46天'],
  ['数字数据', '障碍修复平均时间', '', '2.61小时'],
  ['互联网接入', '预受理平均时间', '一般用户', '1.5天'],
  ['互联网接入', '预受理平均时间', '集团用户', '1.3天'],
  ['互联网接入', '装机平均时间', '专线用户', '1.39天'],
  ['互联网接入', '装机平均时间', '拨号用户', '1.5天'],
  ['互联网接入', '移机平均时间', '', '0.3天'],
  ['互联网接入', '障碍修复平均时间', '', '6.57小时'],
  ['租用电路', '预受理平均时间', '', '1.75天'],
  ['租用电路', '电路开通平均时间', '', '4.63天'],
  ['租用电路', '障碍修复平均时间', '', '3.21小时'],
  ['用户咨询投诉处理', '投诉处理平均时间', '', '1天'],
  ['用户咨询投诉处理', '投诉处理满意率', '', '99.6%'],
];

const symbols: Readonly<Record<string, string>> = { d: '天', h: '小时', '%': '%', ratio: '' };

/** What the other program found of every unit, printed by hand: services in the order of the table, series in theirs. */
export function expectedOf(branch: string, service: string): string[] {
  return expectedFigures
    .filter((row) => row['branch'] === branch && row['period'] === '2009-H2' && row['service'] === service)
    .map(({ low = '', high = '', unit = '' }) => {
      if (low === '') return '—';
      if (low !== high) return `${low} to ${high}` === '0.000000000 to 0.000010000' ? '<10⁻⁵' : `${low}–${high}`;
      return `${halfUp(low)}${symbols[unit] ?? '?'}`;
    });
}

/** To two places, half up, in whole hundredths; zeros at the end are left out. */
function halfUp(value: string): string {
  const [whole = '', places = ''] = value.split('.');
  const thousandths = BigInt(whole + places.padEnd(3, '0').slice(0, 3));
  const hundredths = (thousandths + 5n) / 10n;
  const text = String(hundredths).padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`.replace(/\.?0+$/, '');
}
