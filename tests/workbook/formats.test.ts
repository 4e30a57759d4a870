import { utils, write, type BookType } from '@e965/xlsx';
import { createWorkbookReader } from '../../src/workbook';
import { contentByAddress, limits, row, workbookOf, xlsx, xlsxParts, zip, type ZipEntryDraft } from './support';

const reader = createWorkbookReader(limits);
afterAll(() => reader.close());

/** What a program writes that is told to save the two rows in some format. */
function written(bookType: string): Buffer {
  const book = utils.book_new();
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([
      ['month', 'value'],
      ['July', 1.76],
    ]),
    'S1',
  );
  return Buffer.from(write(book, { type: 'buffer', bookType: bookType as BookType }) as Uint8Array);
}

describe('every age and kind of workbook has the same cells', () => {
  test.each([
    ['biff2', 'xls'],
    ['biff3', 'xls'],
    ['biff4', 'xls'],
    ['biff5', 'xls'],
    ['biff8', 'xls'],
    ['xla', 'xls'],
    ['xlsx', 'xlsx'],
    ['xlsm', 'xlsx'],
    ['xlam', 'xlsx'],
    ['xlsb', 'xlsb'],
    ['ods', 'ods'],
  ] as const)('%s', async (bookType, format) => {
    const workbook = workbookOf(await reader.read(written(bookType)));
    expect(workbook.format).toBe(format);
    const texts = Object.entries(contentByAddress(workbook)).map(([place, { kind, text }]) => [place, kind, text]);
    expect(texts).toEqual([
      ['A1', 'text', 'month'],
      ['B1', 'text', 'value'],
      ['A2', 'text', 'July'],
      ['B2', 'number', '1.76'],
    ]);
  });
});

describe('what other programs once wrote is not taken for a workbook, nor for csv', () => {
  test.each([
    ['xlml', 'xml spreadsheet 2003'],
    ['fods', 'flat opendocument'],
    ['html', 'html'],
    ['sylk', 'sylk'],
    ['dif', 'dif'],
    ['eth', 'socialcalc'],
    ['rtf', 'rtf'],
    ['dbf', 'binary'],
    ['wk1', 'binary'],
    ['wk3', 'binary'],
  ] as const)('%s', async (bookType, found) => {
    expect(await reader.read(written(bookType))).toMatchObject({
      ok: false,
      finding: { code: 'FILE_TYPE_UNKNOWN', values: { found } },
    });
  });

  test('a package of Numbers', async () => {
    expect(await reader.read(zip([{ name: 'Index/Document.iwa', content: 'x' }]))).toMatchObject({
      ok: false,
      finding: { code: 'FILE_TYPE_UNKNOWN', values: { found: 'numbers' } },
    });
  });
});

describe('packages as other programs write them', () => {
  const draft = { sheets: [row('><v>1</v>', ' t="str"><v>x</v>')] };
  const parts = xlsxParts(draft);
  const changed = (content: (xml: string, name: string) => string | Buffer, name = (old: string) => old) =>
    zip(parts.map((part) => ({ name: name(part.name), content: content(part.content.toString(), part.name) })));
  const utf16 = (xml: string) => Buffer.from(`\ufeff${xml.replace('UTF-8', 'UTF-16')}`, 'utf16le');
  const folderless = (name: string) => name.startsWith('[');
  const strict = 'http://purl.oclc.org/ooxml';
  const prefixed = (xml: string, name: string) =>
    /(sheet1|workbook|styles|sharedStrings)\.xml$/.test(name)
      ? xml.replace(/<(\/?)(?=[a-zA-Z])/g, '<$1x:').replace('xmlns=', 'xmlns:x=')
      : xml;
  const isOptional = ({ name }: ZipEntryDraft) => /styles|sharedStrings/.test(name);

  test.each([
    [
      'strict namespaces',
      changed((xml) =>
        xml
          .replaceAll('http://schemas.openxmlformats.org/spreadsheetml/2006/main', `${strict}/spreadsheetml/main`)
          .replaceAll('http://schemas.openxmlformats.org/officeDocument/2006', `${strict}/officeDocument`),
      ),
    ],
    ['absolute targets', changed((xml) => xml.replaceAll('Target="', 'Target="/xl/'))],
    [
      'upper case names',
      changed(
        (xml) => xml,
        (name) => (folderless(name) ? name : name.toUpperCase()),
      ),
    ],
    [
      'backslashes in names',
      changed(
        (xml) => xml,
        (name) => name.replaceAll('/', '\\'),
      ),
    ],
    [
      'names from the root',
      changed(
        (xml) => xml,
        (name) => (folderless(name) ? name : `/${name}`),
      ),
    ],
    [
      'a workbook part of another name',
      changed(
        (xml) => xml.replaceAll('workbook.xml', 'book2.xml'),
        (name) => name.replace('workbook.xml', 'book2.xml'),
      ),
    ],
    ['an entry that points out of the package', zip([...parts, { name: '../../etc/passwd', content: 'x' }])],
    [
      'neither styles nor shared strings',
      zip(
        parts
          .filter((part) => !isOptional(part))
          .map(({ name, content }) => ({
            name,
            content: content.toString().replace(/<(Override|Relationship) [^>]*(styles|sharedStrings)\.xml[^>]*>/g, ''),
          })),
      ),
    ],
    ['prefixed elements', changed(prefixed)],
    ['UTF-16, little end first', changed(utf16)],
    ['UTF-16, big end first', changed((xml) => utf16(xml).swap16())],
    ['byte order marks', changed((xml) => `\ufeff${xml}`)],
    [
      'comments and instructions',
      changed((xml) => xml.replace('<sheetData>', '<?x y?><!-- <c r="A9"><v>9</v></c> --><sheetData>')),
    ],
    ['a cell in a comment', changed((xml) => xml.replace('</row>', '<!-- <c r="C1"><v>9</v></c> --></row>'))],
    ['no addresses', xlsx({ sheets: ['<row><c><v>1</v></c><c t="str"><v>x</v></c></row>'] })],
    ['CDATA', xlsx({ sheets: [row('><v>1</v>', ' t="str"><v><![CDATA[x]]></v>')] })],
  ])('%s', async (_, bytes) => {
    expect(contentByAddress(workbookOf(await reader.read(bytes)))).toEqual({
      A1: { kind: 'number', text: '1' },
      B1: { kind: 'text', text: 'x' },
    });
  });

  test('what looks like a cell inside of a text is text', async () => {
    const text = '<c r="B1"><v>9</v></c>';
    const bytes = xlsx({ sheets: [row(' t="s"><v>0</v>')], strings: `<si><t><![CDATA[${text}]]></t></si>` });
    expect(contentByAddress(workbookOf(await reader.read(bytes)))).toEqual({ A1: { kind: 'text', text } });
  });

  test('links to elsewhere are not followed: their last results are what there is', async () => {
    const bytes = xlsx({
      sheets: [row('><f>[1]S!A1</f><v>5</v>', '><f>WEBSERVICE("http://127.0.0.1:1/")</f><v>6</v>')],
      extra: [{ name: 'xl/externalLinks/externalLink1.xml', content: '<externalLink/>' }],
    });
    const { A1, B1 } = contentByAddress(workbookOf(await reader.read(bytes)));
    expect([A1, B1]).toMatchObject([{ text: '5' }, { text: '6' }]);
  });

  test.each([
    ['no sheets', xlsx({ sheets: [] })],
    ['a sheet that is not well formed', changed((xml) => xml.replace('</row>', '<c></row>'))],
    ['a comment without end', changed((xml) => xml.replace('</row>', `${'<!--'.repeat(100_000)}</row>`))],
    ['a text that is not there', xlsx({ sheets: [row(' t="s"><v>7</v>')], strings: '<si><t>a</t></si>' })],
  ])('refused: %s', async (_, bytes) => {
    expect(await reader.read(bytes)).toMatchObject({ ok: false, finding: { code: 'FILE_UNREADABLE' } });
  });
});
