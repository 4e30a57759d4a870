import { percentCell, readThrough, sheet, workbook, type Drawn } from './sketch';

const _ = undefined;

/** One figure of 抚顺 with a volume of 50, under a heading and a line over the table as given. */
function one(heading: string, value: Drawn, options: { service?: string; line?: string; unit?: string } = {}) {
  const { service = '固定电话', line, unit } = options;
  return readThrough(
    workbook(
      sheet('报表', [
        [`抚顺分公司2010年上半年${service}报表`],
        ...(line === _ ? [] : [[line]]),
        ['月份', heading, ...(unit === _ ? [] : ['计量单位']), '业务量'],
        ['1月', value, ...(unit === _ ? [] : [unit]), 50],
      ]),
    ),
  );
}

const valueOf = (read: ReturnType<typeof one>): string | undefined => read.lines[0]?.split(' = ')[1];

describe('units', () => {
  test.each<[string, Drawn, Parameters<typeof one>[2], string]>([
    ['装机平均时间（天）', 1.76, {}, '1.76 /50'],
    ['装机平均时间（单位：天）', 1.76, {}, '1.76 /50'],
    ['装机平均时间/天', 1.76, {}, '1.76 /50'],
    ['装机平均时间', '1.76天', {}, '1.76 /50'],
    ['装机平均时间', '1.76 天', {}, '1.76 /50'],
    ['装机平均时间', '42.24小时', {}, '1.76 /50'],
    ['装机平均时间（小时）', 42.24, {}, '1.76 /50'],
    ['装机平均时间', 42.24, { line: '单位：小时' }, '1.76 /50'],
    ['装机平均时间', 1.76, { line: '计量单位：天' }, '1.76 /50'],
    ['装机平均时间', 42.24, { unit: '小时' }, '1.76 /50'],
    ['装机平均时间（天）', 1.76, { unit: '天' }, '1.76 /50'],
    ['障碍修复平均时间（小时/次）', 11.57, {}, '11.57 /50'],
    ['障碍修复平均时间（分钟）', '694.2', {}, '11.57 /50'],
    ['障碍修复平均时间（h）', '１１．５７', {}, '11.57 /50'],
    ['障碍修复平均时间', '11.57h', {}, '11.57 /50'],
    ['障碍修复平均时间', '1,157.5小时', {}, '1157.5 /50'],
    // a stored binary number has no more than fifteen digits that were meant
    ['装机平均时间（小时）', 10, {}, '0.416666666666667 /50'],
  ])('%s, %s %j', (heading, value, options, expected) => {
    const read = one(heading, value, options);
    expect(read.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(valueOf(read)).toBe(expected);
  });

  test('where none is written, the indicator’s is taken and told', () => {
    const read = one('装机平均时间', 1.76);
    expect(read.faults).toEqual(['UNIT_ASSUMED 报表!B3']);
    expect(valueOf(read)).toBe('1.76 /50');
  });

  test.each([
    ['装机平均时间（工作日）', 1.76, 'UNIT_UNCONVERTIBLE 报表!B3'],
    ['装机平均时间（%）', 1.76, 'UNIT_UNCONVERTIBLE 报表!B3'],
    ['装机平均时间（天）', '1.76%', 'UNIT_UNCONVERTIBLE 报表!B3'],
  ])('%s, %s does not convert', (heading, value, fault) => {
    const read = one(heading, value);
    expect(read.faults).toEqual([fault]);
    expect(read.lines).toEqual([]);
  });

  test('a unit in the heading and another in the unit column contradict each other', () => {
    const read = one('装机平均时间（天）', 42.24, { unit: '小时' });
    expect(read.faults).toContain('COORDINATES_CONTRADICT 报表!B3');
    expect(read.lines).toEqual(['210400 FIXED_LINE INSTALL_TIME ALL 2010-01 = NOT_REPORTED /50']);
    expect(read.findings[0]?.values['names']).toEqual(['天', '小时']);
  });

  test('volumes in ten thousands', () => {
    const read = readThrough(
      workbook(
        sheet('报表', [
          ['抚顺分公司2010年上半年固定电话报表'],
          ['月份', '计费差错率', '计费次数（万次）'],
          ['1月', '<10-5', 9.5],
          ['2月', '<10-5', '12.25万'],
        ]),
      ),
    );
    expect(read.faults).toEqual([]);
    expect(read.lines.map((line) => line.split('/')[1])).toEqual(['95000', '122500']);
  });
});

describe('percentages are one value, however they are written', () => {
  test.each<[string, Drawn]>([
    ['信息准确率', percentCell('0.9965')],
    ['信息准确率（%）', percentCell('0.9965')],
    ['信息准确率', '99.65%'],
    ['信息准确率', '９９．６５％'],
    ['信息准确率（%）', 99.65],
    ['信息准确率（％）', '99.65'],
    ['信息准确率（‰）', 996.5],
    ['信息准确率', '996.5‰'],
    ['信息准确率（百分比）', 99.65],
    ['信息准确率（比值）', 0.9965],
  ])('%s, %j', (heading, value) => {
    const read = one(heading, value, { service: '电话信息' });
    expect(read.faults).toEqual([]);
    expect(valueOf(read)).toBe('99.65 /50');
  });

  test.each<[string, Drawn]>([
    ['信息准确率（%）', 130],
    ['信息准确率', percentCell('1.3')],
    ['信息准确率', '130%'],
  ])('above 100 %% is an error: %s, %j', (heading, value) => {
    expect(one(heading, value, { service: '电话信息' }).faults).toEqual(['VALUE_ABOVE_RANGE 报表!B3']);
  });

  test('a share without any unit, which may be of one or of a hundred, is told', () => {
    expect(one('信息准确率', 0.9965, { service: '电话信息' }).faults).toEqual(['UNIT_ASSUMED 报表!B3']);
  });
});

describe('bounds', () => {
  test.each([
    '<10-5',
    '＜10^-5',
    '<10⁻⁵',
    '<1E-5',
    '小于10-5',
    '≤0.00001',
    '<10^-5',
    '﹤10－5',
    '< 10 -5',
    '<1×10⁻⁵',
    '<1*10^-5',
    '≤1e-5',
    '低于10⁻⁵',
    '不超过10^(-5)',
    '<0.001%',
    '<0.01‰',
    '＜１０－５',
    '<\u00a010⁻⁵',
    '小于 10⁻⁵',
    '<10–5',
    '<10—5',
    '<10−5',
    '<.00001',
  ])('%s', (written) => {
    const read = one('计费差错率', written);
    expect(read.faults).toEqual([]);
    expect(valueOf(read)).toBe('0..0.00001 /50');
  });

  test.each([
    ['10⁻⁵', '0.00001 /50'],
    ['1×10-5', '0.00001 /50'],
    ['2.5×10⁻⁵', '0.000025 /50'],
    ['3e-6', '0.000003 /50'],
    ['0', '0 /50'],
    ['>0.5', '0.5..1 /50'],
  ])('%s', (written, expected) => {
    expect(valueOf(one('计费差错率', written))).toBe(expected);
  });

  test.each(['10-5', '5-10', '1.2.3', '1，5，6', '<', '小于', '约10⁻⁵', '10⁻⁵左右', '3/4', '#N/A'])(
    '%s is no number',
    (written) => {
      const read = one('计费差错率', written);
      expect(read.faults).toEqual(['NUMBER_UNREADABLE 报表!B3']);
      expect(read.lines).toEqual([]);
    },
  );
});
