import * as XLSX from '@e965/xlsx';
import { cellAddress, createWorkbookReader } from '../../src/workbook';
import { byAddress, limits, workbookOf, xlsx } from './support';

const reader = createWorkbookReader(limits);
afterAll(() => reader.close());

describe('sheets', () => {
  test('hidden and very hidden ones are marked, merges are kept, cells are in reading order', async () => {
    const data = '<row r="3"><c r="C3"><v>3</v></c></row><row r="1"><c r="B1"><v>2</v></c><c r="A1"><v>1</v></c></row>';
    const after = '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="C3:E4"/><mergeCell ref="F1:F1"/></mergeCells>';
    const { sheets } = workbookOf(
      await reader.read(xlsx({ sheets: [data, '', ''], states: ['visible', 'hidden', 'veryHidden'], after })),
    );
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['sheet1', false],
      ['sheet2', true],
      ['sheet3', true],
    ]);
    expect(sheets[0]?.cells.map(({ row: r, column }) => cellAddress(r, column))).toEqual(['A1', 'B1', 'C3']);
    expect(sheets[0]?.merges).toEqual([
      { top: 0, left: 0, bottom: 1, right: 0 },
      { top: 2, left: 2, bottom: 3, right: 4 },
    ]);
  });

  test.each(['xlsx', 'xlsb', 'biff8', 'biff5'] as const)('the same workbook as %s', async (bookType) => {
    const book = XLSX.utils.book_new();
    const sheet = XLSX.utils.aoa_to_sheet([
      ['月份', 'x'],
      [39995, 0.9965, true, 1.5],
    ]);
    sheet['A2'] = { t: 'n', v: 39995, z: 'yyyy-mm-dd' };
    sheet['B2'] = { t: 'n', v: 0.9965, z: '0.00%' };
    sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 1 } }];
    XLSX.utils.book_append_sheet(book, sheet, 'Data');
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['h']]), 'Hidden');
    book.Workbook = {
      Sheets: [
        { name: 'Data', Hidden: 0 },
        { name: 'Hidden', Hidden: 1 },
      ],
    };
    const bytes = XLSX.write(book, { type: 'buffer', bookType }) as Buffer;
    const { format, sheets } = workbookOf(await reader.read(bytes));
    expect(format).toBe(bookType.startsWith('biff') ? 'xls' : bookType);
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['Data', false],
      ['Hidden', true],
    ]);
    const cells = byAddress(sheets[0]);
    if (bookType !== 'biff5') expect(cells.get('A1')?.text).toBe('月份');
    expect(cells.get('A2')).toEqual({ row: 1, column: 0, kind: 'date', text: '2009-07-01' });
    expect(cells.get('B2')).toEqual({ row: 1, column: 1, kind: 'number', text: '0.9965', percent: true, decimals: 2 });
    expect(cells.get('C2')?.text).toBe('TRUE');
    expect(cells.get('D2')?.text).toBe('1.5');
    // Merges came with BIFF 8.
    expect(sheets[0]?.merges).toEqual(bookType === 'biff5' ? [] : [{ top: 0, left: 0, bottom: 0, right: 1 }]);
  });

  test.each(['biff2', 'biff3', 'biff4'] as const)('a bare %s file', async (bookType) => {
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['x', 1.76]]), 'Sheet1');
    const { format, sheets } = workbookOf(
      await reader.read(XLSX.write(book, { type: 'buffer', bookType: bookType as XLSX.BookType }) as Buffer),
    );
    expect(format).toBe('xls');
    expect(sheets[0]?.cells.map(({ kind, text }) => [kind, text])).toEqual([
      ['text', 'x'],
      ['number', '1.76'],
    ]);
  });
});
