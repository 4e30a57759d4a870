import { createWorkbookReader } from '../../src/workbook';
import { limits, workbookOf } from './support';

const reader = createWorkbookReader(limits);
afterAll(() => reader.close());

const records = async (bytes: Uint8Array) =>
  workbookOf(await reader.read(bytes)).sheets[0]?.cells.map(({ row, column, text }) => [row, column, text]);
const codeOf = async (bytes: Uint8Array) => {
  const reading = await reader.read(bytes);
  return reading.ok ? 'ok' : reading.finding.code;
};

// 月份,值 in GBK.
const gbk = Buffer.from([0xd4, 0xc2, 0xb7, 0xdd, 0x2c, 0xd6, 0xb5]);

describe('encodings', () => {
  const expected = [
    [0, 0, '月份'],
    [0, 1, '值'],
  ];
  test.each([
    ['UTF-8', Buffer.from('月份,值')],
    ['UTF-8 with a mark', Buffer.from('\ufeff月份,值')],
    ['GBK', gbk],
    ['UTF-16 LE', Buffer.from('\ufeff月份,值', 'utf16le')],
    ['UTF-16 BE', Buffer.from('\ufeff月份,值', 'utf16le').swap16()],
  ])('%s', async (_, bytes) => expect(await records(bytes)).toEqual(expected));

  test('a character of four bytes that only GB 18030 has', async () => {
    expect(await records(Buffer.concat([gbk, Buffer.from([0x2c, 0x81, 0x39, 0xee, 0x39])]))).toEqual([
      ...expected,
      [0, 2, '\u3400'],
    ]);
  });

  test('neither of them', async () =>
    expect(await codeOf(Buffer.from([0x61, 0x2c, 0xd4, 0x20, 0x81]))).toBe('TEXT_ENCODING_UNKNOWN'));
});

describe('fields', () => {
  test('are texts exactly as written, rows of any length', async () => {
    const text = '0012, 1.76 ,"a ""b"", c"\r\n\r\n99.65%\n1E-5,"two\nlines",,x\n';
    expect(await records(Buffer.from(text))).toEqual([
      [0, 0, '0012'],
      [0, 1, ' 1.76 '],
      [0, 2, 'a "b", c'],
      [2, 0, '99.65%'],
      [3, 0, '1E-5'],
      [3, 1, 'two\nlines'],
      [3, 3, 'x'],
    ]);
  });

  test.each([
    [';', 'a;b,c;d\n1,5;2;3'],
    ['\t', 'a\tb\tc,d\n1\t2\t3'],
    [',', '标题\na,b,c\n"x;y;z;w;v",2,3'],
  ])('separated by %j', async (separator, text) => {
    const last = text.split('\n').at(-1) ?? '';
    expect((await records(Buffer.from(text)))?.at(-1)?.slice(1)).toEqual([2, last.split(separator).at(-1)]);
  });

  test('a quote that is not closed, or stands inside a field, is named with its line', async () => {
    for (const [text, line] of [
      ['a,b\n"c,d\ne,f\ng,h', 2],
      ['a,b\nc,d\ne"x,f\n', 3],
      ['"a"b,c\n', 1],
    ] as const) {
      const reading = await reader.read(Buffer.from(text));
      expect(reading).toMatchObject({ ok: false, finding: { code: 'CSV_MALFORMED', values: { line } } });
    }
  });

  test('nothing but white space is an empty file', async () => {
    expect(await codeOf(Buffer.from(' \r\n\t\n'))).toBe('FILE_EMPTY');
    expect(await codeOf(new Uint8Array())).toBe('FILE_EMPTY');
  });
});
