import { createAnnotator } from '../../src/annotation';
import { cellAddress } from '../../src/workbook';
import { limits, unzip, zip } from '../workbook/support';
import { changedParts, differences } from './differences';
import { plant, read } from './support';

/** More cells than may be held of a workbook. */
const rows = 70_000;
const columns = 4;
/** A fault near the end, one in a row that is not there, and one in a column that no row has. */
const absent = 60_001;
const findings = [
  plant('NUMBER_UNREADABLE', { sheet: '工单', cell: 'B3' }, { text: 'x' }),
  plant('NUMBER_UNREADABLE', { sheet: '工单', cell: `C${rows}` }, { text: 'x' }),
  plant('NUMBER_UNREADABLE', { sheet: '工单', cell: `A${absent}` }, { text: '' }),
  plant('VOLUME_MISSING', { sheet: '工单', cell: 'F50000', cells: ['E50000'] }, { series: '甲', period: '2009-07' }),
];

const annotator = createAnnotator(limits);
const annotators = [annotator];
afterAll(() => Promise.all(annotators.map((one) => one.close())));

const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** A workbook of one long sheet, between two short ones. */
function longWorkbook(): Buffer {
  const lines: string[] = [];
  for (let row = 1; row <= rows; row += 1) {
    if (row === absent) continue;
    const cells = Array.from({ length: columns }, (_, column) =>
      column === 0
        ? `<c r="${cellAddress(row - 1, 0)}" t="inlineStr"><is><t>单${row}</t></is></c>`
        : `<c r="${cellAddress(row - 1, column)}"><v>${row * column}</v></c>`,
    );
    lines.push(`<row r="${row}">${cells.join('')}</row>`);
  }
  const sheet = (data: string, view: string): string =>
    `<worksheet xmlns="${main}"><sheetViews><sheetView${view} workbookViewId="0"/></sheetViews><sheetData>${data}</sheetData></worksheet>`;
  const names = ['前', '工单', '后'];
  const of = (kind: string): string => `application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml`;
  const overrides = names.map(
    (_, place) => `<Override PartName="/xl/s${place}.xml" ContentType="${of('worksheet')}"/>`,
  );
  const listed = names.map((name, place) => `<sheet name="${name}" sheetId="${place + 1}" r:id="r${place}"/>`);
  const related = names.map(
    (_, place) => `<Relationship Id="r${place}" Type="${relationships}/worksheet" Target="s${place}.xml"/>`,
  );
  const types = 'http://schemas.openxmlformats.org/package/2006/content-types';
  const rels = 'http://schemas.openxmlformats.org/package/2006/relationships';
  return zip([
    {
      name: '[Content_Types].xml',
      content: `<Types xmlns="${types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/w.xml" ContentType="${of('sheet.main')}"/>${overrides.join('')}</Types>`,
    },
    {
      name: '_rels/.rels',
      content: `<Relationships xmlns="${rels}"><Relationship Id="r" Type="${relationships}/officeDocument" Target="xl/w.xml"/></Relationships>`,
    },
    {
      name: 'xl/w.xml',
      content: `<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets>${listed.join('')}</sheets></workbook>`,
    },
    { name: 'xl/_rels/w.xml.rels', content: `<Relationships xmlns="${rels}">${related.join('')}</Relationships>` },
    { name: 'xl/s0.xml', content: sheet('', ' tabSelected="1"') },
    { name: 'xl/s1.xml', content: sheet(lines.join(''), '') },
    { name: 'xl/s2.xml', content: sheet('<row r="1"><c r="A1"><v>1</v></c></row>', '') },
  ]);
}

test('a sheet of more cells than may be held is marked all the same, and nothing else in it changes', async () => {
  const before = longWorkbook();
  const { bytes, fileName } = await annotator.annotate(before, {
    findings,
    language: 'zh',
    fileName: '工单.xlsx',
  });
  expect(fileName).toBe('工单（已批注）.xlsx');
  expect(changedParts(before, bytes)).toMatchObject({
    lost: [],
    changed: ['[Content_Types].xml', 'xl/_rels/w.xml.rels', 'xl/s0.xml', 'xl/s1.xml', 'xl/w.xml'],
  });
  const parts = unzip(Buffer.from(bytes));
  expect(differences(unzip(before).get('xl/s1.xml') ?? '', parts.get('xl/s1.xml') ?? '')).toEqual({
    lost: [],
    changed: [expect.stringMatching(/^c s: – → \d+$/), expect.stringMatching(/^c s: – → \d+$/)],
    inserted: [
      expect.stringMatching(/^<c r="E50000" s="\d+"\/><c r="F50000" s="\d+"\/>$/),
      expect.stringMatching(new RegExp(`^<row r="${absent}"><c r="A${absent}" s="\\d+"/></row>$`)),
      expect.stringMatching(/^<legacyDrawing [^>]*\/>$/),
    ],
  });
  // what stands in a marked cell is told, though the sheet was not held
  expect(parts.get('xl/worksheets/findings1.xml')).toContain(`>${rows * 2}<`);
});

test('of long text there are its first rows and those in which something was found, in their places', async () => {
  const lines = Array.from({ length: rows }, (_, row) => [`单${row + 1}`, row, row * 2, row * 3].join(','));
  const named = findings.map((one) => ({ ...one, sheet: 'CSV' }));
  const { bytes } = await annotator.annotate(Buffer.from(lines.join('\n')), {
    ...{ findings: named, language: 'en', fileName: 'orders.csv' },
  });
  const [list, copy] = (await read(bytes)).sheets;
  const shown = new Set(copy?.cells.map(({ row }) => row + 1));
  expect([...shown]).toEqual([...Array.from({ length: 20 }, (_, row) => row + 1), 50_000, absent, rows]);
  expect(list?.cells.some(({ text }) => text.includes('too large'))).toBe(true);
});

test('where it takes too much there are the findings alone', async () => {
  const small = createAnnotator({ ...limits, inflatedBytes: 100_000 });
  annotators.push(small);
  const { bytes } = await small.annotate(longWorkbook(), { findings, language: 'en', fileName: 'orders.xlsx' });
  expect((await read(bytes)).sheets.map(({ name }) => name)).toEqual(['Findings']);
});
