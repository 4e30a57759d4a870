import { readThrough, sheet, workbook, type Drawn } from '../layouts/sketch';

/** 盘锦's management sheets of 2012: what is read, and what is found. */
function read(service: string, rows: readonly (readonly Drawn[])[]) {
  const title = `盘锦分公司2012年上半年${service}情况表`;
  const { lines, findings } = readThrough(workbook(sheet('表', [[title], ...rows])));
  return { lines, faults: findings.map(({ code, cell, cells }) => [code, cell, ...cells].join(' ')) };
}

describe('a numerator and a volume', () => {
  const headings = ['季度', '参评营业厅数', '星级营业厅数', '星级营业厅占比（%）'];
  test.each<[string, Drawn[], string[], string[]]>([
    [
      'make the value',
      ['第一季度', 3, 2],
      ['211100 STAR_RATING STARRED_HALLS ALL 2012-Q1 = 66.666666666666667 /3'],
      [],
    ],
    ['agree with what is written beside them', ['第一季度', 3, 2, 66.67], ['… = 66.666666666666667 /3'], []],
    ['agree with a whole percent', ['第一季度', 3, 2, '67%'], ['… = 66.666666666666667 /3'], []],
    [
      'count against what is written',
      ['第一季度', 3, 2, 66],
      ['… = 66.666666666666667 /3'],
      ['QUOTIENT_DIFFERS D3 C3 B3'],
    ],
    ['can not be more than all', ['第一季度', 3, 4], [], ['VALUE_ABOVE_RANGE C3 B3']],
    ['can not be less than nothing', ['第一季度', 3, -1], [], ['VALUE_BELOW_RANGE C3 B3']],
    ['are both nothing', ['第一季度', 0, 0], ['… = NO_VOLUME /0'], []],
    ['something of nothing', ['第一季度', 0, 1], ['… = NO_VOLUME /0'], ['VALUE_WITHOUT_VOLUME C3 B3']],
    ['without a volume', ['第一季度', undefined, 2], ['… = NOT_REPORTED'], ['VOLUME_MISSING C3']],
    ['without a numerator', ['第一季度', 3, undefined], ['… = NOT_REPORTED /3'], ['VALUE_MISSING B3']],
    ['of a value alone', ['第一季度', 3, undefined, 66.67], ['… = 66.67 /3'], []],
    ['no business', ['第一季度', '无', '无'], ['… = NO_BUSINESS'], []],
    ['no bound', ['第一季度', 3, '<2'], [], ['NUMERATOR_INVALID C3']],
    ['no percentage', ['第一季度', 3, '66%'], [], ['NUMERATOR_INVALID C3']],
    ['ten thousands', ['第一季度', '3万', '2万'], ['… = 66.666666666666667 /30000'], []],
  ])('%s', (_name, row, lines, faults) => {
    const found = read('星级评比', [headings, row]);
    expect(found.faults).toEqual(faults);
    expect(found.lines).toEqual(lines.map((line) => line.replace('…', '211100 STAR_RATING STARRED_HALLS ALL 2012-Q1')));
  });

  test('a sum of scores is in the unit of the score, and what counts the visits is their volume', () => {
    const rows = [
      ['季度', '暗访次数', '得分合计'],
      ['第一季度', 3, 271.5],
      ['第二季度', '—', '—'],
    ];
    expect(read('营业厅暗访', rows)).toEqual({
      lines: [
        '211100 HALL_INSPECTION INSPECTION_SCORE ALL 2012-Q1 = 90.5 /3',
        '211100 HALL_INSPECTION INSPECTION_SCORE ALL 2012-Q2 = NOT_REPORTED',
        '211100 HALL_INSPECTION INSPECTION_VISITS ALL 2012-Q1 = 3',
        '211100 HALL_INSPECTION INSPECTION_VISITS ALL 2012-Q2 = NOT_REPORTED',
      ],
      faults: [],
    });
  });

  test.each<[Drawn, string]>([
    ['<5', 'INSPECTION_VISITS ALL 2012-Q1 = 0..5'],
    ['3.1234567', 'INSPECTION_VISITS ALL 2012-Q1 = 3.1234567'],
  ])('a count of %j is no volume', (visits, count) => {
    const rows = [
      ['季度', '暗访次数', '得分合计'],
      ['第一季度', visits, 271.5],
    ];
    expect(read('营业厅暗访', rows)).toEqual({
      lines: ['211100 HALL_INSPECTION INSPECTION_SCORE ALL 2012-Q1 = NOT_REPORTED', `211100 HALL_INSPECTION ${count}`],
      faults: ['VOLUME_MISSING C3'],
    });
  });

  test('totals: numerators and volumes are added, a rate is what they come to, not the mean of rounded rates', () => {
    // 1/3 and 2/3 of 3 and 300: 201/303 = 66.34 %; the rates weighted as they are written would make 66.34 as well, 66.33 is not it
    const rows: Drawn[][] = [headings, ['第一季度', 3, 1, 33.33], ['第二季度', 300, 200, 66.67]];
    expect(read('星级评比', [...rows, ['合计', 303, 201, 66.34]]).faults).toEqual([]);
    expect(read('星级评比', [...rows, ['合计', 303, 200, 50]]).faults).toEqual([
      'TOTAL_DIFFERS C5 C3 C4',
      'TOTAL_DIFFERS D5 D3 D4',
    ]);
  });
});

describe('a score of parts by their weights', () => {
  const headings = ['季度', '投诉管理', '客服管理', '服务规范', '指标完成', '重点工作', '综合考核得分（分）'];
  const found = (score: Drawn) =>
    read('综合考核', [headings, ['第一季度', 90, 80, 95.5, 100, 60, score]]).faults.filter(
      (fault) => !fault.startsWith('UNIT_ASSUMED'),
    );
  // (90·30 + 80·20 + 95.5·20 + 100·20 + 60·10) / 100 = 88.1
  test.each<[Drawn, string[]]>([
    [88.1, []],
    [88, []],
    ['<90', []],
    [85.1, ['SCORE_DIFFERS G3 B3 C3 D3 E3 F3']], // the plain mean
  ])('%j', (score, faults) => {
    expect(found(score)).toEqual(faults);
  });

  test('is not held against parts that are not all there', () => {
    expect(read('综合考核', [headings, ['第一季度', 90, 80, undefined, 100, 60, 12]]).faults).not.toContainEqual(
      expect.stringMatching('SCORE_DIFFERS'),
    );
  });
});
