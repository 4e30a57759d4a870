import { readThrough, sheet, workbook, type Drawn } from './sketch';

/** Two services of two months, as every layout here says them. */
const expected = [
  '210200 DDN INSTALL_TIME ALL 2010-01 = 1.34 /12',
  '210200 DDN INSTALL_TIME ALL 2010-02 = 1.4 /9',
  '210200 DDN PRE_ACCEPTANCE_TIME CORPORATE 2010-01 = 1.68 /7',
  '210200 DDN PRE_ACCEPTANCE_TIME CORPORATE 2010-02 = 1.5 /8',
  '210200 DDN PRE_ACCEPTANCE_TIME GENERAL 2010-01 = 1.18 /30',
  '210200 DDN PRE_ACCEPTANCE_TIME GENERAL 2010-02 = 1.2 /25',
  '210200 FIXED_LINE INSTALL_TIME ALL 2010-01 = 1.5 /120',
  '210200 FIXED_LINE INSTALL_TIME ALL 2010-02 = 1.25 /80',
];
const title = '大连分公司2010年上半年服务质量报表';
const _ = undefined;

describe('several sheets', () => {
  test('one for each service, named in its tab', () => {
    const read = readThrough(
      workbook(
        sheet('封面', [['服务质量报表'], ['分公司：大连'], ['时间：2010年上半年'], ['联系电话：0411-88888888']]),
        sheet('固定电话', [
          ['月份', '装机平均时间（天）', '装机数'],
          ['1月', 1.5, 120],
          ['2月', 1.25, 80],
        ]),
        sheet('DDN', [
          ['月份', '装机平均时间（天）', '业务量', '预受理平均时间（天）', _, _, _],
          [_, _, _, '一般用户', '业务量', '集团用户', '业务量'],
          ['1月', 1.34, 12, 1.18, 30, 1.68, 7],
          ['2月', 1.4, 9, 1.2, 25, 1.5, 8],
        ]),
      ),
    );
    expect(read.faults).toEqual([]);
    expect(read.lines).toEqual(expected);
  });

  test('one for each month, named in its tab', () => {
    const month = (name: string, rows: Drawn[][]) =>
      sheet(name, [
        ['大连分公司2010年服务质量月报'],
        ['业务', '指标', '用户类别', '指标值', '单位', '业务量'],
        ...rows,
      ]);
    const read = readThrough(
      workbook(
        month('1月', [
          ['固定电话', '装机平均时间', _, 1.5, '天', 120],
          ['数字数据', '装机平均时间', _, 1.34, '天', 12],
          ['数字数据', '预受理平均时间', '一般用户', 1.18, '天', 30],
          ['数字数据', '预受理平均时间', '集团用户', 1.68, '天', 7],
        ]),
        month('2月', [
          ['固定电话', '装机平均时间', _, 1.25, '天', 80],
          ['数字数据', '装机平均时间', _, 1.4, '天', 9],
          ['数字数据', '预受理平均时间', '一般用户', 1.2, '天', 25],
          ['数字数据', '预受理平均时间', '集团用户', 1.5, '天', 8],
        ]),
      ),
    );
    expect(read.faults).toEqual([]);
    expect(read.lines).toEqual(expected);
  });

  test('one for each indicator, services down and months across', () => {
    const read = readThrough(
      workbook(
        sheet('装机平均时间', [
          [title],
          ['单位：天'],
          ['业务', '2010年1月', _, '2010年2月'],
          [_, '指标值', '装机数', '指标值', '装机数'],
          ['固定电话', 1.5, 120, 1.25, 80],
          ['数字数据', 1.34, 12, 1.4, 9],
        ]),
        sheet('预受理平均时间', [
          [title],
          [_, _, _, '单位：天'],
          ['业务', '用户类别', '2010年1月', _, '2010年2月'],
          [_, _, '指标值', '预受理数', '指标值', '预受理数'],
          ['数字数据', '一般用户', 1.18, 30, 1.2, 25],
          [_, '集团用户', 1.68, 7, 1.5, 8],
        ]),
      ),
    );
    expect(read.faults).toEqual([]);
    expect(read.lines).toEqual(expected);
  });
});
