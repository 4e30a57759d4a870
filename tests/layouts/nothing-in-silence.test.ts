import { readThrough, sheet, workbook } from './sketch';
import { book, good } from './sound-workbook';

const _ = undefined;

describe('no number is passed over in silence', () => {
  test('numbers beside and below the tables', () => {
    const read = readThrough(book((rows) => rows.push([], [_, _, 42], ['说明：', '共 3 项', 17])));
    expect(read.faults).toEqual(['COORDINATE_MISSING 报表!C6']);
    const notes = read.findings.find(({ code }) => code === 'NOTE_IGNORED');
    expect([notes?.cell, ...(notes?.cells ?? [])]).toEqual(['A7', 'B7', 'C7']);
    expect(read.lines).toEqual(good);
  });

  test('a sheet of numbers without headings', () => {
    const read = readThrough({
      format: 'xlsx',
      sheets: [
        ...book(() => undefined).sheets,
        sheet('草稿', [
          [1, 2],
          ['3', '4天'],
        ]),
      ],
    });
    expect(read.faults).toEqual(['SHEET_WITHOUT_TABLE 草稿!A1']);
    expect(read.findings[0]?.values['count']).toBe(4);
    expect(read.lines).toEqual(good);
  });

  test('numbers above the tables', () => {
    const read = readThrough(book((rows) => rows.splice(1, 0, ['合计件数', 42])));
    expect(read.faults).toEqual(['NUMBER_STRAY 报表!B2']);
    expect(read.lines).toEqual(good);
  });

  test('numbers in a column without a heading, in cells and in texts', () => {
    const read = readThrough(book((rows) => [2, 3].forEach((row) => rows[row]?.push(_, row === 2 ? 7 : '8'))));
    expect(read.faults).toEqual(['NUMBER_UNPLACED 报表!I3']);
    expect(read.findings[0]?.cells).toEqual(['I4']);
    expect(read.lines).toEqual(good);
  });

  test('numbers of targets and remarks are listed as passed over', () => {
    const read = readThrough(
      book((rows) => rows.forEach((row, i) => row.push(...(i > 0 ? [i === 1 ? '目标值' : 2] : [])))),
    );
    expect(read.faults).toEqual([]);
    expect(read.findings.map(({ code, cell, cells }) => [code, cell, cells])).toContainEqual([
      'COLUMN_PASSED_OVER',
      'H2',
      ['H3', 'H4'],
    ]);
    expect(read.lines).toEqual(good);
  });

  test('a forgotten blank in a list that is filled in everywhere', () => {
    const read = readThrough(
      workbook(
        sheet('报表', [
          ['本溪分公司2010年上半年报表'],
          ['业务', '指标', '月份', '指标值', '单位', '业务量'],
          ['固定电话', '装机平均时间', '1月', 1.5, '天', 120],
          ['固定电话', '装机平均时间', '2月', 1.25, '天', 80],
          ['DDN', '装机平均时间', '1月', 1.5, '天', 12],
          [_, '装机平均时间', '2月', 1.25, '天', 8],
        ]),
      ),
    );
    expect(read.faults).toContain('COORDINATE_MISSING 报表!D6');
    expect(read.lines).toHaveLength(3);
  });

  test('an empty workbook and one of notes only', () => {
    expect(readThrough(workbook(sheet('Sheet1', []))).faults).toContain('WORKBOOK_WITHOUT_FIGURES');
    expect(readThrough(workbook(sheet('Sheet1', [['本溪分公司2010年上半年']]))).faults).toEqual([
      'WORKBOOK_WITHOUT_FIGURES',
    ]);
  });
});

test('hidden sheets and example rows are listed, not read', () => {
  const read = readThrough({
    format: 'xlsx',
    sheets: [
      sheet(
        '旧数据',
        [
          ['月份', '装机平均时间（天）', '装机数'],
          ['1月', 9, 9],
        ],
        { hidden: true },
      ),
      ...book((rows) => rows.splice(2, 0, ['示例', 2, 100, 12, 50, '<10-5', 1000])).sheets,
    ],
  });
  expect(read.lines).toEqual(good);
  expect(read.findings.map(({ code, sheet: where, cell }) => [code, where, cell])).toEqual([
    ['SHEET_HIDDEN', '旧数据', _],
    ['EXAMPLE_IGNORED', '报表', 'A3'],
  ]);
});
