import { utils, write } from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomFrom } from './mutations';
import { row, xlsx } from './support';

const liaoning = join(__dirname, '../../imports/liaoning');

/** The workbooks of the sample province that are of this format, by their names. */
export function xlsxSamples(): (readonly [string, Buffer])[] {
  return ['2009-H2', '2012-H1'].flatMap((half) =>
    readdirSync(join(liaoning, half))
      .filter((name) => name.endsWith('.xlsx'))
      .map((name) => [`${half}/${name}`, readFileSync(join(liaoning, half, name))] as const),
  );
}

/** A workbook with all that a cell can be, written by exceljs; another one for another seed. */
export async function generated(seed: number): Promise<Buffer> {
  const random = randomFrom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const book = new ExcelJS.Workbook();
  book.properties.date1904 = below(3) === 0;
  const sheets = 1 + below(4);
  for (let number = 0; number < sheets; number += 1) {
    const states = ['visible', 'visible', 'hidden', 'veryHidden'] as const;
    const sheet = book.addWorksheet(number % 2 === 0 ? `表 ${number} & <更多>` : `sheet ${number}`, {
      state: number === 0 ? 'visible' : (states[below(4)] ?? 'visible'),
    });
    for (let count = 1 + below(60); count > 0; count -= 1) {
      const place = sheet.getCell(1 + below(below(4) === 0 ? 3000 : 40), 1 + below(below(6) === 0 ? 600 : 12));
      place.value = value(below, random);
      const format = numberFormats[below(numberFormats.length * 2)];
      if (format !== undefined) place.numFmt = format;
    }
    for (let count = below(4); count > 0; count -= 1) {
      // far from each other, for exceljs refuses to merge what is merged
      const [top, left] = [4000 + count * 10, 1 + below(20)];
      sheet.mergeCells(top, left, top + below(4), left + 1 + below(3));
      sheet.getCell(top, left).value = '合并';
    }
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

const numberFormats = [
  '0.00',
  '0.00%',
  '0%',
  '#,##0.0',
  'yyyy-mm-dd',
  'yyyy"年"m"月"d"日"',
  'yyyy-mm-dd hh:mm:ss',
  '[h]:mm',
  'm/d/yy h:mm',
  '0.00E+00',
  '# ?/?',
  '0.0_);[Red]\\(0.0\\)',
  '@',
  '0.0;-0.000;0',
];
const texts = [
  '无',
  ' 前后有空格 ',
  '两\n行',
  '<10⁻⁵ & "更多"',
  "O'Neil",
  '1.76',
  'TRUE',
  'a\tb',
  '_x0041_',
  '文'.repeat(300),
  '\u{1f600} and \u{20000}',
  '长'.repeat(20_000),
];

function value(below: (limit: number) => number, random: () => number): ExcelJS.CellValue {
  switch (below(12)) {
    case 0:
      return below(100_000);
    case 1:
      return (below(2_000_000) - 1_000_000) / 1000;
    case 2:
      return random() * 10 ** (below(40) - 20);
    case 3:
      return below(2) === 0;
    case 4:
      return new Date(Date.UTC(1950 + below(120), below(12), 1 + below(28), below(24), below(60), below(60)));
    case 5:
      return { error: '#DIV/0!' };
    case 6:
      return { formula: 'SUM(A1:B2)*$C$3', result: below(50) };
    case 7:
      return { formula: 'IF(A1>2,"是","否")', result: '是' };
    case 8:
      return { formula: 'A1&B1' };
    case 9:
      return { richText: [{ text: '10' }, { font: { vertAlign: 'superscript' }, text: '-5' }, { text: ' 次 ' }] };
    default:
      return texts[below(texts.length)] ?? null;
  }
}

/** Workbooks that show one thing each, as various programs write it. */
export async function particular(): Promise<(readonly [string, Buffer])[]> {
  const shared = new ExcelJS.Workbook();
  const sheet = shared.addWorksheet('共享');
  sheet.getCell('B2').value = { formula: 'A2*$C$1+A$1', result: 7 };
  sheet.fillFormula('B2:D9', 'A2*$C$1+A$1+SUM($A2:B3)+LOG10(5)', (r, c) => r * c);
  const inline = utils.book_new();
  utils.book_append_sheet(inline, utils.aoa_to_sheet([['a', 1, true, null, 0.5], [], ['文', -1.5e-7]]), 'S');
  return [
    ['shared formulas', Buffer.from(await shared.xlsx.writeBuffer())],
    [
      'texts in the cells',
      Buffer.from(write(inline, { type: 'buffer', bookType: 'xlsx', bookSST: false }) as Uint8Array),
    ],
    ['shared texts', Buffer.from(write(inline, { type: 'buffer', bookType: 'xlsx', bookSST: true }) as Uint8Array)],
    [
      'phonetic runs, entities, escapes and line ends',
      xlsx({
        sheets: [row(...[0, 1, 2, 3, 4].map((index) => ` t="s"><v>${index}</v>`))],
        strings: [
          '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si>',
          '<si><r><t>a&amp;b</t></r><r><rPr><b/></rPr><t xml:space="preserve"> &#x6587;&#25991; </t></r></si>',
          '<si><t>two_x000D_\nlines_x0009_end</t></si>',
          '<si><r><t>東</t></r><rPh sb="0" eb="1"><t>ヒガシ</t></rPh></si>',
          '<si><t xml:space="preserve">  </t></si>',
        ].join(''),
      }),
    ],
    [
      'numbers in every spelling',
      xlsx({
        sheets: [
          row(
            ...[
              '007',
              '1.50',
              '1E3',
              '-0.0',
              '.5',
              '5.',
              '123456789012345',
              '1234567890123456',
              '0.1234567890123456',
            ].map((number) => `><v>${number}</v>`),
            ...['1e-7', '-12.25', '99999999999999999999', '1E+2', '0', '-1'].map(
              (number) => ` t="n" s="1"><v>${number}</v>`,
            ),
          ),
        ],
        formats: ['0.0;-0.00;0.000%'],
      }),
    ],
    [
      'rows and cells without addresses, and with gaps',
      xlsx({
        sheets: [
          '<row><c><v>1</v></c><c t="str"><v>x</v></c></row><row r="5"><c r="D5"><v>2</v></c><c><v>3</v></c></row><row><c><v>4</v></c></row>',
        ],
      }),
    ],
    [
      'rows and cells out of order',
      xlsx({
        sheets: [
          '<row r="9"><c r="C9"><v>3</v></c><c r="A9"><v>1</v></c></row><row r="2"><c r="B2"><v>2</v></c></row><row r="9"><c r="C9"><v>4</v></c></row>',
        ],
      }),
    ],
  ];
}
