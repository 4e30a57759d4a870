import { unzip } from '../workbook/support';
import { changedParts, differences } from './differences';
import { fullWorkbook } from './full-workbook';
import { annotated, plant, read } from './support';

const main = "O'Neil & 表";
const findings = [
  plant('NUMBER_UNREADABLE', { sheet: '数据', cell: 'B2' }, { text: '1.76' }),
  plant(
    'VOLUME_MISSING',
    { sheet: '数据', cell: 'C3', cells: ['B3', 'C2', 'F9'] },
    { series: '甲', period: '2009-07' },
  ),
  plant('NUMBER_UNREADABLE', { sheet: '数据', cell: 'B4' }, { text: '' }),
  plant('NUMBER_UNREADABLE', { sheet: '数据', cell: 'D5' }, { text: '' }),
  plant('NUMBER_UNREADABLE', { sheet: '数据', cell: 'B7' }, { text: '' }),
  plant('NUMBER_UNREADABLE', { sheet: '数据', cell: 'A3' }, { text: '40000' }),
  plant('NUMBER_UNREADABLE', { sheet: main, cell: 'B2' }, { text: '2' }),
  plant('NUMBER_UNREADABLE', { sheet: '空', cell: 'B2' }, { text: '' }),
  plant('NUMBER_UNREADABLE', { sheet: 'gone', cell: 'B2' }, { text: '' }),
  plant('BRANCH_MISSING'),
];
const before = fullWorkbook();
/** A part as it was, without its declaration. */
const original = (part: string) => (partsBefore.get(part) ?? '').replace(/^<\?xml.*?\?>\s*/s, '');
const after = annotated(before, findings, '沈阳.xlsm', 'en');
const partsBefore = unzip(before);
const parts = after.then(({ bytes }) => unzip(Buffer.from(bytes)));

async function difference(part: string): Promise<ReturnType<typeof differences>> {
  return differences(partsBefore.get(part) ?? '', (await parts).get(part) ?? '');
}

test('parts that are not concerned keep their packed bytes', async () => {
  expect(changedParts(before, (await after).bytes)).toEqual({
    lost: [],
    changed: [
      '[Content_Types].xml',
      'xl/_rels/workbook.xml.rels',
      'xl/comments1.xml',
      'xl/drawings/vmlDrawing1.vml',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/worksheets/_rels/sheet2.xml.rels',
      'xl/worksheets/sheet1.xml',
      'xl/worksheets/sheet2.xml',
      'xl/worksheets/sheet3.xml',
    ],
    added: [
      'xl/comments2.xml',
      'xl/comments3.xml',
      'xl/drawings/vmlDrawing2.vml',
      'xl/drawings/vmlDrawing3.vml',
      'xl/worksheets/_rels/sheet3.xml.rels',
      'xl/worksheets/findings1.xml',
    ],
  });
});

test('of the parts that are concerned, nothing is lost', async () => {
  for (const part of changedParts(before, (await after).bytes).changed) {
    expect({ part, lost: (await difference(part)).lost }).toEqual({ part, lost: [] });
  }
});

test('a sheet changes in the styles of its faulty cells, and gets the cells that it lacks', async () => {
  expect(await difference('xl/worksheets/sheet1.xml')).toEqual({
    lost: [],
    changed: [
      // B2, C2, A3 and C3; row 4, which was empty; A6, which stands for B7.
      expect.stringMatching(/^c s: 1 → \d+$/),
      expect.stringMatching(/^c s: 2 → \d+$/),
      expect.stringMatching(/^c s: – → \d+$/),
      expect.stringMatching(/^c s: – → \d+$/),
      'row opened',
      expect.stringMatching(/^c s: – → \d+$/),
    ],
    inserted: [
      expect.stringMatching(/^<c r="B3" s="\d+"\/>$/),
      expect.stringMatching(/^<c r="B4" s="\d+"\/><\/row>$/),
      expect.stringMatching(/^<row r="5"><c r="D5" s="\d+"\/><\/row>$/),
      expect.stringMatching(/^<row r="9"><c r="F9" s="\d+"\/><\/row>$/),
    ],
  });
  expect(await difference('xl/worksheets/sheet3.xml')).toEqual({
    lost: [],
    changed: ['sheetData opened'],
    inserted: [
      expect.stringMatching(
        /^<row r="2"><c r="B2" s="\d+"\/><\/row><\/sheetData><legacyDrawing xmlns:r="[^"]+\/relationships" r:id="rId\d+"\/>$/,
      ),
    ],
  });
});

test('a sheet written with prefixes gets what it lacks with the same, before what may not precede it', async () => {
  expect(await difference('xl/worksheets/sheet2.xml')).toEqual({
    lost: [],
    changed: ['x:sheetView tabSelected: true → false', expect.stringMatching(/^x:c s: 1 → \d+$/)],
    inserted: [expect.stringMatching(/^<x:legacyDrawing xmlns:r="[^"]+" r:id="rId\d+"\/>$/)],
  });
  const sheet = (await parts).get('xl/worksheets/sheet2.xml') ?? '';
  const [drawing = ''] = /<x:legacyDrawing[^>]*>/.exec(sheet) ?? [];
  expect(sheet.indexOf('<x:legacyDrawing')).toBe(sheet.indexOf('<mc:AlternateContent') - drawing.length);
});

test('a filled style is its old style in all but the fill', async () => {
  const styles = (await parts).get('xl/styles.xml') ?? '';
  const [, xfs = ''] = /<cellXfs count="(?:\d+)">(.*)<\/cellXfs>/s.exec(styles) ?? [];
  const list = xfs.match(/<xf [^>]*\/>|<xf .*?<\/xf>/gs) ?? [];
  expect(Number(/<cellXfs count="(\d+)"/.exec(styles)?.[1])).toBe(list.length);
  const fills = styles.match(/<fill>.*?<\/fill>/gs) ?? [];
  expect(Number(/<fills count="(\d+)"/.exec(styles)?.[1])).toBe(fills.length);
  const sheet = (await parts).get('xl/worksheets/sheet1.xml') ?? '';
  const tagOf = (cell: string) => new RegExp(`<c [^>]*r="${cell}"[^>]*>`).exec(sheet)?.[0] ?? '';
  const styleOf = (cell: string) => list[Number(/ s=["'](\d+)/.exec(tagOf(cell))?.[1])] ?? '';
  const fillOf = (cell: string) => fills[Number(/fillId="(\d+)"/.exec(styleOf(cell))?.[1])];
  const unfilled = (cell: string) =>
    styleOf(cell)
      .replace(/fillId="\d+"/, 'fillId="0"')
      .replace(' applyFill="1"', '');
  const [plain, centred, percent] = list;

  expect(unfilled('B2')).toBe(centred);
  expect(unfilled('C2')).toBe(percent);
  // Row 4 has a style of its own, and so has column D; column F has none.
  expect(unfilled('B4')).toBe(centred);
  expect(unfilled('D5')).toBe(percent);
  expect(unfilled('F9')).toBe(plain);
  expect(fillOf('B2')).toContain('FFFFC7CE');
  expect(fillOf('C3')).toContain('FFFFF2CC');
  expect(fillOf('F9')).toContain('FFFFF2CC');
  // B7 is inside of the merge A6:C7, of which only the first cell shows.
  expect(fillOf('A6')).toContain('FFFFC7CE');
});

test('the sheet of findings comes first, opens first, and moves what counts by place', async () => {
  expect(await difference('xl/workbook.xml')).toEqual({
    lost: [],
    changed: [
      'workbookView firstSheet: 1 → 0',
      'workbookView activeTab: 1 → 0',
      'definedName localSheetId: 0 → 1',
      'definedName localSheetId: 1 → 2',
    ],
    inserted: [
      expect.stringMatching(/^<sheet name="Findings \(2\)" sheetId="10" xmlns:r="[^"]+" r:id="rId10"\/>$/),
      expect.stringMatching(
        /^<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'Findings \(2\)'!\$A\$5:\$G\$15<\/definedName>$/,
      ),
    ],
  });
  const rels = (await parts).get('xl/_rels/workbook.xml.rels') ?? '';
  expect(rels).toMatch(/Id="rId10" Type="[^"]+\/worksheet" Target="worksheets\/findings1.xml"/);
});

test('comments that are there are kept, and ours come after them', async () => {
  const { inserted, lost, changed } = await difference('xl/comments1.xml');
  expect({ lost, changed }).toEqual({ lost: [], changed: [] });
  expect(inserted[0]).toBe('<author>Tongbao 通报</author>');
  expect(inserted.join('\n')).toMatch(/\n\nError: “1.76” is not a number\n→ /);
  const comments = (await parts).get('xl/comments1.xml') ?? '';
  const texts = new Map(
    [...comments.matchAll(/<comment ref="(\w+)" authorId="(\d)">(.*?)<\/comment>/gs)].map(
      ([, ref = '', by, text = '']) => [ref, `${by} ${text.replace(/<[^>]*>/g, '')}`],
    ),
  );
  expect(texts.get('B2')).toMatch(/^0 请核对\n\nError: “1.76” is not a number\n→ /);
  expect(texts.get('A3')).toMatch(/^1 \[Threaded comment\]\n\nError: /);
  expect(texts.get('F9')).toBe('2 Warning: see C3: Volume missing');
  expect([...texts.keys()]).toEqual(['B2', 'A3', 'C2', 'B3', 'C3', 'B4', 'D5', 'A6', 'F9']);
});

test('boxes are added for new comments only, with numbers of their own', async () => {
  const drawing = (await parts).get('xl/drawings/vmlDrawing1.vml') ?? '';
  const old = partsBefore.get('xl/drawings/vmlDrawing1.vml') ?? '';
  expect(drawing.startsWith(old.slice(0, -'</xml>'.length))).toBe(true);
  const numbers = [...drawing.matchAll(/id="_x0000_s(\d+)"/g)].map(([, number]) => number);
  expect(new Set(numbers).size).toBe(2 + 7);
  const places = [...drawing.matchAll(/<x:Row>(\d+)<\/x:Row><x:Column>(\d+)</g)].map(
    ([, row, column]) => `${row},${column}`,
  );
  expect(places).toEqual(['1,1', '2,0', '1,2', '2,1', '2,2', '3,1', '4,3', '5,0', '8,5']);
  const blocks = [1, 2, 3].map(
    async (n) => /idmap v:ext="edit" data="(\d)"/.exec((await parts).get(`xl/drawings/vmlDrawing${n}.vml`) ?? '')?.[1],
  );
  expect(await Promise.all(blocks)).toEqual(['1', '2', '3']);
});

test('the reader finds the same cells as before, and the findings before them', async () => {
  const [first, ...rest] = (await read((await after).bytes)).sheets;
  expect(first?.name).toBe('Findings (2)');
  expect(rest).toEqual((await read(before)).sheets);
});

test('an annotated copy can be annotated again; what we said before is replaced', async () => {
  const once = (await after).bytes;
  const again = await annotated(
    once,
    [
      plant('NUMBER_UNREADABLE', { sheet: main, cell: 'B2' }, { text: '2' }),
      plant('CELL_ERROR', { sheet: '数据', cell: 'F9' }, { text: '#N/A' }),
    ],
    (await after).fileName,
    'en',
  );
  expect(again.fileName).toBe('沈阳 (annotated).xlsm');
  const names = (await read(before)).sheets.map(({ name }) => name);
  expect((await read(again.bytes)).sheets.map(({ name }) => name)).toEqual(['Findings (3)', 'Findings (2)', ...names]);
  const comments = unzip(Buffer.from(again.bytes)).get('xl/comments1.xml') ?? '';
  const f9 = /<comment ref="F9".*?<\/comment>/s.exec(comments)?.[0].replace(/<[^>]*>/g, '');
  expect(f9).toMatch(/^Error: the cell holds the error #N\/A\n→ /);
});

test('the same input makes the same bytes, and macros stay what they are', async () => {
  const again = await annotated(before, findings, '沈阳.xlsm', 'en');
  expect(Buffer.from(again.bytes).equals((await after).bytes)).toBe(true);
  expect((await after).fileName).toBe('沈阳 (annotated).xlsm');
});

test('a workbook without views, styles and types of its own gets them', async () => {
  const bare = fullWorkbook({
    'xl/workbook.xml': original('xl/workbook.xml').replace(/<bookViews>.*<\/bookViews>/, ''),
    'xl/styles.xml': '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>',
    '[Content_Types].xml': original('[Content_Types].xml').replace(/<Default Extension="vml"[^>]*>/, ''),
  });
  const bytes = Buffer.from((await annotated(bare, findings)).bytes);
  const made = unzip(bytes);
  expect(made.get('[Content_Types].xml')).toContain('<Default Extension="vml"');
  expect(made.get('xl/styles.xml')).toMatch(
    /<fonts count="\d+">.*<fills count="\d+">.*<borders count="\d+">.*<cellXfs count="\d+">/s,
  );
  expect((await read(bytes)).sheets.slice(1)).toEqual((await read(bare)).sheets);
});

test('a signature that no longer holds is let go, and the first sheet says so', async () => {
  const origin = 'http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin';
  const rels = original('_rels/.rels');
  const signed = fullWorkbook({
    '_rels/.rels': rels.replace(
      '</Relationships>',
      `<Relationship Id="s" Type="${origin}" Target="_xmlsignatures/origin.sigs"/></Relationships>`,
    ),
    '_xmlsignatures/origin.sigs': '',
  });
  const { bytes } = await annotated(signed, findings);
  expect(unzip(Buffer.from(bytes)).get('_rels/.rels')).not.toContain('digital-signature');
  expect((await read(bytes)).sheets[0]?.cells.map(({ text }) => text)).toContainEqual(
    expect.stringContaining('数字签名'),
  );
});
