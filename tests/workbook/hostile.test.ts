import { CFB } from '@e965/xlsx';
import { deflateRawSync } from 'node:zlib';
import { findingKinds, type Finding } from '../../src/model';
import { createWorkbookReader, type Reading, type WorkbookLimits } from '../../src/workbook';
import { limits, ods, row, sample, workbookOf, xlsx, xlsxParts, zip, type ZipEntryDraft } from './support';

const reader = createWorkbookReader(limits);
afterAll(() => reader.close());

const draft = { sheets: [row('><v>1</v>')] };
const findingOf = (reading: Reading): Finding => {
  if (reading.ok) throw new Error('it was read');
  return reading.finding;
};
const refusal = async (bytes: Uint8Array) => findingOf(await reader.read(bytes));
const withParts = (change: (entry: ZipEntryDraft) => ZipEntryDraft) => zip(xlsxParts(draft).map(change));
const changeSheet = (change: Partial<ZipEntryDraft>) =>
  withParts((entry) => (entry.name.endsWith('sheet1.xml') ? { ...entry, ...change } : entry));

async function within(change: Partial<WorkbookLimits>, bytes: Uint8Array): Promise<Reading> {
  const narrow = createWorkbookReader({ ...limits, ...change });
  try {
    return await narrow.read(bytes);
  } finally {
    await narrow.close();
  }
}

test('the fixtures themselves are sound', async () => {
  expect((await reader.read(withParts((entry) => entry))).ok).toBe(true);
});

describe('what is not a workbook says what it is', () => {
  const office = (part: string, name: string) =>
    zip([
      {
        name: '[Content_Types].xml',
        content: `<Types><Override PartName="/${part}" ContentType="x.${name}.main+xml"/></Types>`,
      },
      { name: part, content: '<x/>' },
    ]);
  test.each([
    ['pdf', Buffer.from('%PDF-1.7\n%âãÏÓ')],
    ['png', Buffer.from('\x89PNG\r\n\x1a\n\0\0', 'latin1')],
    ['jpeg', Buffer.from('\xff\xd8\xff\xe0\0\x10JFIF', 'latin1')],
    ['gif', Buffer.from('GIF89a\0\0')],
    ['gzip', Buffer.from('\x1f\x8b\x08\0', 'latin1')],
    ['rtf', Buffer.from('{\\rtf1 x}')],
    ['html', Buffer.from('\n<html><table><tr><td>1</td></tr></table></html>')],
    ['html', Buffer.from('\ufeff<!DOCTYPE HTML PUBLIC "x"><HTML>')],
    [
      'xml spreadsheet 2003',
      Buffer.from('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
    ],
    ['xml', Buffer.from('<?xml version="1.0"?><a/>')],
    ['docx', office('word/document.xml', 'wordprocessingml')],
    ['pptx', office('ppt/presentation.xml', 'presentationml')],
    ['opendocument text', zip([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' }])],
    ['zip', zip([{ name: 'a.txt', content: 'a' }])],
    ['zip', Buffer.from('PK\x05\x06'.padEnd(22, '\0'), 'latin1')],
    ['binary', Buffer.from([1, 2, 3, 0, 0, 0, 200, 7, 44, 10])],
    ['doc', compound('/WordDocument')],
    ['compound file', compound('/Other')],
  ])('%s', async (found, bytes) => {
    expect(await refusal(bytes)).toMatchObject({ code: 'FILE_TYPE_UNKNOWN', severity: 'error', values: { found } });
  });
});

function compound(...streams: readonly string[]): Buffer {
  const tools = CFB as {
    utils: { cfb_new(): object; cfb_add(file: object, name: string, content: Buffer): void };
    write(file: object, options: object): Buffer;
  };
  const file = tools.utils.cfb_new();
  for (const name of streams) tools.utils.cfb_add(file, name, Buffer.alloc(5000, 7));
  return tools.write(file, { type: 'buffer' });
}

describe('passwords', () => {
  test.each([
    ['an encrypted package', compound('/EncryptionInfo', '/EncryptedPackage')],
    ['an encrypted zip entry', changeSheet({ flags: 1 })],
    [
      'an encrypted ods',
      ods('<table:table table:name="x"/>', '', [
        { name: 'META-INF/manifest.xml', content: '<manifest:encryption-data/>' },
      ]),
    ],
    ['an encrypted xls', xlsWithPassword()],
  ])('%s', async (_, bytes) => expect((await refusal(bytes)).code).toBe('FILE_ENCRYPTED'));
});

/** A BIFF 8 stream whose second record is FILEPASS, with the XOR scheme. */
function xlsWithPassword(): Buffer {
  return Buffer.from('090810000006050000000000000000000000000' + '02f00060000000000000' + '00a000000', 'hex');
}

describe('packages that are not what they declare', () => {
  test.each([
    ['a size too small', changeSheet({ declaredSize: 10 })],
    ['a size too large', changeSheet({ declaredSize: 100_000 })],
    ['a checksum of something else', changeSheet({ crc: 1 })],
    ['an unknown method', changeSheet({ method: 12 })],
    ['another name in the local header', changeSheet({ localName: 'xl/worksheets/sheet2.xml' })],
    ['an entry inside another one', changeSheet({ offset: 0, name: '[Content_Types].xm2' })],
    ['an entry beyond the end', changeSheet({ offset: 10_000_000 })],
    [
      'two entries of one name',
      zip([...xlsxParts(draft), { name: 'XL/workbook.xml', content: '<workbook></workbook>' }]),
    ],
    ['a part that breaks off', changeSheet({ content: '<worksheet><sheetData><row r="1">' })],
    ['a cell of two values', xlsx({ sheets: [row('><v>1</v><v>3</v>')] })],
    ['a cell of two formulas', xlsx({ sheets: [row('><f>A2</f><f>A3</f><v>1</v>')] })],
    ['a cell of two texts', xlsx({ sheets: [row(' t="inlineStr"><is><t>a</t></is><is><t>b</t></is>')] })],
    ['a part that is missing', zip(xlsxParts(draft).filter(({ name }) => !name.endsWith('sheet1.xml')))],
    ['a part that is not UTF-8', changeSheet({ content: Buffer.from('<worksheet>\xff\xfe</worksheet>', 'latin1') })],
  ])('%s', async (_, bytes) => {
    expect((await refusal(bytes)).code).toBe('FILE_UNREADABLE');
  });

  test.each(['xl/workbook.xml', 'xl/sharedStrings.xml', 'xl/styles.xml', 'xl/worksheets/sheet1.xml'])(
    'a document type in %s',
    async (name) => {
      const bytes = withParts((entry) =>
        entry.name === name
          ? { ...entry, content: `<!DOCTYPE x [<!ENTITY a "aaaa">]>${entry.content.toString()}` }
          : entry,
      );
      const finding = await refusal(bytes);
      expect(finding.code).toBe('FILE_UNREADABLE');
      expect(finding.values['reason']).toContain('<!DOCTYPE');
      expect(finding.values['reason']).toContain(name);
    },
  );
});

describe('limits', () => {
  test('a package that inflates a thousandfold', async () => {
    const bomb = zip([...xlsxParts(draft), { name: 'xl/media/a.bin', content: Buffer.alloc(64 * 1024 * 1024) }]);
    expect(bomb.length).toBeLessThan(100_000);
    const ratio = Math.ceil((64 * 1024 * 1024) / bomb.length);
    const { code, values } = await refusal(bomb);
    expect(code).toBe('FILE_INFLATES_TOO_STEEPLY');
    expect(Number(values['ratio'])).toBeGreaterThanOrEqual(ratio);
    expect(values).toMatchObject({ limit: 200, setting: 'LIMIT_INFLATION_RATIO' });
    expect(findingOf(await within({ inflatedBytes: 1024 * 1024 }, bomb))).toMatchObject({
      code: 'FILE_INFLATES_TOO_MUCH',
      values: { limit: 1024 * 1024, setting: 'LIMIT_INFLATED_BYTES' },
    });
  });

  test('a gigabyte of zeros that declares to be ten bytes', async () => {
    // One deflate block of zeros after the other, as one stream: a megabyte that is a gigabyte.
    const block = deflateRawSync(Buffer.alloc(1024 * 1024), { finishFlush: 2 });
    const stream = Buffer.concat([...Array.from({ length: 1024 }, () => block), Buffer.from([3, 0])]);
    expect(stream.length).toBeLessThan(2 * 1024 * 1024);
    const placeholder = Buffer.from('0123456789');
    const bytes = zip([{ name: 'xl/workbook.xml', content: placeholder }]);
    const packed = deflateRawSync(placeholder);
    const at = bytes.indexOf(packed);
    const patched = Buffer.concat([bytes.subarray(0, at), stream, bytes.subarray(at + packed.length)]);
    const central = patched.indexOf('PK\x01\x02', 0, 'latin1');
    patched.writeUInt32LE(stream.length, central + 20);
    patched.writeUInt32LE(central, patched.length - 6);
    expect((await refusal(patched)).code).toBe('FILE_UNREADABLE');
  });

  const two = {
    sheets: [row('><v>1</v>', '><v>2</v>', '><v>3</v>'), ''],
    after: '<mergeCells><mergeCell ref="A2:B2"/><mergeCell ref="A3:B3"/></mergeCells>',
  };
  const text = xlsx({ sheets: [row(` t="inlineStr"><is><t>${'长'.repeat(300)}</t></is>`)] });
  const csv = Buffer.from('a,b,c\n');
  const table =
    '<table:table table:name="x"><table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="10000"/></table:table-row></table:table>';
  test.each([
    ['fileBytes', 10, csv, undefined],
    ['fileBytes', 5, csv, { code: 'FILE_TOO_LARGE', values: { bytes: 6, limit: 5, setting: 'LIMIT_FILE_BYTES' } }],
    ['cells', 3, xlsx(two), undefined],
    ['cells', 2, xlsx(two), { code: 'WORKBOOK_TOO_MANY_CELLS', values: { limit: 2, setting: 'LIMIT_CELLS' } }],
    ['cells', 2, csv, { code: 'WORKBOOK_TOO_MANY_CELLS', values: { limit: 2, setting: 'LIMIT_CELLS' } }],
    [
      'cells',
      5_000_000,
      ods(table),
      { code: 'WORKBOOK_TOO_MANY_CELLS', values: { limit: 5_000_000, setting: 'LIMIT_CELLS' } },
    ],
    ['sheets', 2, xlsx(two), undefined],
    ['sheets', 1, xlsx(two), { code: 'WORKBOOK_TOO_MANY_SHEETS', values: { limit: 1, setting: 'LIMIT_SHEETS' } }],
    ['sheets', 7, sample('抚顺'), { code: 'WORKBOOK_TOO_MANY_SHEETS', values: { limit: 7, setting: 'LIMIT_SHEETS' } }],
    ['merges', 2, xlsx(two), undefined],
    ['merges', 1, xlsx(two), { code: 'WORKBOOK_TOO_MANY_MERGES', values: { limit: 1, setting: 'LIMIT_MERGES' } }],
    [
      'merges',
      17,
      sample('营口'),
      { code: 'WORKBOOK_TOO_MANY_MERGES', values: { limit: 17, setting: 'LIMIT_MERGES' } },
    ],
    ['textLength', 300, text, undefined],
    [
      'textLength',
      299,
      text,
      {
        code: 'TEXT_TOO_LONG',
        sheet: 'sheet1',
        cell: 'A1',
        values: { length: 300, limit: 299, setting: 'LIMIT_TEXT_LENGTH' },
      },
    ],
  ] as const)('%s of %d', async (name, limit, bytes, expected) => {
    const reading = await within({ [name]: limit }, bytes);
    if (expected === undefined) workbookOf(reading);
    else expect(findingOf(reading)).toMatchObject(expected);
  });

  test('a package beyond everything at once is refused for that, and not for the time it takes', async () => {
    const merges = Array.from({ length: 300_000 }, (_, index) => `<mergeCell ref="A${index + 1}:B${index + 1}"/>`).join(
      '',
    );
    expect((await refusal(xlsx({ ...draft, after: `<mergeCells>${merges}</mergeCells>` }))).code).toBe(
      'WORKBOOK_TOO_MANY_MERGES',
    );
  });

  test('a cell that no sheet has', async () => {
    const far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="99999999"><c r="A99999999"><v>1</v></c></row>';
    expect((await refusal(xlsx({ sheets: [far] }))).code).toBe('FILE_UNREADABLE');
  });
});

describe('damage', () => {
  test.each(['沈阳', '抚顺', '朝阳', '葫芦岛'])('%s cut off at 50 places', async (branch) => {
    const whole = sample(branch);
    for (let index = 1; index <= 50; index += 1) {
      const { code, values } = await refusal(whole.subarray(0, Math.floor((whole.length * index) / 51)));
      expect([code, JSON.stringify(values)]).toEqual(['FILE_UNREADABLE', expect.any(String)]);
    }
  });

  test.each(['沈阳', '抚顺', '朝阳', '辽阳'])(
    '%s with bytes changed is read or refused, and the reader lives',
    async (branch) => {
      // A damaged .xls may lead its reader in circles, which time ends.
      const hasty = createWorkbookReader({ ...limits, parseSeconds: 2 });
      const whole = sample(branch);
      for (let index = 0; index < 60; index += 1) {
        const changed = Buffer.from(whole);
        for (let hit = 0; hit < 8; hit += 1) {
          const at = (index * 7919 + hit * 104_729) % changed.length;
          changed[at] = (changed[at] ?? 0) ^ (1 << ((index + hit) % 8));
        }
        const reading = await hasty.read(changed);
        if (!reading.ok) expect(findingKinds).toHaveProperty(reading.finding.code);
      }
      expect((await hasty.read(whole)).ok).toBe(true);
      await hasty.close();
    },
  );

  test("the caller's bytes stay as they were", async () => {
    const bytes = sample('沈阳');
    const before = Buffer.from(bytes);
    await reader.read(bytes);
    expect(bytes.equals(before)).toBe(true);
  });
});
