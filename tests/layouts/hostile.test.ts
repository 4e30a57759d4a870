import { recognise } from '../../src/layouts';
import type { Cell } from '../../src/workbook';
import { province, readThrough, sheet, workbook, type Drawn } from './sketch';

const title = ['本溪分公司2010年上半年固定电话业务报表'];
const heads = ['月份', '装机平均时间（天）', '装机数'];

/** Milliseconds that recognition takes: the least of several, as whatever else runs only adds to it. */
function cost(rows: readonly (readonly Drawn[])[]): number {
  const book = workbook(sheet('报表', rows));
  const times = Array.from({ length: 3 }, () => {
    const started = performance.now();
    recognise(book, province);
    return performance.now() - started;
  });
  return Math.min(...times);
}

/** Four times as much may take four times as long, and with some room, ten times; where it is squared, sixteen. */
const mostFor4 = 10;

describe('what a sheet costs grows with its size, and not faster', () => {
  const table = (rows: (index: number) => Drawn[][]) => (size: number) => [
    title,
    heads,
    ...Array.from({ length: size }, (_, index) => rows(index)).flat(),
  ];
  test.each([
    ['rows', 1500, table((index) => [[`${(index % 6) + 1}月`, 1.5, 10]])],
    ['rows that nobody knows', 1500, table((index) => [[`某${index}`, 1.5, 10]])],
    [
      'total rows',
      2000,
      table(() => [
        ['1月', 1.5, 10],
        ['合计', 1.5, 10],
      ]),
    ],
    [
      'title lines',
      1500,
      (size: number) => [
        ...Array.from({ length: size }, (_, i) => [`本溪${i}报表`]),
        ...table(() => [['1月', 1, 1]])(1),
      ],
    ],
  ] as const)('%s', (_, size, make) => {
    cost(make(size));
    expect(cost(make(size * 4)) / cost(make(size))).toBeLessThan(mostFor4);
  });
});

describe('a long text costs no more than many short ones', () => {
  const longest = 32_767;
  const texts: readonly string[] = [
    '7月',
    '2009',
    '-',
    '(',
    '()',
    '9',
    '⁵',
    'ﷺ',
    '2*',
    '<',
    'jan-',
    '装机平均时间',
    '1,111',
    ' ',
    '、',
  ];
  test.each(texts)('of nothing but %j', (piece) => {
    const text = piece.repeat(Math.floor(longest / piece.length));
    const places = (filled: string): Drawn[][] => [
      [filled],
      [...heads, filled],
      [filled, 1, 2],
      ['1月', filled, filled, 3],
    ];
    const short = cost(Array.from({ length: 32 }, (_, index) => places(piece.repeat(20) + String(index))).flat());
    expect(cost(places(text))).toBeLessThan(short * 10 + 50);
  });

  test('it is prose: a title that long names nothing, and a figure that long is none', () => {
    const long = `2010年7月${'，固定电话'.repeat(300)}`;
    const { observations } = readThrough(workbook(sheet('报表', [title, heads, ['1月', 1.5, 10], [long]])));
    expect(observations).toHaveLength(1);
    const digits: Partial<Cell> = { kind: 'text', text: '9'.repeat(2000) };
    const { faults } = readThrough(workbook(sheet('报表', [title, heads, ['1月', digits, 10]])));
    expect(faults.some((fault) => fault.endsWith('报表!B3'))).toBe(true);
  });
});
