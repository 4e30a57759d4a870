import fc from 'fast-check';
import { cellAddress } from '../../src/workbook';
import { xlsx } from './support';

/** Formats of the cell styles from 1 on. */
const formats = ['0.00', '0.0%', 'yyyy-mm-dd hh:mm:ss', '#,##0', '@', '[h]:mm', '0.0;-0.00;0%'];

const digit = fc.nat(9).map(String);
const digits = (least: number, most: number) =>
  fc.array(digit, { minLength: least, maxLength: most }).map((all) => all.join(''));

/** Decimals as programs write them, and as they might: zeros at either end, more digits than a double holds, exponents. */
const number = fc.oneof(
  { weight: 4, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e20, max: 1e20 }).map(String) },
  { weight: 2, arbitrary: fc.integer({ min: -5, max: 60_000 }).map(String) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom('', '-'), digits(1, 18), fc.option(digits(1, 18), { nil: undefined }))
      .map(([sign, whole, decimals]) => `${sign}${whole}${decimals === undefined ? '' : `.${decimals}`}`),
  },
  fc
    .tuple(digits(1, 3), digits(1, 16), fc.constantFrom('E', 'e', 'E+', 'E-', 'e-'), fc.nat(30))
    .map(([whole, decimals, e, power]) => `${whole}.${decimals}${e}${power}`),
);

/** A character of a text, as it is written: itself, or one of the ways around it. */
const written = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...'abc 0159._-<>&"\'\n文字。％·é') },
  fc.constantFrom('\u{1f600}', '\u{20000}', '_x000D_', '_x0041_', '_x', '&#65;', '&#x41;', '&quot;', '&apos;'),
);
const text = fc
  .array(written, { minLength: 1, maxLength: 30 })
  .map((characters) => characters.map((one) => escapes[one] ?? one).join(''));
const escapes: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };

const formula = fc.constantFrom(
  '',
  '',
  '',
  '<f>A1+1</f>',
  '<f>"x"&amp;B$2</f>',
  '<f t="array" ref="A1">SUM(A1:B9)</f>',
);
const inline = fc.oneof(
  text.map((one) => `<is><t>${one}</t></is>`),
  text.map((one) => `<is><t xml:space="preserve">${one}</t></is>`),
  fc.tuple(text, text).map(([one, other]) => `<is><r><t>${one}</t></r><r><rPr><b/></rPr><t>${other}</t></r></is>`),
);

/** What a cell has in it: its type, and its elements. */
type Content = readonly [type: string, elements: string];

/** `strings` is how many shared ones there are. */
const content = (strings: number): fc.Arbitrary<Content> =>
  fc.oneof<fc.MaybeWeightedArbitrary<Content>[]>(
    { weight: 5, arbitrary: fc.tuple(fc.constantFrom('', '', 'n'), formula, number).map(withValue) },
    {
      weight: 3,
      arbitrary: fc.tuple(fc.constant('s'), fc.constant(''), fc.nat(strings - 1).map(String)).map(withValue),
    },
    { weight: 2, arbitrary: fc.tuple(fc.constant('str'), formula, text).map(withValue) },
    { weight: 2, arbitrary: inline.map((elements): Content => ['inlineStr', elements]) },
    fc.tuple(fc.constant('b'), formula, fc.constantFrom('0', '1')).map(withValue),
    fc.tuple(fc.constant('e'), formula, fc.constantFrom('#DIV/0!', '#N/A', '#REF!', '#VALUE!')).map(withValue),
    fc.constant<Content>(['', '']),
  );

function withValue([type, before, value]: readonly [string, string, string]): Content {
  return [type, `${before}<v>${value}</v>`];
}

/** White space between elements, now and then as much as is inflated at a time. */
const gap = fc.oneof(
  { weight: 40, arbitrary: fc.constant('') },
  { weight: 3, arbitrary: fc.constantFrom(' ', '\n', '\r\n\t') },
  { weight: 1, arbitrary: fc.integer({ min: 65_000, max: 66_000 }).map((length) => ' '.repeat(length)) },
);

const cell = (strings: number) =>
  fc.record({
    content: content(strings),
    style: fc.option(fc.nat(formats.length), { nil: undefined, freq: 2 }),
    /** How many columns are left out before it. */
    skipped: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.nat(30)),
    addressed: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, fc.constant(false)),
    order: fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
    before: gap,
  });

const rowAttributes = fc.constantFrom(
  '',
  '',
  ' spans="1:9"',
  ' ht="15.75" customHeight="1"',
  ' hidden="1"',
  ' s="1" customFormat="1"',
);

const sheet = (strings: number) =>
  fc.array(
    fc.record({
      skipped: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.nat(500)),
      addressed: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, fc.constant(false)),
      attributes: rowAttributes,
      before: gap,
      cells: fc.array(cell(strings), { maxLength: 8 }),
    }),
    { minLength: 1, maxLength: 12 },
  );

type Rows = ReturnType<typeof sheet> extends fc.Arbitrary<infer R> ? R : never;

function sheetData(rows: Rows): string {
  let [xml, row] = ['', -1];
  for (const { skipped, addressed, attributes, before, cells } of rows) {
    row += addressed ? 1 + skipped : 1;
    let column = -1;
    xml += `${before}<row${addressed ? ` r="${row + 1}"` : ''}${attributes}>`;
    for (const one of cells) {
      column += one.addressed ? 1 + one.skipped : 1;
      const [type, elements] = one.content;
      const all = [
        one.addressed ? ` r="${cellAddress(row, column)}"` : '',
        one.style === undefined ? '' : ` s="${one.style}"`,
        type === '' ? '' : ` t="${type}"`,
      ];
      const tag = `${one.before}<c${one.order.map((index) => all[index]).join('')}`;
      xml += elements === '' ? `${tag}/>` : `${tag}>${elements}</c>`;
    }
    xml += '</row>';
  }
  return xml;
}

/** An `.xlsx` of one or two sheets, written in any way that the format allows. */
export const workbooks: fc.Arbitrary<Buffer> = fc
  .array(text, { minLength: 1, maxLength: 8 })
  .chain((strings) =>
    fc.record({
      strings: fc.constant(strings),
      sheets: fc.array(sheet(strings.length), { minLength: 1, maxLength: 2 }),
      date1904: fc.boolean(),
    }),
  )
  .map(({ strings, sheets, date1904 }) =>
    xlsx({
      sheets: sheets.map(sheetData),
      strings: strings.map((one) => `<si><t xml:space="preserve">${one}</t></si>`).join(''),
      formats,
      date1904,
    }),
  );
