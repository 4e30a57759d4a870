import type { Text } from '../foundation';

/*
 * What a template says. Two rules keep it readable by the program: texts that stand beside figures use the words of
 * tables in general (月份, 指标值, 合计), and whatever explains begins with 说明 or Note, so that it is passed over.
 */

/** Names of sheets. */
export const sheetNames = {
  help: { zh: '填报说明', en: 'Instructions' },
  earlier: { zh: '往期对照', en: 'Earlier figures' },
} as const satisfies Record<string, Text>;

export const formTexts = {
  title: { zh: '{service}服务质量填报表', en: '{service}: form' },
  branch: { zh: '填报单位：{branch}', en: 'Branch: {branch}' },
  period: { zh: '报告期：{period}', en: 'Period: {period}' },
  due: { zh: '请于{day}前（含当日）报送', en: 'To be sent by {day}' },
  hint: {
    zh: '说明：只填浅黄色的格子；没有数值时在“指标值（或选）”一列选一项；变红或变橙的格子请再看一眼。填法见《填报说明》。',
    en: 'Note: fill in the pale yellow cells only; where there is no value, choose why under “Value (if none)”; look again at cells that turn red or orange. How to fill them in: see Instructions.',
  },
  value: { zh: '指标值', en: 'Value' },
  pick: { zh: '指标值\n（或选）', en: 'Value\n(if none)' },
  total: { zh: '合计', en: 'Total' },
  remark: { zh: '备注：', en: 'Remarks: ' },
  signature: { zh: '填报人：', en: 'Prepared by: ' },
  checked: { zh: '审核人：', en: 'Checked by: ' },
} as const satisfies Record<string, Text>;

/** What heads the column of periods. */
export const periodHeadings = {
  month: { zh: '月份', en: 'Month' },
  quarter: { zh: '季度', en: 'Quarter' },
  'half-year': { zh: '期间', en: 'Period' },
  year: { zh: '期间', en: 'Period' },
} as const satisfies Record<string, Text>;

export const promptTexts = {
  unit: { zh: '只填数字，单位为{unit}。', en: 'The number only, in {unit}. ' },
  count: { zh: '填数量。', en: 'A count. ' },
  range: { zh: '范围 {range}。', en: 'Range {range}. ' },
  numerator: {
    zh: '填{numerator}，确切的数；指标值由它除以右边的{volume}算出。',
    en: '{numerator}: an exact number; the value is worked out by dividing it by {volume}. ',
  },
  yearBefore: { zh: '上年同期（{period}）：{figure}', en: 'A year before ({period}): {figure}' },
  before: { zh: '上一期（{period}）：{figure}', en: 'Period before ({period}): {figure}' },
  volume: {
    zh: '填整数。这一期没有发生就填 0，左边的数值留空。',
    en: 'A whole number. Where nothing happened write 0 and leave the value blank.',
  },
  pickTitle: { zh: '没有数值时', en: 'Where there is no value' },
  pick: {
    zh: '{notReported}：数据尚不掌握\n{noBusiness}：没有这项业务\n{notOffered}：不办理这项业务\n有数值就不要选。',
    en: '{notReported}: nothing is known yet\n{noBusiness}: no such business\n{notOffered}: the service is not offered\nLeave it blank where there is a value.',
  },
  valueErrorTitle: { zh: '请再看一眼', en: 'Please look again' },
  valueError: {
    zh: '这里填{range}的数字，不带单位；只知道上限时写 <0.00001 这样的形式；没有数值请在右边一列选。确定要这样填吗？',
    en: 'A number {range} without its unit belongs here; a bound is written as <0.00001; where there is no value, choose why to the right. Keep it as it is?',
  },
  numeratorError: {
    zh: '这里填{numerator}：一个确切的数字，不带单位；没有数值请在右边一列选。确定要这样填吗？',
    en: '{numerator} belongs here: an exact number without its unit; where there is none, choose why to the right. Keep it as it is?',
  },
  volumeErrorTitle: { zh: '只能填整数', en: 'Whole numbers only' },
  volumeError: {
    zh: '业务量是 0 或正整数；不知道就留空。',
    en: 'A volume is 0 or a positive whole number; leave it blank where it is not known.',
  },
  pickErrorTitle: { zh: '请从列表中选', en: 'Please choose from the list' },
  pickError: {
    zh: '数值请填在左边；这里只能从列表中选，或留空。',
    en: 'Values go to the left; here only an item of the list can stand, or nothing.',
  },
} as const satisfies Record<string, Text>;

export const earlierTexts = {
  hint: {
    zh: '说明：这一页只供对照，不用填写，导入时不读取。',
    en: 'Note: for comparison only. Nothing is to be filled in here, and nothing here is imported.',
  },
  service: { zh: '业务', en: 'Service' },
  indicator: { zh: '指标', en: 'Indicator' },
  customerClass: { zh: '用户类别', en: 'Class' },
  period: { zh: '期间', en: 'Period' },
  value: { zh: '数值', en: 'Value' },
  volume: { zh: '业务量', en: 'Volume' },
  yearBefore: { zh: '同比（上年同期）', en: 'Comments (a year before)' },
  before: { zh: '环比（上一期）', en: 'Comments (period before)' },
} as const satisfies Record<string, Text>;
