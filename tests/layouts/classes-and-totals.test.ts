import { readThrough, sheet, workbook, type Drawn } from './sketch';

const _ = undefined;

describe('customer classes', () => {
  const expected = [
    '210400 DDN PRE_ACCEPTANCE_TIME CORPORATE 2010-01 = 1.68 /7',
    '210400 DDN PRE_ACCEPTANCE_TIME GENERAL 2010-01 = 1.18 /30',
  ];
  test.each<[string, Drawn[][]]>([
    [
      'in rows',
      [
        ['月份', '用户类别', '预受理平均时间（天）', '预受理数'],
        ['1月', '一般用户', 1.18, 30],
        [_, '集团用户', 1.68, 7],
      ],
    ],
    [
      'over columns',
      [
        ['月份', '一般用户', _, '集团用户', _],
        [_, '预受理平均时间（天）', '业务量', '预受理平均时间（天）', '业务量'],
        ['1月', 1.18, 30, 1.68, 7],
      ],
    ],
    [
      'in the text of the indicator',
      [
        ['月份', '预受理平均时间（一般用户）（天）', '业务量', '集团用户预受理平均时间（天）', '业务量'],
        ['1月', 1.18, 30, 1.68, 7],
      ],
    ],
    [
      'in the text of the indicator, volumes by their own names',
      [
        [
          '月份',
          '一般用户预受理平均时间（天）',
          '集团用户预受理平均时间（天）',
          '一般用户预受理数',
          '集团用户预受理数',
        ],
        ['1月', 1.18, 1.68, 30, 7],
      ],
    ],
    [
      'by other names, in rows of a list',
      [
        ['指标', '月份', '类别', '数值', '单位', '数量'],
        ['预受理平均时间', '2010-01', '普通客户', 1.18, '天', 30],
        ['预受理平均时间', '2010-01', '大客户', 1.68, '天', 7],
      ],
    ],
  ])('%s', (_name, rows) => {
    const read = readThrough(workbook(sheet('DDN', [['抚顺分公司2010年上半年报表'], ...rows])));
    expect(read.faults).toEqual([]);
    expect(read.lines).toEqual(expected);
  });

  test('a class that is not said is not guessed', () => {
    const read = readThrough(
      workbook(
        sheet('DDN', [['抚顺分公司2010年上半年报表'], ['月份', '预受理平均时间（天）', '预受理数'], ['1月', 1.18, 30]]),
      ),
    );
    expect(read.faults).toEqual(['COORDINATE_MISSING DDN!B3', 'COORDINATE_MISSING DDN!C3']);
    expect(read.lines).toEqual([]);
  });
});

describe('totals are never loaded, and checked', () => {
  // 1.5 × 120 + 1.25 × 80 = 280; 280 / 200 = 1.4. The plain mean would be 1.375.
  const months: Drawn[][] = [
    ['1月', 1.5, 120],
    ['2月', 1.25, 80],
  ];
  const down = (...totals: Drawn[][]) =>
    readThrough(
      workbook(
        sheet('报表', [
          ['抚顺分公司2010年上半年固定电话报表'],
          ['月份', '装机平均时间（天）', '装机数'],
          ...months,
          ...totals,
        ]),
      ),
    );

  test.each(['合计', '小计', '总计', '平均', '累计', '加权平均', '全省', '合 计', '合计：'])('a row %s', (word) => {
    const read = down([word, 1.4, 200]);
    expect(read.faults).toEqual([]);
    expect(read.observations).toHaveLength(2);
  });

  test('a plain mean is told with both figures', () => {
    const read = down(['平均', 1.375, 200]);
    expect(read.faults).toEqual(['TOTAL_DIFFERS 报表!B5']);
    expect(read.findings[0]).toMatchObject({
      severity: 'warning',
      values: { stated: '1.375', recomputed: '1.4天' },
      cells: ['B3', 'B4'],
    });
  });

  test('a wrong sum of volumes is told with both figures', () => {
    const read = down(['合计', 1.4, 201]);
    expect(read.faults).toEqual(['TOTAL_DIFFERS 报表!C5']);
    expect(read.findings[0]?.values).toMatchObject({ stated: '201', recomputed: '200' });
  });

  test('a column', () => {
    const across = (mean: number, sum: number) =>
      readThrough(
        workbook(
          sheet('报表', [
            ['抚顺分公司2010年上半年固定电话报表'],
            ['指标', '1月', '2月', '合计'],
            ['装机平均时间（天）', 1.5, 1.25, mean],
            ['装机数', 120, 80, sum],
          ]),
        ),
      );
    expect(across(1.4, 200).faults).toEqual([]);
    expect(across(1.4, 200).observations).toHaveLength(2);
    expect(across(1.38, 199).faults).toEqual(['TOTAL_DIFFERS 报表!D3', 'TOTAL_DIFFERS 报表!D4']);
  });

  test('subtotals of quarters and a grand total', () => {
    const read = readThrough(
      workbook(
        sheet('报表', [
          ['抚顺分公司2010年上半年固定电话报表'],
          ['月份', '装机平均时间（天）', '装机数'],
          ['1月', 1, 10],
          ['2月', 2, 10],
          ['3月', 3, 10],
          ['小计', 2, 30],
          ['4月', 1, 20],
          ['5月', 1, 20],
          ['6月', 4, 20],
          ['小计', 2, 60],
          ['总计', 2, 90],
        ]),
      ),
    );
    expect(read.faults).toEqual([]);
    expect(read.observations).toHaveLength(6);
  });

  test('a total in words, an error in a total', () => {
    expect(down(['合计', '见附表', 200]).observations).toHaveLength(2);
    expect(down(['合计', { kind: 'error', text: '#DIV/0!' }, 200]).observations).toHaveLength(2);
  });
});
