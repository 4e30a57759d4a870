import type { Text } from '../foundation';

export const helpTexts = {
  title: { zh: '{branch}{period}服务质量填报说明', en: '{branch}, {period}: instructions' },
  source: { zh: '说明：本表按《{catalogue}》生成。', en: 'Note: made from the catalogue “{catalogue}”.' },
  sheets: { zh: '要填的表（点击前往）', en: 'What is to be filled in (click to go there)' },
  sheet: { zh: '{indicators} 项要填，{rows} 行', en: '{indicators} to fill in, {rows} rows' },
  due: { zh: '请于{day}前（含当日）报送', en: 'to be sent by {day}' },
  rules: { zh: '怎么填', en: 'How it is filled in' },
  indicators: { zh: '要填的内容', en: 'What is asked for' },
  unit: { zh: '用什么单位', en: 'In which unit' },
  volumeAsked: { zh: '旁边还要填什么', en: 'What stands beside it' },
  meaning: { zh: '含义与限值', en: 'What it means, and limits' },
  unitOf: { zh: '以{unit}填写，一般 {decimals} 位小数', en: 'written in {unit}, usually to {decimals} decimals' },
  countOf: { zh: '填数量，不带单位', en: 'written as a count, without any unit' },
  numeratorOf: { zh: '填{numerator}，指标值由系统计算', en: '{numerator}; the value is worked out' },
  volumeOf: { zh: '还要填{volume}', en: 'together with: {volume}' },
  volumeNone: { zh: '不用填别的', en: 'nothing further' },
  meaningOf: { zh: '说明：{text}', en: 'Note: {text}' },
  limitOf: { zh: '{service}限值 {range}（{source}）。', en: '{service}: limit {range} ({source}).' },
} as const satisfies Record<string, Text>;

/** The rules, in the order in which people need them. Each begins as a note, and is passed over when the workbook is read. */
export const helpRules: readonly Text[] = [
  {
    zh: '说明 1：只填浅黄色的格子，其余格子已锁定（没有密码）。每项业务一张表，一行是一个期间；不要改动表头、行、列和表名。',
    en: 'Note 1: fill in the pale yellow cells only; the others are locked (without a password). There is a sheet for each service and a row for each period; leave headings, rows, columns and names of sheets as they are.',
  },
  {
    zh: '说明 2：数值只填数字，单位写在表头里。单位是 % 的填 99.65，不填 0.9965，也不加 %。',
    en: 'Note 2: values are numbers only; their unit stands in the heading. Under % write 99.65, neither 0.9965 nor a % sign.',
  },
  {
    zh: '说明 3：数值右边的业务量是它背后的件数，填整数。汇总时数值按业务量加权，所以有数值就要有业务量。',
    en: 'Note 3: the volume beside a value is the number of cases behind it, a whole number. Values are weighted by it when they are brought together, so every value needs one.',
  },
  {
    zh: '说明 4：这一期没有发生，业务量填 0，数值留空。0 是一个数，不是“没有数据”。',
    en: 'Note 4: where nothing happened in the period, write 0 for the volume and leave the value blank. 0 is a number; it does not mean “no data”.',
  },
  {
    zh: '说明 5：没有数值时在右边一列选：“{notReported}”表示数据尚不掌握，“{noBusiness}”表示没有这项业务，“{notOffered}”表示不办理这项业务。全部留空与“{notReported}”相同。',
    en: 'Note 5: where there is no value, choose why in the column to its right: “{notReported}” nothing is known yet, “{noBusiness}” no such business, “{notOffered}” the service is not offered. All blank is the same as “{notReported}”.',
  },
  {
    zh: '说明 6：只知道小于某数时写 <0.00001 或 <10^-5。不要只写 10-5，表格软件会把它变成日期。',
    en: 'Note 6: where only a bound is known, write <0.00001 or <10^-5. Never write 10-5 alone: spreadsheets make a date of it.',
  },
  {
    zh: '说明 7：合计行自动计算，供核对：业务量相加，平均值和比率按业务量加权。数值中有“<”时不计算，留空。',
    en: 'Note 7: the row of totals is calculated for checking: volumes are added, means and rates weighted by volume. It stays blank where a value has a “<”.',
  },
  {
    zh: '说明 8：红色：看不懂、超出范围，或既有数值又在右边选了一项；橙色：数值和业务量缺了一个，或业务量为 0 却有数值。',
    en: 'Note 8: red: not understood, out of range, or a value beside a choice that says there is none; orange: a value or its volume is missing, or there is a value for a volume of 0.',
  },
  {
    zh: '说明 9：填好后存为 .xlsx 或 .ods 上传；发现有误可以改正后再传，以最后一次为准。',
    en: 'Note 9: save it as .xlsx or .ods and upload it; it can be corrected and sent again, and the last one counts.',
  },
];
