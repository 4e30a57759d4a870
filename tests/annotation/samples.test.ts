import { cellAddress, type Cell, type Workbook } from '../../src/workbook';
import { sample, sampleNames } from '../workbook/support';
import { changedParts } from './differences';
import { annotated, plant, read } from './support';

/** A finding for every tenth cell of the visible sheets, and for one cell that is blank. */
function plantMany({ sheets }: Workbook): ReturnType<typeof plant>[] {
  return sheets
    .filter(({ hidden }) => !hidden)
    .flatMap(({ name: sheet, cells }) => [
      ...cells
        .filter((_, index) => index % 10 === 3)
        .map(({ row, column, text }) =>
          plant('NUMBER_UNREADABLE', { sheet, cell: cellAddress(row, column) }, { text }),
        ),
      plant('CELL_ERROR', { sheet, cell: 'H200', cells: ['B1'] }, { text: '#N/A' }),
    ]);
}

const packages = sampleNames.filter((name) => name.endsWith('.xlsx'));
const others = sampleNames.filter((name) => /\.(xls|ods|csv)$/.test(name));

test('there are samples of both kinds', () => {
  expect(packages.length).toBeGreaterThan(5);
  for (const kind of ['.xls', '.ods', '.csv']) expect(others.filter((name) => name.endsWith(kind))).not.toEqual([]);
});

test.each(packages)('%s stays what it was', async (name) => {
  const bytes = sample(name);
  const workbook = await read(bytes);
  const copy = await annotated(bytes, plantMany(workbook), name);
  expect(copy.fileName).toBe(name.replace('.xlsx', '（已批注）.xlsx'));
  expect((await read(copy.bytes)).sheets.slice(1)).toEqual(workbook.sheets);
  const { changed, added, lost } = changedParts(bytes, copy.bytes);
  expect(lost).toEqual([]);
  const concerned =
    /^(\[Content_Types\]\.xml|xl\/(workbook|styles|worksheets\/sheet\d+)\.xml|xl\/_rels\/workbook\.xml\.rels)$/;
  expect(changed.filter((part) => !concerned.test(part))).toEqual([]);
  const kinds =
    /^xl\/(comments\d+\.xml|drawings\/vmlDrawing\d+\.vml|worksheets\/_rels\/sheet\d+\.xml\.rels|worksheets\/findings1\.xml)$/;
  expect(added.filter((part) => !kinds.test(part))).toEqual([]);
  const visible = workbook.sheets.filter(({ hidden }) => !hidden).length;
  expect(added.filter((part) => part.startsWith('xl/comments'))).toHaveLength(visible);
});

test.each(others)('%s comes back as a workbook with its values', async (name) => {
  const bytes = sample(name);
  const workbook = await read(bytes);
  const copy = await annotated(bytes, plantMany(workbook), name);
  expect(copy.fileName).toMatch(/（已批注）\.xlsx$/);
  const sheets = (await read(copy.bytes)).sheets.slice(1);
  const visible = workbook.sheets.filter(({ hidden }) => !hidden);
  expect(sheets.map((sheet) => sheet.name)).toEqual(visible.map((sheet) => sheet.name));
  visible.forEach((sheet, index) => {
    expect(sheets[index]?.merges).toEqual(sheet.merges);
    expect(sheets[index]?.cells.map(shown)).toEqual(sheet.cells.map(shown));
  });
  expect(Buffer.from((await annotated(bytes, plantMany(workbook), name)).bytes).equals(copy.bytes)).toBe(true);
});

/** What a cell shows, whether it holds a number or the text of one. */
function shown({ row, column, kind, text, percent, decimals }: Cell): string {
  const number = kind === 'number' || /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text);
  return [cellAddress(row, column), number ? Number(text) : text, percent, number ? '' : decimals].join(' ');
}
