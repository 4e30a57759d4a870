import ExcelJS from 'exceljs';
import { cellAddress, createWorkbookReader, type Cell, type Sheet } from '../../src/workbook';
import { byAddress, limits, sample, sampleNames, unzip, workbookOf } from './support';
import { readBiff } from './biff';

const reader = createWorkbookReader(limits);
afterAll(() => reader.close());

/** A cell in the few words that both readings can be brought to. */
function summary(sheets: readonly Sheet[]): Record<string, string> {
  return Object.fromEntries(
    sheets.flatMap((sheet) =>
      sheet.cells.map((cell) => [`${sheet.name}!${cellAddress(cell.row, cell.column)}`, `${cell.kind} ${cell.text}`]),
    ),
  );
}

describe('xlsx samples, cell by cell against another library', () => {
  test.each(sampleNames.filter((name) => name.endsWith('.xlsx')))('%s', async (name) => {
    const bytes = sample(name);
    const { sheets, format } = workbookOf(await reader.read(bytes));
    expect(format).toBe('xlsx');
    const other = new ExcelJS.Workbook();
    await other.xlsx.load(Uint8Array.from(bytes).buffer);
    const expected: Record<string, string> = {};
    const formats: Record<string, string> = {};
    for (const sheet of other.worksheets) {
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          const value = describeValue(cell);
          if (value === undefined) return;
          expected[`${sheet.name}!${cell.address}`] = value;
          if (cell.numFmt) formats[`${sheet.name}!${cell.address}`] = cell.numFmt;
        }),
      );
    }
    expect(Object.keys(expected).length).toBeGreaterThan(400);
    expect(summary(sheets)).toEqual(expected);
    expect(sheets.map((sheet) => [sheet.name, sheet.hidden, sheet.merges.length])).toEqual(
      other.worksheets.map((sheet) => [sheet.name, sheet.state !== 'visible', sheet.model.merges.length]),
    );
    for (const sheet of sheets) {
      for (const cell of sheet.cells.filter(({ kind }) => kind === 'number')) {
        const code = formats[`${sheet.name}!${cellAddress(cell.row, cell.column)}`] ?? 'General';
        expect(cell.percent ?? false).toBe(code.includes('%'));
        expect(cell.decimals).toBe(
          code === 'General' ? undefined : (code.split('.')[1] ?? '').replace(/[^0]/g, '').length,
        );
      }
    }
  });
});

function describeValue(cell: ExcelJS.Cell): string | undefined {
  if (cell.isMerged && cell.master !== cell) return undefined;
  return describePlain(cell.value);
}

function describePlain(value: ExcelJS.CellValue): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (value instanceof Date) return `date ${value.toISOString().slice(0, 10)}`;
  if (typeof value === 'string') return value.trim() === '' ? undefined : `text ${value}`;
  if (typeof value !== 'object') return `${typeof value} ${String(value)}`;
  // That library gives a saved result of 0 as none; every formula of the samples has its result.
  if ('formula' in value) return describePlain(value.result ?? 0);
  if ('error' in value) return `error ${value.error}`;
  if (!('richText' in value)) throw new Error(JSON.stringify(value));
  const runs = value.richText.map(({ text, font }) => (font?.vertAlign === 'superscript' ? '^' : '') + text);
  return `text ${runs.join('')}`;
}

test('the csv sample, field by field against the decoded text', async () => {
  const { sheets, format } = workbookOf(await reader.read(sample('辽阳')));
  const lines = new TextDecoder('gbk').decode(sample('辽阳')).trimEnd().split(/\r?\n/);
  // No field of this file is quoted.
  expect(lines.some((line) => line.includes('"'))).toBe(false);
  const expected = lines.flatMap((line, row) =>
    line.split(',').flatMap((text, column) => (text === '' ? [] : [{ row, column, kind: 'text', text }])),
  );
  expect(format).toBe('csv');
  expect(sheets).toEqual([{ name: 'CSV', hidden: false, cells: expected, merges: [] }]);
});

test('the ods sample, cell by cell against its raw XML', async () => {
  const bytes = sample('朝阳');
  const { sheets, format } = workbookOf(await reader.read(bytes));
  expect(format).toBe('ods');
  const xml = unzip(bytes).get('content.xml') ?? '';
  const expected: Partial<Cell>[] = [];
  xml
    .split('<table:table-row ')
    .slice(1)
    .forEach((source, row) => {
      let column = 0;
      for (const [, attributes = '', text] of source.matchAll(
        /<table:(?:covered-)?table-cell([^>]*?)(?:\/>|><text:p>([^<]*)<\/text:p><\/table:table-cell>)/g,
      )) {
        const value = /office:value="([^"]*)"/.exec(attributes)?.[1];
        const two = attributes.includes('"ce3"') ? { decimals: 2 } : {};
        if (value !== undefined) expected.push({ row, column, kind: 'number', text: value, ...two });
        else if (text !== undefined) expected.push({ row, column, kind: 'text', text: text.replaceAll('&lt;', '<') });
        column += Number(/columns-repeated="(\d+)"/.exec(attributes)?.[1] ?? 1);
      }
    });
  expect(expected.length).toBeGreaterThan(400);
  expect(sheets[0]?.cells).toEqual(expected);
  const spans = [...xml.matchAll(/number-columns-spanned="(\d+)" table:number-rows-spanned="(\d+)"/g)];
  expect(sheets[0]?.merges).toHaveLength(spans.filter(([, columns, rows]) => columns !== '1' || rows !== '1').length);
});

describe('xls samples, cell by cell against their records', () => {
  test.each(sampleNames.filter((name) => name.endsWith('.xls')))('%s', async (name) => {
    const { sheets, format } = workbookOf(await reader.read(sample(name)));
    expect(format).toBe('xls');
    const raw = readBiff(sample(name));
    expect(sheets.map((sheet) => [sheet.name, sheet.hidden, sheet.merges.length])).toEqual(
      raw.map((sheet) => [sheet.name, sheet.hidden, sheet.merges]),
    );
    expect(summary(sheets)).toEqual(
      Object.fromEntries(
        raw.flatMap((sheet) => [...sheet.cells].map(([place, value]) => [`${sheet.name}!${place}`, value])),
      ),
    );
  });

  test('a percentage keeps its value and says that it is one', async () => {
    const { sheets } = workbookOf(await reader.read(sample('抚顺')));
    expect(byAddress(sheets[1]).get('B6')).toEqual({
      row: 5,
      column: 1,
      kind: 'number',
      text: '0.9968',
      percent: true,
      decimals: 2,
    });
  });
});
