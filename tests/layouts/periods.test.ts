import { dateCell, readThrough, sheet, workbook, type Drawn } from './sketch';

const _ = undefined;
const months = ['1.5 /120', '1.25 /80', '1.75 /60'];
const expected = (...periods: string[]): string[] =>
  periods.map((period, i) => `211200 DDN INSTALL_TIME ALL ${period} = ${months[i] ?? ''}`);

/** 铁岭's DDN installs, with the periods written as given. */
function down(periods: readonly Drawn[], title = '铁岭分公司DDN业务服务质量报表', heading = '月份') {
  const values = [
    [1.5, 120],
    [1.25, 80],
    [1.75, 60],
  ];
  return workbook(
    sheet('报表', [
      [title],
      [heading, '装机平均时间（天）', '装机数'],
      ...periods.map((period, i) => [period, ...(values[i] ?? [])]),
    ]),
  );
}

function across(periods: readonly Drawn[], title = '铁岭分公司DDN业务服务质量报表') {
  return workbook(
    sheet('报表', [
      [title],
      ['指标', ...periods],
      ['装机平均时间（天）', 1.5, 1.25, 1.75].slice(0, periods.length + 1),
      ['装机数', 120, 80, 60].slice(0, periods.length + 1),
    ]),
  );
}

const spellings: Record<string, { written: Drawn[]; title?: string; heading?: string; codes: string[] }> = {
  'months in full': { written: ['2010年1月', '2010年2月', '2010年3月'], codes: ['2010-01', '2010-02', '2010-03'] },
  'months with a two-digit year': {
    written: ['08年7月', '08年8月', '08年9月'],
    codes: ['2008-07', '2008-08', '2008-09'],
  },
  'codes of months': { written: ['2008-07', '2008-08', '2008-09'], codes: ['2008-07', '2008-08', '2008-09'] },
  'months with slashes': { written: ['2008/7', '2008/8', '2008/9'], codes: ['2008-07', '2008-08', '2008-09'] },
  'numbers like 200807': { written: [200807, 200808, 200809], codes: ['2008-07', '2008-08', '2008-09'] },
  'texts like 200807': { written: ['200807', '200808', '200809'], codes: ['2008-07', '2008-08', '2008-09'] },
  'days of dates': {
    written: [dateCell('2008-07-01'), dateCell('2008-08-01'), dateCell('2008-09-01')],
    codes: ['2008-07', '2008-08', '2008-09'],
  },
  'last days of months as dates': {
    written: [dateCell('2008-07-31'), dateCell('2008-08-31'), dateCell('2008-09-30')],
    codes: ['2008-07', '2008-08', '2008-09'],
  },
  'months whose year is in the title': {
    written: ['7月', '8月', '9月份'],
    title: '铁岭分公司2008年下半年DDN业务报表',
    codes: ['2008-07', '2008-08', '2008-09'],
  },
  'months in Chinese figures': {
    written: ['十月', '十一月', '十二月'],
    title: '铁岭分公司2008年下半年DDN业务报表',
    codes: ['2008-10', '2008-11', '2008-12'],
  },
  'a title that names only the year': {
    written: ['10月', '11月', '12月'],
    title: '铁岭分公司2008年度DDN业务报表',
    codes: ['2008-10', '2008-11', '2008-12'],
  },
  'a title with a range of months': {
    written: ['10月', '11月', '12月'],
    title: '铁岭分公司2008年7-12月DDN业务报表',
    codes: ['2008-10', '2008-11', '2008-12'],
  },
  quarters: { written: ['2010年第一季度', '2010年二季度'], codes: ['2010-Q1', '2010-Q2'] },
  'codes of quarters': { written: ['2008Q3', '2008-Q4'], heading: '季度', codes: ['2008-Q3', '2008-Q4'] },
  'a half-year': { written: ['2010年上半年'], codes: ['2010-H1'] },
  'a half-year as a range': { written: ['1-6月'], title: '铁岭分公司2010年上半年DDN业务报表', codes: ['2010-H1'] },
  'a half-year in full': { written: ['2008年7月至12月'], codes: ['2008-H2'] },
  'English months': { written: ['Jul 2008', 'August 2008', '2008 Sept'], codes: ['2008-07', '2008-08', '2008-09'] },
};

describe.each([
  ['down', down],
  ['across', across],
] as const)('periods %s', (_where, draw) => {
  test.each(Object.entries(spellings))('%s', (_name, { written, title, heading, codes }) => {
    const read = readThrough(draw === down ? down(written, title, heading) : across(written, title));
    expect(read.faults).toEqual([]);
    expect(read.lines).toEqual(expected(...codes));
  });
});

test('bare numbers of months under a heading for months, the year in the title', () => {
  const read = readThrough(down([7, 8, '9'], '铁岭分公司2008年下半年DDN业务报表'));
  expect(read.lines).toEqual(expected('2008-07', '2008-08', '2008-09'));
  expect(read.faults).toEqual([]);
});

test('bare numbers of months across, under a heading that stretches over them', () => {
  const read = readThrough(
    workbook(
      sheet(
        '报表',
        [
          ['铁岭分公司2008年下半年DDN业务报表'],
          ['指标', '月份'],
          [_, 7, 8, 9],
          ['装机平均时间（天）', 1.5, 1.25, 1.75],
          ['装机数', 120, 80, 60],
        ],
        { merges: ['A2:A3', 'B2:D2'] },
      ),
    ),
  );
  expect(read.faults).toEqual([]);
  expect(read.lines).toEqual(expected('2008-07', '2008-08', '2008-09'));
});

test('the year over the months, merged', () => {
  const read = readThrough(
    workbook(
      sheet(
        'DDN',
        [
          ['填报单位：铁岭'],
          ['指标', '2008年'],
          [_, '7月', '8月', '9月'],
          ['装机平均时间（天）', 1.5, 1.25, 1.75],
          ['装机数', 120, 80, 60],
        ],
        { merges: ['A2:A3', 'B2:D2'] },
      ),
    ),
  );
  expect(read.faults).toEqual([]);
  expect(read.lines).toEqual(expected('2008-07', '2008-08', '2008-09'));
});

test('year and month in columns of their own', () => {
  const read = readThrough(
    workbook(
      sheet('DDN', [
        ['填报单位：铁岭'],
        ['年份', '月份', '装机平均时间（天）', '装机数'],
        [2008, 7, 1.5, 120],
        [2008, 8, 1.25, 80],
        [2008, 9, 1.75, 60],
      ]),
    ),
  );
  expect(read.faults).toEqual([]);
  expect(read.lines).toEqual(expected('2008-07', '2008-08', '2008-09'));
});

test('only the sender knows the year', () => {
  const book = down(['7月', '8月', '9月']);
  expect(readThrough(book, { period: '2008-H2' }).lines).toEqual(expected('2008-07', '2008-08', '2008-09'));
  const read = readThrough(book);
  expect(read.lines).toEqual([]);
  expect(read.faults).toContain('PERIOD_YEAR_MISSING 报表!B3');
});

test('a title with the year only does not make the submission one for the year', () => {
  const read = readThrough(down(['10月', '11月', '12月'], '铁岭分公司2008年DDN业务报表'));
  expect(read.period).toEqual({ year: 2008, grain: 'quarter', index: 4 });
});

test('values for the half-year alone, the period in the title', () => {
  const read = readThrough(
    workbook(
      sheet('报表', [
        ['铁岭分公司2010年上半年服务质量报表'],
        ['业务', '指标', '指标值', '单位', '业务量'],
        ['DDN', '装机平均时间', 1.5, '天', 120],
        ['DDN', '障碍修复平均时间', 2.5, '小时', 40],
      ]),
    ),
  );
  expect(read.faults).toEqual([]);
  expect(read.lines).toEqual([
    '211200 DDN INSTALL_TIME ALL 2010-H1 = 1.5 /120',
    '211200 DDN REPAIR_TIME ALL 2010-H1 = 2.5 /40',
  ]);
});

test('months with a column for the half-year beside them: both are read, and held against each other', () => {
  const rows = (stated: number): Drawn[][] => [
    ['铁岭分公司2008年下半年DDN业务报表'],
    ['指标', '7月', '8月', '9月', '10月', '11月', '12月', '下半年'],
    ['装机平均时间（天）', 1, 2, 1, 2, 1, 2, stated],
    ['装机数', 10, 10, 10, 10, 10, 10, 60],
  ];
  const agreeing = readThrough(workbook(sheet('报表', rows(1.5))));
  expect(agreeing.faults).toEqual([]);
  expect(agreeing.observations).toHaveLength(7);
  const differing = readThrough(workbook(sheet('报表', rows(1.8))));
  expect(differing.faults).toEqual(['COARSE_DIFFERS 报表!H3']);
  expect(differing.findings[0]?.values).toMatchObject({ stated: '1.8天', recomputed: '1.5天' });
});

describe('periods that are wrong', () => {
  test.each(['201*年', '201*年下半年', '20××年', '20__年', '200?年'])('a masked year: %s', (masked) => {
    const read = readThrough(down(['7月', '8月', '9月'], `铁岭分公司${masked}DDN业务报表`));
    expect(read.faults).toContain('PERIOD_MASKED 报表!A1');
    expect(read.lines).toEqual([]);
  });

  test('a masked year in a row takes only that row', () => {
    const read = readThrough(down(['2008年7月', '201*年8月', '2008年9月']));
    expect(read.lines).toEqual([expected('2008-07')[0], '211200 DDN INSTALL_TIME ALL 2008-09 = 1.75 /60']);
    expect(read.faults).toContain('PERIOD_MASKED 报表!B4');
  });

  test('a month outside the period', () => {
    const read = readThrough(down(['7月', '8月', '2009年3月'], '铁岭分公司2008年下半年DDN业务报表'));
    expect(read.faults).toEqual(['PERIOD_OUTSIDE 报表!B5']);
  });

  test('a thirteenth month', () => {
    const read = readThrough(down(['11月', '12月', '13月'], '铁岭分公司2008年下半年DDN业务报表'));
    expect(read.faults).toContain('PERIOD_UNREADABLE 报表!A5');
    expect(read.lines).toEqual(expected('2008-11', '2008-12'));
  });

  test('the same month twice names both cells', () => {
    const read = readThrough(down(['2008年7月', '2008年8月', '2008年8月']));
    expect(read.faults).toEqual(['VALUES_TWO 报表!B5', 'VALUES_TWO 报表!C5']);
    expect(read.findings[0]?.cells).toEqual(['B4']);
  });

  test('title and name of the sheet contradict each other', () => {
    const book = down(['7月', '8月', '9月'], '铁岭分公司2008年下半年DDN业务报表');
    const read = readThrough({ ...book, sheets: book.sheets.map((one) => ({ ...one, name: '2009年上半年' })) });
    expect(read.faults).toContain('PERIODS_TWO 2009年上半年');
  });
});
