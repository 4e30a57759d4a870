import { dateCell, errorCell, percentCell, readThrough, uncalculated, type Drawn } from './sketch';
import { book, good, set, without } from './sound-workbook';

const _ = undefined;

test('the sound workbook', () => {
  const read = readThrough(book(() => undefined));
  expect(read.faults).toEqual([]);
  expect(read.lines).toEqual(good);
});

describe('one cell is wrong: it is told where it stands, and everything else comes through', () => {
  test.each<[string, (rows: Drawn[][]) => void, string[], string[]]>([
    ['#DIV/0!', set(3, 1, errorCell()), ['CELL_ERROR 报表!B4'], without('INSTALL', '-02')],
    [
      'an uncalculated formula',
      set(3, 1, uncalculated('B3*2')),
      ['FORMULA_UNCALCULATED 报表!B4'],
      without('INSTALL', '-02'),
    ],
    ['a date for 10-5', set(2, 5, dateCell('2010-10-05')), ['DATE_FOR_NUMBER 报表!F3'], without('BILLING', '-01')],
    ['a negative time', set(2, 1, -1.5), ['VALUE_BELOW_RANGE 报表!B3'], without('INSTALL', '-01')],
    ['a rate of 130 %', set(2, 5, percentCell('1.3')), ['VALUE_ABOVE_RANGE 报表!F3'], without('BILLING', '-01')],
    ['a text for a number', set(2, 1, '约两天'), ['NUMBER_UNREADABLE 报表!B3'], without('INSTALL', '-01')],
    ['a negative volume', set(2, 2, -120), ['VOLUME_INVALID 报表!C3'], without('INSTALL', '-01')],
    ['a volume with a unit of time', set(2, 2, '120小时'), ['VOLUME_INVALID 报表!C3'], without('INSTALL', '-01')],
    ['a volume with a bound', set(2, 2, '>100'), ['VOLUME_INVALID 报表!C3'], without('INSTALL', '-01')],
    ['working days', set(2, 1, '1.5个工作日'), ['UNIT_UNCONVERTIBLE 报表!B3'], without('INSTALL', '-01')],
    ['an unknown unit', set(2, 1, '1.5旬'), ['NUMBER_UNREADABLE 报表!B3'], without('INSTALL', '-01')],
    [
      'a logical value',
      set(2, 1, { kind: 'boolean', text: 'TRUE' }),
      ['NUMBER_UNREADABLE 报表!B3'],
      without('INSTALL', '-01'),
    ],
    ['an open bound', set(2, 1, '>2天'), ['BOUND_OPEN 报表!B3'], without('INSTALL', '-01')],
    ['no volume', set(2, 2, _), ['VOLUME_MISSING 报表!B3'], good.map((one) => one.replace('1.5 /120', '1.5'))],
    [
      'no value',
      set(2, 1, _),
      ['VALUE_MISSING 报表!C3'],
      good.map((one) => one.replace('= 1.5 /120', '= NOT_REPORTED /120')),
    ],
    [
      'a volume of 0 with a value',
      set(2, 2, 0),
      ['VALUE_WITHOUT_VOLUME 报表!B3'],
      good.map((one) => one.replace('= 1.5 /120', '= NO_VOLUME /0')),
    ],
    ['a value in another unit is converted', set(2, 1, '36小时'), [], good],
    ['a unit of its own beside a heading with another', set(2, 3, '690分钟'), [], good],
  ])('%s', (_name, change, faults, lines) => {
    const read = readThrough(book(change));
    expect(read.faults).toEqual(faults);
    expect(read.lines).toEqual(lines);
  });
});

describe('what is not there is not 0', () => {
  test.each([
    ['—', 'NOT_REPORTED'],
    ['/', 'NOT_REPORTED'],
    ['无', 'NO_BUSINESS'],
    ['未开办', 'NOT_OFFERED'],
  ])('%s', (written, status) => {
    const read = readThrough(
      book((rows) => {
        set(2, 1, written)(rows);
        set(2, 2, written)(rows);
      }),
    );
    expect(read.faults).toEqual([]);
    expect(read.lines).toEqual(good.map((one) => one.replace('= 1.5 /120', `= ${status}`)));
  });
});

test('a date alone in the first row of a table heads nothing', () => {
  const read = readThrough(
    book((rows) => {
      rows[2] = ['1月', _, _, _, _, dateCell('2010-10-05')];
    }),
  );
  expect(read.faults).toEqual(['DATE_FOR_NUMBER 报表!F3']);
  expect(read.lines).toEqual(good.filter((one) => one.includes('-02')));
});
