import { readThrough, sheet, workbook } from './sketch';
import { book, good, set, without } from './sound-workbook';

const _ = undefined;

describe('names that nobody knows', () => {
  test('an indicator, with its unit', () => {
    const read = readThrough(book(set(1, 1, '装基平均时间（天）')));
    expect(read.faults[0]).toBe('INDICATOR_UNKNOWN 报表!B2');
    expect(read.findings[0]?.values['nearest']).toContain('装机平均时间');
    expect(read.lines).toEqual(expect.arrayContaining(without('INSTALL')));
  });

  test('an indicator, without a unit', () => {
    const read = readThrough(book(set(1, 1, '装基平均时间')));
    expect(read.faults[0]).toBe('INDICATOR_UNKNOWN 报表!B2');
    expect(read.findings[0]?.cells).toEqual(['B3', 'B4']);
  });

  test('a heading that is like nothing: its numbers are not read, and told', () => {
    const read = readThrough(
      book((rows) => rows.forEach((row, i) => row.push(...(i > 0 ? [i === 1 ? '客户经理数' : i] : [])))),
    );
    expect(read.faults).toEqual(['COLUMN_IGNORED 报表!H2']);
    expect(read.findings[0]?.cells).toEqual(['H3', 'H4']);
    expect(read.lines).toEqual(good);
  });

  test.each(['卫星电话业务', '宽带电视业务', '无线市话'])('a service in a section: %s', (service) => {
    const read = readThrough(
      workbook(
        sheet('报表', [
          ['本溪分公司2010年上半年报表'],
          ['指标', '月份', '指标值', '业务量'],
          ['固定电话'],
          ['装机平均时间（天）', '1月', 1.5, 120],
          [service],
          ['装机平均时间（天）', '1月', 9, 9],
        ]),
      ),
    );
    expect(read.faults).toEqual(['SERVICE_UNKNOWN 报表!A5']);
    expect(read.lines).toEqual(['210500 FIXED_LINE INSTALL_TIME ALL 2010-01 = 1.5 /120']);
  });

  test.each(['卫星电话业务', '宽带电视业务', '无线市话'])('a service over a further table: %s', (service) => {
    const read = readThrough(
      workbook(
        sheet('报表', [
          ['本溪分公司2010年上半年报表'],
          ['一、固定电话业务'],
          ['月份', '装机平均时间（天）', '装机数'],
          ['1月', 1.5, 120],
          [`二、${service}`],
          ['月份', '装机平均时间（天）', '装机数'],
          ['1月', 9, 9],
        ]),
      ),
    );
    expect(read.faults).not.toEqual([]);
    expect(read.lines).toEqual(['210500 FIXED_LINE INSTALL_TIME ALL 2010-01 = 1.5 /120']);
  });

  test.each(['卫星电话业务', '宽带电视', '无线市话'])('a service in the name of a sheet: %s', (service) => {
    const read = readThrough(
      workbook(
        sheet(service, [['本溪分公司2010年上半年报表'], ['月份', '装机平均时间（天）', '装机数'], ['1月', 9, 9]]),
      ),
    );
    expect(read.faults).not.toEqual([]);
    expect(read.lines).toEqual([]);
  });

  test('a service, a class and a branch in their columns', () => {
    const read = readThrough(
      workbook(
        sheet('报表', [
          ['2010年上半年报表'],
          ['分公司', '业务', '指标', '用户类别', '月份', '指标值', '单位', '业务量'],
          ['本溪', '固定电话', '装机平均时间', '全部', '1月', 1.5, '天', 120],
          ['本溪', '卫星电话', '装机平均时间', '全部', '1月', 1.5, '天', 120],
          ['本溪', 'DDN', '预受理平均时间', '金牌用户', '1月', 1.5, '天', 120],
          ['本溪', 'DDN', '预受理平均时间', '一般用户', '1月', 1.5, '旬', 120],
          ['本西', '固定电话', '装机平均时间', '全部', '2月', 1.5, '天', 120],
        ]),
      ),
    );
    expect(read.faults).toEqual([
      'SERVICE_UNKNOWN 报表!B4',
      'CUSTOMER_CLASS_UNKNOWN 报表!D5',
      'UNIT_UNKNOWN 报表!G6',
      'BRANCH_UNKNOWN 报表!A7',
    ]);
    expect(read.findings.find(({ code }) => code === 'BRANCH_UNKNOWN')?.values['nearest']).toContain('本溪');
    expect(read.lines).toEqual(['210500 FIXED_LINE INSTALL_TIME ALL 2010-01 = 1.5 /120']);
  });

  test('a series that the catalogue does not list', () => {
    const read = readThrough(book(set(1, 5, '信息准确率')));
    expect(read.faults).toContain('SERIES_UNLISTED 报表!F3');
  });
});

describe('contradictions', () => {
  test('the service of the title and of the sheet', () => {
    const read = readThrough(book(() => undefined, 'DDN'));
    expect(read.faults).toContain('COORDINATES_CONTRADICT DDN!B3');
    expect(read.lines).toEqual([]);
  });

  test('two branches, in the title and in a label', () => {
    const read = readThrough(book((rows) => rows.splice(1, 0, ['填报单位：辽阳分公司'])));
    expect(read.faults).toContain('BRANCHES_TWO 报表!A2');
  });

  test('two branches in a long list', () => {
    const read = readThrough(
      workbook(
        sheet('报表', [
          ['分公司', '业务', '指标', '月份', '指标值', '单位', '业务量'],
          ['辽阳', '固定电话', '装机平均时间', '2010年1月', 1.5, '天', 120],
          ['朝阳', '固定电话', '装机平均时间', '2010年1月', 1.5, '天', 120],
        ]),
      ),
    );
    expect(read.faults).toContain('BRANCHES_TWO 报表!E3');
    expect(read.findings[0]?.values['names']).toEqual(['辽阳', '朝阳']);
  });

  test('the volume of one indicator under another', () => {
    const read = readThrough(
      workbook(
        sheet('报表', [
          ['本溪分公司2010年上半年固定电话报表'],
          ['月份', '装机平均时间（天）', _, '移机平均时间（天）', _],
          [_, '指标值', '移机数', '指标值', '移机数'],
          ['1月', 1.5, 120, 1.25, 80],
        ]),
      ),
    );
    expect(read.faults).toContain('COORDINATES_CONTRADICT 报表!C4');
    expect(read.lines).not.toContain('210500 FIXED_LINE INSTALL_TIME ALL 2010-01 = 1.5 /120');
  });

  test('a branch other than the sender said, and a period other', () => {
    expect(
      readThrough(
        book(() => undefined),
        { branch: '210600' },
      ).faults,
    ).toEqual(['BRANCH_NOT_AS_SENT 报表!A1']);
    expect(
      readThrough(
        book(() => undefined),
        { period: '2009-H2' },
      ).faults,
    ).toContain('PERIOD_NOT_AS_SENT 报表!A1');
  });
});
