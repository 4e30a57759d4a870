import { readThrough, sheet, workbook, type Drawn } from '../layouts/sketch';

/** 盘锦's DDN installs: a value and a volume for each period; findings of all severities, with their values. */
function told(rows: readonly (readonly Drawn[])[], title = '盘锦分公司2010年上半年DDN业务报表') {
  const read = readThrough(workbook(sheet('表', [[title], ['月份', '装机平均时间（天）', '装机数'], ...rows])));
  return read.findings.map(({ code, cell, cells, values }) => ({ code, cell, cells, values }));
}
const codes = (rows: readonly (readonly Drawn[])[], title?: string): string[] =>
  told(rows, title).map(({ code, cell }) => `${code} ${cell ?? ''}`);

describe('coarse and fine', () => {
  const quarter: Drawn[][] = [
    ['1月', 1, 10],
    ['2月', 2, 10],
    ['3月', 3, 20],
  ];
  // (1·10 + 2·10 + 3·20) / 40 = 2.25
  test.each<[string, Drawn[][], string[]]>([
    ['a quarter that agrees', [...quarter, ['一季度', 2.25, 40]], ['COARSE_UNUSED B6']],
    ['a quarter that agrees after rounding', [...quarter, ['一季度', 2.254, 40]], ['COARSE_UNUSED B6']],
    ['a quarter that differs', [...quarter, ['一季度', 2, 40]], ['COARSE_DIFFERS B6']],
    ['a half-year of which months are missing', [...quarter, ['上半年', 2, 90]], ['COARSE_UNUSED B6']],
    ['a quarter alone', [['一季度', 2.25, 40]], []],
    [
      'a quarter whose months are not reported',
      [
        ['1月', '—', '—'],
        ['2月', '—', '—'],
        ['3月', '—', '—'],
        ['一季度', 2.25, 40],
      ],
      [],
    ],
  ])('%s', (_name, rows, expected) => {
    expect(codes(rows)).toEqual(expected);
  });

  test('both figures are told', () => {
    expect(told([...quarter, ['一季度', 2, 40]])[0]).toMatchObject({
      cells: ['B3', 'B4', 'B5'],
      values: { stated: '2天', recomputed: '2.25天' },
    });
  });
});

describe('which period', () => {
  const one: Drawn[][] = [['2010年3月', 1, 10]];
  test.each<[string, Drawn[][], string, string[]]>([
    ['the title’s', one, '盘锦分公司2010年上半年DDN业务报表', []],
    ['a month outside', one, '盘锦分公司2009年下半年DDN业务报表', ['PERIOD_OUTSIDE B3']],
    ['two half-years of figures', [...one, ['2010年9月', 1, 10]], '盘锦分公司DDN业务报表', ['PERIODS_TWO B4']],
    ['two years of figures', [...one, ['2011年3月', 1, 10]], '盘锦分公司DDN业务报表', ['PERIODS_TWO B4']],
    ['one year in the title, figures of one half of it', one, '盘锦分公司2010年DDN业务报表', []],
  ])('%s', (_name, rows, title, expected) => {
    expect(codes(rows, title)).toEqual(expected);
  });

  test('the sender’s, unless the workbook says another', () => {
    const rows: Drawn[][] = [['盘锦分公司DDN业务报表'], ['月份', '装机平均时间（天）', '装机数'], ['3月', 1, 10]];
    const book = workbook(sheet('表', rows));
    expect(readThrough(book, { period: '2010-H1' }).lines).toEqual(['211100 DDN INSTALL_TIME ALL 2010-03 = 1 /10']);
    expect(readThrough(book, { period: '2010-H2' }).faults).toEqual(['PERIOD_NOT_AS_SENT 表!B3']);
    expect(readThrough(book, { period: '2010' }).period).toEqual({ year: 2010, grain: 'year', index: 1 });
  });
});

describe('whose', () => {
  test('nobody says it', () => {
    expect(codes([['1月', 1, 10]], '2010年上半年DDN业务报表')).toEqual(['BRANCH_MISSING ']);
  });

  test('the sender says it', () => {
    const rows: Drawn[][] = [['2010年上半年DDN报表'], ['月份', '装机平均时间（天）', '装机数'], ['3月', 1, 10]];
    const read = readThrough(workbook(sheet('表', rows)), { branch: '211100' });
    expect(read.lines).toEqual(['211100 DDN INSTALL_TIME ALL 2010-03 = 1 /10']);
  });

  test('the head of the organisation in the title is whom one reports to', () => {
    expect(codes([['1月', 1, 10]], '辽宁省分公司：盘锦2010年上半年DDN业务报表')).toEqual([]);
  });
});

test('two values for one figure, however often', () => {
  const found = told([
    ['1月', 1, 10],
    ['1月', 2, 20],
    ['1月', 3, 30],
  ]);
  expect(found.map(({ code, cell, cells }) => [code, cell, cells])).toEqual([
    ['VALUES_TWO', 'B4', ['B3', 'B5']],
    ['VALUES_TWO', 'C4', ['C3', 'C5']],
  ]);
  expect(found[0]?.values).toMatchObject({ first: '1（表!B3）', second: '2（表!B4）' });
});
