import { annotate } from '../../src/annotation';
import type { Cell, Merge, Workbook } from '../../src/workbook';
import { contentByAddress } from '../workbook/support';
import { plant, read } from './support';

const long = '各分公司二〇〇九年下半年服务质量指标完成情况统计表（固定电话、数据）';
const at = (column: number, kind: Cell['kind'], text: string, more: Partial<Cell> = {}): Cell => {
  return { row: 0, column, kind, text, ...more };
};
const range = (top: number, left: number, bottom: number, right: number): Merge => ({ top, left, bottom, right });

const workbook: Workbook = {
  format: 'ods',
  sheets: [
    {
      name: `${long}甲`,
      hidden: false,
      cells: [
        at(0, 'date', '2009-07-01'),
        at(1, 'date', '2009-07-01T08:30:00'),
        at(2, 'number', '0.9965', { percent: true, decimals: 2 }),
        at(3, 'number', '123456789012345678901234'),
        at(4, 'text', '=HYPERLINK("http://x")'),
        at(5, 'uncalculated', '', { formula: 'A1*2' }),
        at(6, 'error', '#DIV/0!'),
        at(7, 'boolean', 'TRUE'),
        at(8, 'date', '1899-12-31'),
        at(9, 'number', '0.30000000000000004'),
      ],
      merges: [range(2, 0, 4, 1), range(3, 1, 5, 2), range(3, 2, 3, 3), range(5, 0, 6, 0)],
    },
    { name: `${long}乙`, hidden: false, cells: [], merges: [] },
    { name: '秘密', hidden: true, cells: [at(0, 'text', '密')], merges: [] },
    { name: "'a/b'", hidden: false, cells: [], merges: [] },
    { name: 'History', hidden: false, cells: [], merges: [] },
  ],
};
const copy = annotate(
  Buffer.from('as sent'),
  [plant('CELL_ERROR', { sheet: `${long}甲`, cell: 'G1' }, { text: '#DIV/0!' })],
  { language: 'zh', fileName: '表.2009.ods', read: () => Promise.resolve({ workbook, extent: 'all' }) },
).then(async ({ bytes, fileName }) => ({ fileName, ...(await read(bytes)) }));

test('cells keep their kind: numbers, dates, percentages; text is never a formula', async () => {
  const { sheets, format } = await copy;
  expect(contentByAddress({ format, sheets: sheets.slice(1) })).toEqual({
    A1: { kind: 'date', text: '2009-07-01' },
    B1: { kind: 'date', text: '2009-07-01T08:30:00' },
    C1: { kind: 'number', text: '0.9965', percent: true, decimals: 2 },
    D1: { kind: 'text', text: '123456789012345678901234' },
    E1: { kind: 'text', text: '=HYPERLINK("http://x")' },
    F1: { kind: 'text', text: '=A1*2' },
    G1: { kind: 'error', text: '#DIV/0!' },
    H1: { kind: 'boolean', text: 'TRUE' },
    I1: { kind: 'text', text: '1899-12-31' },
    J1: { kind: 'number', text: '0.30000000000000004' },
  });
});

test('of merges that overlap, the first stays', async () => {
  expect((await copy).sheets[1]?.merges).toEqual([range(2, 0, 4, 1), range(3, 2, 3, 3), range(5, 0, 6, 0)]);
});

test('sheets get names that are allowed, no two alike; hidden ones are left out', async () => {
  const names = (await copy).sheets.map(({ name }) => name);
  expect(names).toEqual(['检查结果', long.slice(0, 31), `${long.slice(0, 27)} (2)`, '_a_b_', 'History_']);
  expect((await copy).fileName).toBe('表.2009（已批注）.xlsx');
});
