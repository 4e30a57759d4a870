import ExcelJS from 'exceljs';
import { createWorkbookReader } from '../../src/workbook';
import { contentByAddress, limits, row, workbookOf, xlsx, type XlsxDraft } from './support';

const reader = createWorkbookReader(limits);
afterAll(() => reader.close());

const cellsOf = async (bytes: Uint8Array) => contentByAddress(workbookOf(await reader.read(bytes)));

const firstRow = (cells: readonly string[], draft: Partial<XlsxDraft> = {}) =>
  cellsOf(xlsx({ sheets: [row(...cells)], ...draft }));

describe('numbers', () => {
  test('are the shortest decimal of the stored number, without exponent', async () => {
    const stored = [
      '1.76',
      '1.7600000000000000',
      '1E-5',
      '-2.5e3',
      '1e21',
      '0.1',
      '123456789012345678',
      '-0',
      '9.9999999999999995E-8',
    ];
    const cells = await firstRow(stored.map((value) => `><v>${value}</v>`));
    expect(Object.values(cells).map(({ text }) => text)).toEqual([
      '1.76',
      '1.76',
      '0.00001',
      '-2500',
      '1000000000000000000000',
      '0.1',
      '123456789012345680',
      '0',
      '0.0000001',
    ]);
    expect(new Set(Object.values(cells).map(({ kind }) => kind))).toEqual(new Set(['number']));
  });

  test.each([
    ['0.00%', '0.9965', { percent: true, decimals: 2 }],
    ['0%', '0.9965', { percent: true, decimals: 0 }],
    ['0.00', '1.76', { decimals: 2 }],
    ['0.00_ ', '1.76', { decimals: 2 }],
    ['0.00_);[Red]\\(0.00\\)', '1.76', { decimals: 2 }],
    ['#,##0.0', '1.76', { decimals: 1 }],
    ['0.00"%"', '99.65', { decimals: 2 }],
    ['0.00\\%', '99.65', { decimals: 2 }],
    ['0.00"天"', '1.76', { decimals: 2 }],
    ['[DBNum1][$-804]0.0', '1.76', { decimals: 1 }],
    ['0.0;0.000%', '-0.5', { percent: true, decimals: 3 }],
    ['0.0;-0.0;0', '0', { decimals: 0 }],
    ['0.00E+00', '1.76', {}],
    ['# ?/?', '1.76', {}],
    ['0.0,', '17600', {}],
    ['General', '1.76', {}],
    ['@', '1.76', {}],
    [10, '0.9965', { percent: true, decimals: 2 }],
    [1, '403', { decimals: 0 }],
    [44, '1.5', { decimals: 2 }],
  ])('shown as %s: %s', async (format, value, expected) => {
    const { A1 } = await firstRow([` s="1"><v>${value}</v>`], { formats: [format] });
    expect(A1).toEqual({ kind: 'number', text: value, ...expected });
  });

  test('what is no number in a number cell is an error', async () => {
    const { A1, B1 } = await firstRow(['><v>abc</v>', '><v>1e999</v>']);
    expect([A1, B1]).toEqual([
      { kind: 'error', text: '#NUM!' },
      { kind: 'error', text: '#NUM!' },
    ]);
  });
});

describe('dates', () => {
  // 2009-07-01 is day 39995 of the 1900 calendar and day 38533 of the 1904 one.
  test.each([
    ['yyyy-mm-dd', false, '39995', '2009-07-01'],
    ['yyyy\\年m\\月', false, '39995', '2009-07-01'],
    ['[$-804]yyyy"年"m"月"d"日"', false, '39995', '2009-07-01'],
    ['m-d', true, '38533', '2009-07-01'],
    ['yyyy/m/d h:mm', false, '39995.354166666664', '2009-07-01T08:30:00'],
    [14, false, '39995', '2009-07-01'],
    [57, false, '39995', '2009-07-01'],
    [31, true, '38533', '2009-07-01'],
    ['yyyy-mm-dd', false, '1', '1900-01-01'],
    ['yyyy-mm-dd', false, '61', '1900-03-01'],
    ['yyyy-mm-dd', true, '0', '1904-01-01'],
    ['yyyy-mm-dd', false, '2958465', '9999-12-31'],
  ])('format %s, 1904 %s, serial %s', async (format, date1904, serial, expected) => {
    const cells = await firstRow([` s="1"><v>${serial}</v>`, ` s="1"><v>${serial}</v>`], {
      formats: [format],
      date1904,
    });
    expect(cells).toEqual({ A1: { kind: 'date', text: expected }, B1: { kind: 'date', text: expected } });
  });

  test('a number that is beyond the calendar stays a number', async () => {
    const { A1, B1 } = await firstRow([' s="1"><v>-1</v>', ' s="1"><v>2958466</v>'], { formats: ['yyyy-mm-dd'] });
    expect([A1?.kind, A1?.text, B1?.kind, B1?.text]).toEqual(['number', '-1', 'number', '2958466']);
  });

  test('an ISO date cell does not depend on where it is read', async () => {
    const { A1 } = await firstRow([' t="d" s="1"><v>2009-07-01</v>'], { formats: ['yyyy-mm-dd'] });
    expect(A1).toEqual({ kind: 'date', text: '2009-07-01' });
  });

  test('written by another library, in either calendar', async () => {
    for (const date1904 of [false, true]) {
      const book = new ExcelJS.Workbook();
      book.properties.date1904 = date1904;
      const cell = book.addWorksheet('日期').getCell('B2');
      cell.value = new Date(Date.UTC(2009, 11, 31, 8, 30));
      cell.numFmt = 'yyyy-mm-dd hh:mm';
      const { B2 } = await cellsOf(new Uint8Array(await book.xlsx.writeBuffer()));
      expect(B2).toEqual({ kind: 'date', text: '2009-12-31T08:30:00' });
    }
  });
});

describe('formulas', () => {
  test('keep a saved result, whatever it is', async () => {
    const cells = await firstRow(
      [
        '><f>A2*0</f><v>0</v>',
        ' t="b"><f>1&gt;2</f><v>0</v>',
        ' t="str"><f>"a"&amp;"b"</f><v>ab</v>',
        ' t="str"><f>""</f><v></v>',
        ' t="e"><f>1/0</f><v>#DIV/0!</v>',
        ' s="1"><f>B2/B3</f><v>0.5</v>',
      ],
      { formats: ['0.00%'] },
    );
    expect(cells).toEqual({
      A1: { kind: 'number', text: '0', formula: 'A2*0' },
      B1: { kind: 'boolean', text: 'FALSE', formula: '1>2' },
      C1: { kind: 'text', text: 'ab', formula: '"a"&"b"' },
      E1: { kind: 'error', text: '#DIV/0!', formula: '1/0' },
      F1: { kind: 'number', text: '0.5', percent: true, decimals: 2, formula: 'B2/B3' },
    });
  });

  test('without a saved result are uncalculated, never 0', async () => {
    const cells = await firstRow(
      [
        '><f>SUM(A2:A9)</f>',
        '><f>SUM(B2:B9)</f><v></v>',
        ' s="1"><f>SUM(C2:C9)</f><v/>',
        ' t="n"><f>SUM(D2:D9)</f>',
        ' t="str"><f>"x"</f>',
        '><f t="shared" ref="F1:F2" si="0">F3+1</f>',
        '><f t="array" ref="G1:H1">A2:B2*2</f>',
        ' s="1"/><c r="I1"',
      ].map((cell) => cell.replace(/"$/, '"><v>7</v>')),
      { formats: ['0.00%'] },
    );
    expect(cells).toEqual({
      A1: { kind: 'uncalculated', text: '', formula: 'SUM(A2:A9)' },
      B1: { kind: 'uncalculated', text: '', formula: 'SUM(B2:B9)' },
      C1: { kind: 'uncalculated', text: '', formula: 'SUM(C2:C9)' },
      D1: { kind: 'uncalculated', text: '', formula: 'SUM(D2:D9)' },
      E1: { kind: 'uncalculated', text: '', formula: '"x"' },
      F1: { kind: 'uncalculated', text: '', formula: 'F3+1' },
      G1: { kind: 'uncalculated', text: '', formula: 'A2:B2*2' },
      I1: { kind: 'number', text: '7' },
    });
  });
});

describe('texts', () => {
  const raised = (text: string) => `<r><rPr><vertAlign val="superscript"/></rPr><t>${text}</t></r>`;
  const level = (text: string) => `<r><rPr><sz val="11"/></rPr><t xml:space="preserve">${text}</t></r>`;

  test('raised runs are written with ^, once for neighbours', async () => {
    const strings = [
      `<si>${level('&lt;10')}${raised('-5')}</si>`,
      `<si>${level('10')}${raised('-')}${raised('5')}${level(' 次')}</si>`,
      `<si>${level('m')}${raised('2')}${level('/10')}${raised('-4')}</si>`,
      `<si>${level('10')}<r><rPr><vertAlign val="subscript"/></rPr><t>5</t></r></si>`,
      '<si><t>10-5</t></si>',
    ].join('');
    const cells = await firstRow(
      [
        ...[0, 1, 2, 3, 4].map((index) => ` t="s"><v>${index}</v>`),
        ` t="inlineStr"><is>${level('10')}${raised('-6')}</is>`,
      ],
      { strings },
    );
    expect(Object.values(cells).map(({ text }) => text)).toEqual([
      '<10^-5',
      '10^-5 次',
      'm^2/10^-4',
      '105',
      '10-5',
      '10^-6',
    ]);
  });

  test('rich text of another library', async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('x').getCell('A1').value = {
      richText: [{ text: '＜10' }, { font: { vertAlign: 'superscript' }, text: '-5' }],
    };
    expect((await cellsOf(new Uint8Array(await book.xlsx.writeBuffer())))['A1']?.text).toBe('＜10^-5');
  });

  test('are as written; blank ones do not exist', async () => {
    const texts = ['0012', ' 1.76 ', '１．７６％', '&lt;10&amp;', '', '   ', '\u3000\u00a0', '无', '/', '—', 'TRUE'];
    const cells = await firstRow(texts.map((text) => ` t="inlineStr"><is><t xml:space="preserve">${text}</t></is>`));
    expect(Object.entries(cells).map(([place, { kind, text }]) => [place, kind, text])).toEqual(
      [
        ['A1', '0012'],
        ['B1', ' 1.76 '],
        ['C1', '１．７６％'],
        ['D1', '<10&'],
        ['H1', '无'],
        ['I1', '/'],
        ['J1', '—'],
        ['K1', 'TRUE'],
      ].map(([place, text]) => [place, 'text', text]),
    );
  });

  test('booleans, errors, and cells that only have a style', async () => {
    expect(
      await firstRow(
        [' t="b"><v>1</v>', ' t="e"><v>#N/A</v>', ' s="1"/><c r="D1" s="1"><v></v>', ' t="e"><v>#REF!</v>'].slice(0, 2),
      ),
    ).toEqual({
      A1: { kind: 'boolean', text: 'TRUE' },
      B1: { kind: 'error', text: '#N/A' },
    });
    expect(await cellsOf(xlsx({ sheets: ['<row r="1"><c r="A1" s="1"/><c r="B1"><v>1</v></c></row>'] }))).toEqual({
      B1: { kind: 'number', text: '1' },
    });
  });
});
