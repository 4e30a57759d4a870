import { readThrough, sheet, workbook, type Drawn } from './sketch';

/** 沈阳's installs and repairs of two months, as every layout here says them. */
const expected = [
  '210100 FIXED_LINE INSTALL_TIME ALL 2010-01 = 1.5 /120',
  '210100 FIXED_LINE INSTALL_TIME ALL 2010-02 = 1.25 /80',
  '210100 FIXED_LINE REPAIR_TIME ALL 2010-01 = 11.5 /300',
  '210100 FIXED_LINE REPAIR_TIME ALL 2010-02 = 9.75 /280',
];
const title = '沈阳分公司2010年上半年固定电话服务质量报表';

const layouts: Record<string, { rows: Drawn[][]; merges?: string[]; name?: string }> = {
  'two header rows, merged groups': {
    rows: [
      [title],
      ['月份', '装机平均时间（天）', undefined, '障碍修复平均时间（小时）'],
      [undefined, '指标值', '业务量', '指标值', '业务量'],
      ['1月', 1.5, 120, 11.5, 300],
      ['2月', 1.25, 80, 9.75, 280],
    ],
    merges: ['A1:E1', 'A2:A3', 'B2:C2', 'D2:E2'],
  },
  'two header rows, unmerged groups': {
    rows: [
      [title],
      ['月份', '装机平均时间（天）', undefined, '障碍修复平均时间（小时）'],
      [undefined, '指标值', '业务量', '指标值', '业务量'],
      ['1月', 1.5, 120, 11.5, 300],
      ['2月', 1.25, 80, 9.75, 280],
    ],
  },
  'one header row, the volume by its own name': {
    rows: [
      [title],
      ['月份', '装机平均时间（天）', '装机数', '障碍修复平均时间（小时）', '障碍数'],
      ['2010年1月', 1.5, 120, 11.5, 300],
      ['2010年2月', 1.25, 80, 9.75, 280],
    ],
  },
  'one header row, the volume before the value': {
    rows: [
      [title],
      ['月份', '装机数', '装机平均时间（天）', '障碍数', '障碍修复平均时间（小时）'],
      ['2010年1月', 120, 1.5, 300, 11.5],
      ['2010年2月', 80, 1.25, 280, 9.75],
    ],
  },
  'one header row, each volume under the general word': {
    rows: [
      [title],
      ['月份', '装机平均时间（天）', '业务量', '障碍修复平均时间（小时）', '业务量'],
      ['1月', 1.5, 120, 11.5, 300],
      ['2月', 1.25, 80, 9.75, 280],
    ],
  },
  'all volumes after all values': {
    rows: [
      [title],
      ['月份', '装机平均时间（天）', '障碍修复平均时间（小时）', '装机数', '障碍数'],
      ['1月', 1.5, 11.5, 120, 300],
      ['2月', 1.25, 9.75, 80, 280],
    ],
  },
  'columns permuted, blank rows and columns between': {
    rows: [
      [],
      [undefined, title],
      [],
      [undefined, '障碍数', undefined, '月份', undefined, '装机平均时间（天）', '障碍修复平均时间（小时）', '装机数'],
      [],
      [undefined, 300, undefined, '1月', undefined, 1.5, 11.5, 120],
      [],
      [undefined, 280, undefined, '2月', undefined, 1.25, 9.75, 80],
    ],
  },
  'three header rows: service, indicator, role': {
    rows: [
      ['沈阳分公司2010年上半年报表'],
      ['月份', '固定电话'],
      [undefined, '装机平均时间（天）', undefined, '障碍修复平均时间（小时）'],
      [undefined, '指标值', '业务量', '指标值', '业务量'],
      ['1月', 1.5, 120, 11.5, 300],
      ['2月', 1.25, 80, 9.75, 280],
    ],
    merges: ['A2:A4', 'B2:E2', 'B3:C3', 'D3:E3'],
  },
  'units in a row of their own': {
    rows: [
      [title],
      ['月份', '装机平均时间', '装机数', '障碍修复平均时间', '障碍数'],
      [undefined, '天', '件', '小时', '次'],
      ['1月', 1.5, 120, 11.5, 300],
      ['2月', 1.25, 80, 9.75, 280],
    ],
  },
  'units in brackets in a row of their own, under merged groups': {
    rows: [
      [title],
      ['月份', '装机平均时间', undefined, '障碍修复平均时间'],
      [undefined, '指标值', '业务量', '指标值', '业务量'],
      [undefined, '（天）', '（件）', '（小时）', '（件）'],
      ['1月', 1.5, 120, 11.5, 300],
      ['2月', 1.25, 80, 9.75, 280],
    ],
    merges: ['A2:A4', 'B2:C2', 'D2:E2'],
  },
  'a serial number column and a remark column': {
    rows: [
      [title],
      ['序号', '月份', '装机平均时间（天）', '装机数', '障碍修复平均时间（小时）', '障碍数', '备注'],
      [1, '1月', 1.5, 120, 11.5, 300, '春节前装机 35 件'],
      [2, '2月', 1.25, 80, 9.75, 280],
    ],
  },
  'the month and the role in one heading': {
    rows: [
      [title],
      ['指标', '2010年1月指标值', '2010年1月业务量', '2010年2月指标值', '2010年2月业务量'],
      ['装机平均时间（天）', 1.5, 120, 1.25, 80],
      ['障碍修复平均时间（小时）', 11.5, 300, 9.75, 280],
    ],
  },
  'the indicator and the role in one heading': {
    rows: [
      [title],
      [
        '月份',
        '装机平均时间指标值（天）',
        '装机平均时间业务量',
        '障碍修复平均时间-指标值（小时）',
        '障碍修复平均时间-业务量（件）',
      ],
      ['1月', 1.5, 120, 11.5, 300],
      ['2月', 1.25, 80, 9.75, 280],
    ],
  },
  'unmerged groups of months, values before volumes': {
    rows: [
      [title],
      ['分公司', '装机平均时间（天）', '', '装机数', '', '障碍修复平均时间（小时）', '', '障碍数', ''],
      ['', '1月', '2月', '1月', '2月', '1月', '2月', '1月', '2月'],
      ['沈阳', 1.5, 1.25, 120, 80, 11.5, 9.75, 300, 280],
    ],
  },
  'a header with a slash for its corner': {
    rows: [
      [title],
      ['月份\\指标', '装机平均时间（天）', '装机数', '障碍修复平均时间（小时）', '障碍数'],
      ['1月', 1.5, 120, 11.5, 300],
      ['2月', 1.25, 80, 9.75, 280],
    ],
  },
  'a header without a corner': {
    rows: [
      [title],
      [undefined, '装机平均时间（天）', '装机数', '障碍修复平均时间（小时）', '障碍数'],
      ['1月', 1.5, 120, 11.5, 300],
      ['2月', 1.25, 80, 9.75, 280],
    ],
  },
  'line breaks and full-width forms in headings and cells': {
    rows: [
      ['沈阳分公司２０１０年上半年固定电话服务质量报表'],
      ['月　份', '装机平均时间\n（天）', '装机\u00a0数', '障碍修复\r\n平均时间（小时）', '障碍数'],
      ['１月', '１．５', '１２０', '11．5', '300'],
      ['２月', '1.25\u00a0', '　80', '9.75', '280'],
    ],
  },
  'English headings': {
    rows: [
      ['Shenyang, 2010 H1, Fixed line'],
      ['Month', 'Mean install time (days)', 'Installs', 'Mean repair time (hours)', 'Faults'],
      ['Jan 2010', 1.5, 120, 11.5, 300],
      ['February 2010', 1.25, 80, 9.75, 280],
    ],
  },
  'the title below the table, and in the name of the sheet': {
    name: '固定电话',
    rows: [
      ['月份', '装机平均时间（天）', '装机数', '障碍修复平均时间（小时）', '障碍数'],
      ['1月', 1.5, 120, 11.5, 300],
      ['2月', 1.25, 80, 9.75, 280],
      [],
      ['填报单位：沈阳分公司', undefined, undefined, '统计期间：2010年上半年'],
    ],
  },
  'the title beside the table': {
    rows: [
      ['月份', '装机平均时间（天）', '装机数', '障碍修复平均时间（小时）', '障碍数', undefined, '填报单位：沈阳分公司'],
      ['2010年1月', 1.5, 120, 11.5, 300, undefined, '业务：固定电话'],
      ['2010年2月', 1.25, 80, 9.75, 280, undefined, '统计期间：2010年上半年'],
    ],
  },
  'labels and their contents in neighbouring cells': {
    name: 'Sheet1',
    rows: [
      ['填报单位', '沈阳分公司', undefined, '统计期间', '2010年上半年'],
      ['业务类型', '固定电话'],
      ['月份', '装机平均时间（天）', '装机数', '障碍修复平均时间（小时）', '障碍数'],
      ['1月', 1.5, 120, 11.5, 300],
      ['2月', 1.25, 80, 9.75, 280],
    ],
  },
  'labels with a colon and their contents in neighbouring cells': {
    name: 'Sheet1',
    rows: [
      ['服务质量报表'],
      ['单位：', '沈阳', '业务：', '固定电话', '时间：', '2010年上半年'],
      ['月份', '装机平均时间（天）', '装机数', '障碍修复平均时间（小时）', '障碍数'],
      ['1月', 1.5, 120, 11.5, 300],
      ['2月', 1.25, 80, 9.75, 280],
    ],
  },
  'the value column simply called by its unit': {
    rows: [
      [title],
      ['月份', '装机平均时间', undefined, '障碍修复平均时间'],
      [undefined, '天', '业务量', '小时', '业务量'],
      ['1月', 1.5, 120, 11.5, 300],
      ['2月', 1.25, 80, 9.75, 280],
    ],
    merges: ['A2:A3', 'B2:C2', 'D2:E2'],
  },
  'notes between the title and the header, and under the table': {
    rows: [
      [title],
      ['说明：1. 装机平均时间不得超过 2 天；2. 每月 8 日前报送，联系电话 024-12345678'],
      [],
      ['月份', '装机平均时间（天）', '装机数', '障碍修复平均时间（小时）', '障碍数'],
      ['1月', 1.5, 120, 11.5, 300],
      ['2月', 1.25, 80, 9.75, 280],
      ['注：2月装机数含春节前积压的 12 件。'],
      ['制表：张三', undefined, '审核：李四', undefined, '2010年7月5日'],
    ],
  },
};

/** The same drawing without its merges. */
layouts['three header rows, unmerged'] = { rows: layouts['three header rows: service, indicator, role']?.rows ?? [] };

describe('one sheet for one service', () => {
  test.each(Object.entries(layouts))('%s', (_, { rows, merges, name }) => {
    const read = readThrough(workbook(sheet(name ?? 'Sheet1', rows, { merges: merges ?? [] })));
    expect(read.faults).toEqual([]);
    expect(read.lines).toEqual(expected);
    expect([read.branch, read.period]).toEqual(['210100', { year: 2010, grain: 'half-year', index: 1 }]);
  });
});
