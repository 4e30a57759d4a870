import * as XLSX from '@e965/xlsx';
import { openWorkbook, readWorkbook, type Cell } from '../../src/workbook';
import { isDateFormat } from '../../src/workbook/number-format';
import { eastWorkbook, westWorkbook } from '../hospital/hospital';
import { generated, particular, xlsxSamples } from './generated';
import { randomFrom } from './mutations';
import { sheetjsSummary } from './sheetjs';
import { spellings } from './spellings';
import { summaryOf, withoutResults } from './summary';
import { limits } from './support';

async function agree(bytes: Buffer): Promise<number> {
  const ours = summaryOf(await readWorkbook(bytes, limits));
  expect(ours).toEqual(withoutResults(sheetjsSummary(bytes), ours));
  return ours.reduce((sum, { cells }) => sum + Object.keys(cells).length, 0);
}

describe('an .xlsx has the cells that SheetJS finds in it', () => {
  test.each(xlsxSamples())('%s', async (_, bytes) => expect(await agree(bytes)).toBeGreaterThan(300));

  test.each([1, 2, 3, 4].map((part) => part * 1000))('generated workbooks from %d on', async (first) => {
    for (let seed = first; seed < first + 25; seed += 1) await agree(await generated(seed));
  });

  test('one particularity after the other', async () => {
    for (const [, bytes] of await particular()) expect(await agree(bytes)).toBeGreaterThan(0);
  });

  test.each(spellings.filter(({ beyondSheetjs }) => !beyondSheetjs).map(({ title, bytes }) => [title, bytes] as const))(
    '%s',
    async (_, bytes) => expect(await agree(bytes)).toBeGreaterThan(0),
  );

  test('the workbooks of the hospitals', async () => {
    for (const bytes of await Promise.all([eastWorkbook(), westWorkbook()])) {
      expect(await agree(Buffer.from(bytes))).toBeGreaterThan(20);
    }
  });
});

test('rows as they come are the cells of the whole, row by row', async () => {
  for (let seed = 1; seed < 20; seed += 1) {
    const bytes = await generated(seed);
    const whole = await readWorkbook(bytes, limits);
    const book = await openWorkbook(bytes, limits);
    expect(book.sheets.map(({ name, hidden }) => [name, hidden])).toEqual(
      whole.sheets.map(({ name, hidden }) => [name, hidden]),
    );
    for (const [index, sheet] of book.sheets.entries()) {
      const rows: (readonly Cell[])[] = [];
      for await (const batch of sheet.rows()) rows.push(...batch);
      expect(rows.flat()).toEqual(whole.sheets[index]?.cells);
      expect(rows.map((cells) => new Set(cells.map(({ row }) => row)).size)).toEqual(rows.map(() => 1));
      expect(sheet.merges()).toEqual(whole.sheets[index]?.merges);
    }
  }
});

describe('a format is one of dates where SheetJS says so', () => {
  const formats = XLSX.SSF as { is_date(code: string): boolean };
  const pieces = [
    'yyyy',
    'm',
    '"年"',
    '\\d',
    '0.00',
    '#,##0',
    'General',
    '[Red]',
    '[h]',
    'hh:mm',
    'ss',
    '_)',
    '@',
    '; ',
    'AM/PM',
  ];
  const more = [
    '上午/下午',
    '"d',
    '0.00E+00',
    '[$-804]',
    '%',
    '# ?/?',
    'G/通用格式',
    'e',
    '-',
    '[DBNum1]',
    'general',
    ' ',
    '\\',
  ];

  test('codes put together at random', () => {
    const random = randomFrom(7);
    const all = [...pieces, ...more];
    for (let index = 0; index < 5000; index += 1) {
      const code = Array.from(
        { length: 1 + Math.floor(random() * 5) },
        () => all[Math.floor(random() * all.length)],
      ).join('');
      expect([code, isDateFormat(code)]).toEqual([code, formats.is_date(code.replace(/general/gi, 'General'))]);
    }
  });
});
