import { periodCode } from '../../src/model';
import { fold } from '../../src/layouts/fold';
import { findPeriods, periodOfNumber } from '../../src/layouts/period-text';
import { textReader } from '../../src/layouts/reading';
import { vocabularyOf } from '../../src/layouts/vocabulary';
import { province } from './sketch';

test.each([
  ['１．７６％', '1.76%'],
  ['10⁻⁵', '10^-5'],
  ['＜10^－5', '<10^-5'],
  ['装机 平均　时间\n（天）', '装机平均时间(天)'],
  ['Mean  Install\u00a0Time', 'mean install time'],
  ['\ufeff 大连\u200b ', '大连'],
  ['7—12月', '7-12月'],
  ['２⁰', '2^0'],
])('%j folds to %j', (text, folded) => {
  expect(fold(text)).toBe(folded);
  expect(fold(folded)).toBe(folded);
});

/** What a text states, yearless parts dated with 2009. */
function stated(text: string): string[] {
  return findPeriods(fold(text)).map(({ mention }) => {
    if (mention.kind === 'period') return periodCode(mention.period);
    if (mention.kind === 'yearless') return `(${periodCode(mention.of(2009) ?? { year: 0, grain: 'year', index: 1 })})`;
    return mention.kind;
  });
}

test.each([
  ['2009年7月', ['2009-07']],
  ['2009年07月份', ['2009-07']],
  ['09年7月', ['2009-07']],
  ['2009-07', ['2009-07']],
  ['2009/7', ['2009-07']],
  ['2009.07', ['2009-07']],
  ['200907', ['2009-07']],
  ['7月', ['(2009-07)']],
  ['十二月', ['(2009-12)']],
  ['十月份', ['(2009-10)']],
  ['2009年下半年', ['2009-H2']],
  ['2009下半年', ['2009-H2']],
  ['下半年', ['(2009-H2)']],
  ['2009H2', ['2009-H2']],
  ['2009-H2', ['2009-H2']],
  ['2010 H1', ['2010-H1']],
  ['H1 2010', ['2010-H1']],
  ['2009Q3', ['2009-Q3']],
  ['2009年第三季度', ['2009-Q3']],
  ['三季度', ['(2009-Q3)']],
  ['第4季度', ['(2009-Q4)']],
  ['7-12月', ['(2009-H2)']],
  ['7月—12月', ['(2009-H2)']],
  ['2009年7-12月', ['2009-H2']],
  ['2009年7月至2009年12月', ['2009-H2']],
  ['2009年1～3月', ['2009-Q1']],
  ['2009年', ['2009']],
  ['2009年度', ['2009']],
  ['July 2009', ['2009-07']],
  ['Sept. 2009', ['2009-09']],
  ['201*年', ['masked']],
  ['20××年下半年', ['masked']],
  ['2009年12月31日', ['day']],
  ['2009-12-31', ['day']],
  ['12月31日', ['day']],
  ['1.76', []],
  ['10-5', []],
  ['024-12345678', []],
  ['20090701', []],
  ['May be', ['(2009-05)']],
  ['market', []],
  ['13月', []],
])('%s states %j', (text, codes) => {
  expect(stated(text)).toEqual(codes);
});

test.each([
  ['200907', '2009-07'],
  ['2009', '2009'],
  ['2009-07-15', '2009-07'],
  ['200913', undefined],
  ['7.5', undefined],
  ['13', undefined],
])('under a heading for months, %s is %s', (text, code) => {
  const found = periodOfNumber(text);
  expect(found?.kind === 'period' ? periodCode(found.period) : found?.kind).toBe(code);
});

const vocabulary = vocabularyOf(province);
const read = textReader(vocabulary);

/** The members that a text names, as `kind CODE`. */
function members(text: string): string[] {
  return read(text).mentions.flatMap(({ senses }) =>
    senses.flatMap((sense) => ('code' in sense && sense.kind !== 'unit' ? [`${sense.kind} ${sense.code}`] : [])),
  );
}

test.each([
  ['铁岭', ['branch 211200']],
  ['铁通铁岭分公司', ['branch 211200']],
  ['中国铁通沈阳分公司', ['branch 210100']],
  ['辽阳', ['branch 211000']],
  ['朝阳', ['branch 211300']],
  ['固话业务', ['service FIXED_LINE']],
  ['电话信息准确率', ['indicator INFO_ACCURACY']],
  ['FR', ['service FRAME_RELAY']],
  ['from', []],
  ['预受理平均时间（一般用户）', ['indicator PRE_ACCEPTANCE_TIME', 'customerClass GENERAL']],
])('%s names %j', (text, expected) => {
  expect(members(text)).toEqual(expected);
});

test.each([
  ['一、固定电话业务', true, true],
  ['（二）数字数据（DDN）业务', true, true],
  ['固定电话服务质量报表', false, true],
  ['表2 DDN', false, true],
  ['卫星电话业务', false, false],
  ['宽带电视业务', false, false],
  ['装机平均时间（天）', true, true],
  ['装机平均时间情况分析', false, false],
])('%s: nothing but known words %s, with those of titles %s', (text, covered, titled) => {
  expect([read(text).covered, read(text).titled]).toEqual([covered, titled]);
});

test.each([
  ['注：以上数据不含农话', 'note'],
  ['备注', 'note'],
  ['负责人签字：', 'note'],
  ['制表人：张三', 'note'],
  ['以上数据均已核对。', 'note'],
  ['示例', 'example'],
  ['例：', 'example'],
  ['说明书费用', undefined],
  ['例', undefined],
  ['沈阳分公司', undefined],
])('%s opens as %s', (text, opening) => {
  expect(read(text).opening).toBe(opening);
});

test('a long text of the words of titles is read without trying every way to cut it', () => {
  const text = `${'服务质量报表'.repeat(5000)}？卫星`;
  // a pattern that tries every way to cut it would not end before the runner's patience does
  expect(read(text).titled).toBe(false);
});
