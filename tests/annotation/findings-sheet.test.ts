import { annotate } from '../../src/annotation';
import { byAddress, sample, unzip, xlsx } from '../workbook/support';
import { annotated, plant, read } from './support';

const table = async (bytes: Uint8Array): Promise<string[][]> => {
  const rows = new Map<number, string[]>();
  for (const { row, column, text } of (await read(bytes)).sheets[0]?.cells ?? []) {
    const texts = rows.get(row) ?? [];
    rows.set(row, texts);
    while (texts.length < column) texts.push('');
    texts.push(text);
  }
  return [...rows.values()];
};
const firstSheet = (bytes: Uint8Array) => unzip(Buffer.from(bytes)).get('xl/worksheets/findings1.xml') ?? '';
const simple = xlsx({
  sheets: ['<row r="1"><c r="A1" t="inlineStr"><is><t>=1+1</t></is></c><c r="B1"><v>2</v></c></row>'],
});

test('lists errors, then warnings, then what is only to be known, with what stands in the cells', async () => {
  const { bytes, fileName } = await annotated(
    simple,
    [
      plant('SHEET_HIDDEN', { sheet: 'nowhere' }),
      plant('VOLUME_MISSING', { sheet: 'sheet1', cell: 'B1' }, { series: '甲', period: '2009-07' }),
      plant('NUMBER_UNREADABLE', { sheet: 'sheet1', cell: 'A1' }, { text: '=1+1' }),
      plant('BRANCH_MISSING'),
      plant('NUMBER_UNREADABLE', { sheet: 'sheet1', cell: 'C7', rawText: '_x0041_\u0001<b>' }, { text: '?' }),
    ],
    'dir/甲.xlsx',
  );
  expect(fileName).toBe('dir/甲（已批注）.xlsx');
  const rows = await table(bytes);
  expect(rows[0]).toEqual(['检查结果：dir/甲.xlsx']);
  expect(rows[1]).toEqual(['错误 3 项，警告 1 项，提示 1 项']);
  const start = rows.findIndex(([first]) => first === '序号');
  expect(rows[start]).toEqual(['序号', '级别', '工作表', '单元格', '原文', '问题', '建议']);
  expect(rows.slice(start + 1).map((row) => row.slice(0, 6))).toEqual([
    ['1', '错误', 'sheet1', 'A1', '=1+1', '“=1+1”不是数字'],
    ['2', '错误', '', '', '', '工作簿里没有写明分公司'],
    ['3', '错误', 'sheet1', 'C7', '_x0041_\ufffd<b>', '“?”不是数字'],
    ['4', '警告', 'sheet1', 'B1', '2', '“甲”2009-07 有指标值而无业务量，不能加权汇总'],
    ['5', '提示', 'nowhere', '', '', '隐藏的工作表未读取'],
  ]);
  expect(firstSheet(bytes)).not.toContain('<f>');
});

test('speaks English, and of nothing found', async () => {
  const { bytes, fileName } = await annotated(simple, [], 'figures.xlsx', 'en');
  expect(fileName).toBe('figures (annotated).xlsx');
  expect((await table(bytes)).slice(0, 2)).toEqual([['Findings: figures.xlsx'], ['Nothing was found to be wrong']]);
  expect((await read(bytes)).sheets.map(({ name }) => name)).toEqual(['Findings', 'sheet1']);
});

test('links lead to the cells, and to no sheet that is hidden or not there', async () => {
  const bytes = xlsx({ sheets: ['', ''], states: ['visible', 'hidden'] });
  const sheets = ['sheet1', 'sheet2', 'sheet3'];
  const copy = await annotated(
    bytes,
    sheets.map((sheet) => plant('CELL_ERROR', { sheet, cell: 'C3' }, { text: '#N/A' })),
  );
  const links = [...firstSheet(copy.bytes).matchAll(/<hyperlink ref="(\w+)" location="([^"]+)"/g)];
  expect(links.map(([, ref = '', location = '']) => [ref.slice(0, 1), location])).toEqual([
    ['C', '&#39;sheet1&#39;!C3'],
    ['D', '&#39;sheet1&#39;!C3'],
  ]);
});

test('of very many findings only the first cells are marked, and the sheet says so', async () => {
  const many = Array.from({ length: 1500 }, (_, index) =>
    plant('CELL_ERROR', { sheet: 'sheet1', cell: `A${index + 1}` }, { text: '#N/A' }),
  );
  const { bytes } = await annotated(simple, many);
  const comments = unzip(Buffer.from(bytes)).get('xl/comments1.xml') ?? '';
  expect(comments.match(/<comment /g)).toHaveLength(1000);
  expect(comments).toContain('ref="A1000"');
  expect((await table(bytes))[3]).toEqual(['问题过多：只在前 1000 个单元格上加了批注。']);
  expect((await table(bytes)).at(-1)?.[3]).toBe('A1500');
});

test('a cell with several findings has one comment, and the colour of the worst', async () => {
  const { bytes } = await annotated(simple, [
    plant('VOLUME_MISSING', { sheet: 'sheet1', cell: 'B1' }, { series: '甲', period: '2009-07' }),
    plant('NUMBER_UNREADABLE', { sheet: 'sheet1', cell: 'B1' }, { text: '2' }),
  ]);
  const comments = unzip(Buffer.from(bytes)).get('xl/comments1.xml') ?? '';
  expect(comments.match(/<comment /g)).toHaveLength(1);
  expect(comments).toMatch(/【错误】“2”不是数字\n→ [^<]*\n\n【警告】/);
});

test('addresses that are none, and cells of no sheet, are only listed', async () => {
  const { bytes } = await annotated(simple, [
    plant('CELL_ERROR', { sheet: 'sheet1', cell: 'XFE1' }, { text: '#N/A' }),
    plant('CELL_ERROR', { sheet: 'sheet1', cell: 'nonsense' }, { text: '#N/A' }),
    plant('CELL_ERROR', { cell: 'A1' }, { text: '#N/A' }),
  ]);
  expect(unzip(Buffer.from(bytes)).has('xl/comments1.xml')).toBe(false);
  expect((await table(bytes)).slice(-3).map((row) => row[3])).toEqual(['XFE1', 'nonsense', 'A1']);
});

test('of a file that can not be read there are the findings alone', async () => {
  const finding = plant('FILE_UNREADABLE', {}, { reason: 'zip: truncated' });
  const options = { language: 'zh', fileName: '坏.xls', read: () => Promise.resolve(undefined) } as const;
  const { bytes, fileName } = await annotate(sample('沈阳').subarray(0, 9000), [finding], options);
  expect(fileName).toBe('坏（已批注）.xlsx');
  expect((await read(bytes)).sheets.map(({ name }) => name)).toEqual(['检查结果']);
  expect([...byAddress((await read(bytes)).sheets[0]).values()].map(({ text }) => text)).toContain(
    '文件已损坏，读不出来（zip: truncated）',
  );
});
