import { row, xlsx, xlsxParts, zip, type XlsxDraft } from './support';

/** A workbook written as few programs write it, or as none does though XML and the format have it so. */
export interface Spelling {
  readonly title: string;
  readonly bytes: Buffer;
  /** SheetJS refuses it, or makes something else of it; openpyxl reads it as it is meant. */
  readonly beyondSheetjs?: true;
}

const sheetPart = 'xl/worksheets/sheet1.xml';

/** A workbook with the text of one of its parts changed, and perhaps written in another encoding. */
function changed(
  draft: XlsxDraft,
  part: RegExp,
  change: (xml: string) => string,
  encode: (xml: string) => Buffer = (xml) => Buffer.from(xml),
): Buffer {
  return zip(
    xlsxParts(draft).map((entry) =>
      part.test(entry.name) ? { ...entry, content: encode(change(entry.content.toString())) } : entry,
    ),
  );
}

const plain: XlsxDraft = {
  sheets: [row(' t="s"><v>0</v>', ' s="1"><v>0.5</v>', ' t="b"><v>1</v>') + '<row r="2"><c r="B2"><v>-7</v></c></row>'],
  strings: '<si><t>文 &lt;x&gt;</t></si>',
  formats: ['0.00%'],
};
const prefixed = (xml: string): string => xml.replace(/<(\/?)(?=[a-z])/gi, '<$1x:').replace(' xmlns="', ' xmlns:x="');
const utf16 = (xml: string): string => xml.replace('UTF-8', 'UTF-16');
const littleEndian = (xml: string): Buffer => Buffer.from(`\ufeff${xml}`, 'utf16le');

export const spellings: readonly Spelling[] = [
  {
    title: 'names with a prefix',
    bytes: changed(plain, /sheet1|sharedStrings/, prefixed),
  },
  {
    title: 'names with a prefix in every part',
    bytes: changed(plain, /^xl\/[^_]/, prefixed),
  },
  { title: 'UTF-8 with its mark', bytes: changed(plain, /^xl/, (xml) => `\ufeff${xml}`) },
  { title: 'UTF-16, the lower byte first', bytes: changed(plain, /^xl/, utf16, littleEndian) },
  {
    title: 'UTF-16, the higher byte first',
    bytes: changed(plain, /^xl/, utf16, (xml) => littleEndian(xml).swap16()),
    beyondSheetjs: true,
  },
  {
    title: 'apostrophes, blanks and lines within tags',
    bytes: changed(plain, /^xl/, (xml) =>
      xml
        .replace(/ (\w+)="([^"']*)"(?=[^?]*>)/g, "\n $1='$2'")
        .replace(/<\/(\w+)>/g, '</$1\t>')
        .replaceAll('/>', ' />'),
    ),
    beyondSheetjs: true,
  },
  {
    title: 'lines and blanks between tags',
    bytes: changed(plain, /sheet1/, (xml) => xml.replaceAll(/>(?=<(?!\/v))/g, '>\r\n  ')),
  },
  {
    title: 'comments and instructions between cells',
    bytes: changed(plain, /sheet1|sharedStrings/, (xml) =>
      xml.replace(/(<c |<row |<si>)/g, '<!-- <c r="A1"><v>9</v></c> --><?x <row r="7">?>$1'),
    ),
    beyondSheetjs: true,
  },
  {
    title: 'CDATA',
    bytes: changed(plain, /sheet1|sharedStrings/, (xml) =>
      xml.replace('<v>-7</v>', '<v><![CDATA[-7]]></v>').replace('文 &lt;x&gt;', '文 <![CDATA[<x>]]>&amp;'),
    ),
  },
  {
    title: 'hidden rows and columns, outlines, heights and spans',
    bytes: changed(plain, /sheet1/, (xml) =>
      xml
        .replace('<sheetData>', '<cols><col min="2" max="2" width="9.5" hidden="1" customWidth="1"/></cols><sheetData>')
        .replace(
          '<row r="2">',
          '<row r="2" spans="1:3" ht="15.75" customHeight="1" hidden="1" outlineLevel="1" collapsed="1">',
        ),
    ),
  },
  {
    title: 'every error there is',
    bytes: xlsx({
      sheets: [
        row(
          ...['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A'].map((e) => ` t="e"><v>${e}</v>`),
          ' t="e"><f>1/0</f><v>#DIV/0!</v>',
        ),
      ],
    }),
  },
  {
    title: 'days around the one that never was',
    bytes: xlsx({
      sheets: [row(...[0, 0.25, 1, 59, 61, 40000, 40000.75, 2958465].map((day) => ` s="1"><v>${day}</v>`))],
      formats: ['yyyy-mm-dd hh:mm'],
    }),
  },
  {
    title: 'the day that never was',
    bytes: xlsx({ sheets: [row(' s="1"><v>60</v>')], formats: ['yyyy-mm-dd'] }),
  },
  {
    title: 'the calendar from 1904',
    bytes: xlsx({
      sheets: [row(...[0, 0.25, 1, 59, 60, 61, 40000.5, 2957003].map((day) => ` s="1"><v>${day}</v>`))],
      formats: [14],
      date1904: true,
    }),
  },
  {
    title: 'dates as ISO writes them',
    bytes: xlsx({
      sheets: [row(...['2009-12-31', '2009-12-31T08:30:00', '1905-01-01'].map((d) => ` t="d" s="1"><v>${d}</v>`))],
      formats: [14],
    }),
  },
  {
    title: 'results of formulas of every kind',
    bytes: xlsx({
      sheets: [
        row(
          '><f>1+1</f><v>2</v>',
          ' t="str"><f>"a"&amp;"b"</f><v>ab</v>',
          ' t="b"><f>TRUE()</f><v>1</v>',
          '><f t="array" ref="D1">SUM(A1:B1*2)</f><v>4.5</v>',
          '><f>_xlfn.SINGLE(A1)</f><v>1</v>',
          ' s="1"><f>A1/3</f><v>0.66666666666666663</v>',
        ),
      ],
      formats: ['0.0%'],
    }),
  },
  {
    title: 'inline texts, with runs and blanks',
    bytes: xlsx({
      sheets: [
        row(
          ' t="inlineStr"><is><t>a &amp; b</t></is>',
          ' t="inlineStr"><is><t xml:space="preserve"> c </t></is>',
          ' t="inlineStr"><is><r><t>d</t></r><r><rPr><b/></rPr><t>e</t></r></is>',
          ' t="inlineStr"><is><t>文</t></is>',
        ),
      ],
    }),
  },
  {
    title: 'empty elements where there is no value',
    bytes: xlsx({
      sheets: [row('/><c r="B1"><v/></c><c r="C1" t="s"><v></v></c><c r="D1" s="1"><v>1</v>')],
      formats: ['0'],
    }),
  },
  {
    title: 'numbers among blanks',
    bytes: xlsx({
      sheets: [row('><v> 12.50 </v>', '><v>\n3\n</v>', ' t="s"><v> 0 </v>')],
      strings: '<si><t>x</t></si>',
    }),
  },
  {
    title: 'a part beside the folder where it usually is',
    bytes: zip(
      xlsxParts(plain).map((entry) => {
        const content = entry.content.toString().replaceAll('worksheets/sheet1.xml', 'sheets/one.xml');
        return { ...entry, content, name: entry.name === sheetPart ? 'xl/sheets/one.xml' : entry.name };
      }),
    ),
  },
  {
    title: 'targets told from the root',
    bytes: changed(plain, /workbook\.xml\.rels/, (xml) => xml.replaceAll('Target="', 'Target="/xl/')),
  },
  {
    title: 'attributes in another order, and of other namespaces',
    bytes: changed(plain, /sheet1/, (xml) =>
      xml
        .replace('<worksheet ', '<worksheet xmlns:q="urn:q" ')
        .replace(/<c r="(\w+)" (\w)="(\w+)"/g, '<c $2="$3" q:r="Z99" q:t="s" r="$1"'),
    ),
    beyondSheetjs: true,
  },
];
