import ExcelJS from 'exceljs';
import { join } from 'node:path';
import { loadCatalogue } from '../../src/catalogue';

/** A catalogue with nothing in common with the sample province. */
export const hospital = loadCatalogue(join(__dirname, 'catalogue.yaml'));

type Content = string | number | Date | undefined;
interface SheetDraft {
  readonly name: string;
  readonly rows: readonly (readonly Content[])[];
  readonly merges?: readonly string[];
  /** Number formats by address. */
  readonly formats?: Readonly<Record<string, string>>;
}

/** An xlsx file of these sheets. */
async function xlsx(...drafts: readonly SheetDraft[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  for (const { name, rows, merges = [], formats = {} } of drafts) {
    const sheet = book.addWorksheet(name);
    rows.forEach((row, r) =>
      row.forEach((content, c) => {
        if (content !== undefined) sheet.getCell(r + 1, c + 1).value = content;
      }),
    );
    for (const range of merges) sheet.mergeCells(range);
    for (const [address, format] of Object.entries(formats)) sheet.getCell(address).numFmt = format;
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const _ = undefined;
const day = (month: number): Date => new Date(Date.UTC(2024, month - 1, 1));

/** East: English, a sheet for each service, months down or across as dates, class groups merged over columns. */
export function eastWorkbook(): Promise<Uint8Array> {
  return xlsx(
    { name: 'Cover', rows: [['Quality report'], ['Site: East Hospital'], ['Reporting period: 2024 Q1']] },
    {
      name: 'Nursing',
      rows: [
        ['Month', 'Fall rate (‰)', _, _, _, 'Falls'],
        [_, 'Inpatients', _, 'Day patients'],
        [_, 'Value', 'Bed days recorded', 'Value', 'Bed days recorded', 'Value'],
        ['Jan', 2.5, 4000, 0.5, 2000, 11],
        ['Feb', 2, 3500, '<0.5', 1800, 8],
        ['Mar', 1.75, 4000, 0, 2100, 7],
        ['Total', _, 11500, _, 5900, 26],
        ['Note: falls without harm are counted, too (12 of 26).'],
      ],
      merges: ['A1:A3', 'B1:E1', 'B2:C2', 'D2:E2', 'F1:F2'],
    },
    {
      name: 'Outpatients',
      rows: [
        ['Indicator', 'Unit', day(1), day(2), day(3)],
        ['Mean waiting time', 'minutes', 24, 20.5, 18],
        ['Visits', _, 900, 1000, 1100],
        ['Longest wait', 'hours', 2, 1.5, 3.25],
      ],
      formats: { C1: 'mmm yyyy', D1: 'mmm yyyy', E1: 'mmm yyyy' },
    },
    {
      name: 'Site management',
      rows: [
        ['Period', 'Accreditation score (points)', 'Standards assessed', 'Staff survey (%)'],
        ['2024-01', 80, 40, _],
        ['2024-03', 86, 50, _],
        ['2024-Q1', _, _, 71.5],
      ],
    },
  );
}

/** West: Chinese, one long list, rates as percentages or per mille, the time in minutes and seconds of different units. */
export function westWorkbook(): Promise<Uint8Array> {
  const name = '仁济西院';
  return xlsx({
    name: '明细',
    rows: [
      ['序号', '院区', '业务', '指标', '用户类别', '月份', '数值', '单位', '数量'],
      [1, name, '护理', '跌倒发生率', '住院患者', 202401, '3.2‰', _, 2500],
      [2, name, '护理', '跌倒发生率', '住院患者', 202402, 0.0028, _, 2500],
      [3, name, '护理', '跌倒发生率', '日间患者', 202401, '无', _, '无'],
      [4, name, '护理', '跌倒例数', _, 202401, 8, '例', _],
      [5, name, '护理', '跌倒例数', _, 202402, 7, '例', _],
      [6, name, '门诊', '平均候诊时间', _, 202401, 30, '分钟', 600],
      [7, name, '门诊', '平均候诊时间', _, 202402, 0.4, '小时', 500],
      [8, name, '门诊', '最长候诊时间', _, 202402, 210, '分钟', _],
      [9, name, '院区管理', '评审得分', _, 202402, 91, '分', 30],
    ],
    formats: { G3: '0.00%' },
  });
}

/** Bay: a GBK text file, sections in one table. */
export function bayWorkbook(): Uint8Array {
  const text = [
    '海湾院区医疗质量季报,,,,',
    '2024年第一季度,,,,',
    '项目,1月,2月,3月,备注',
    '一、门诊,,,,',
    '平均候诊时间（分钟）,15,12,9,含急诊',
    '就诊人次,200,250,300,',
    '最长候诊时间（分钟）,45,—,50,',
    '二、护理,,,,',
    '跌倒例数,1,0,2,',
    '制表：王芳,,审核：陈明,,2024年4月3日',
  ].join('\r\n');
  return gbk(text);
}

/** GBK bytes of a text, by turning the platform's decoder round. */
function gbk(text: string): Uint8Array {
  const decoder = new TextDecoder('gbk');
  const encoded = new Map<string, readonly number[]>();
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) encoded.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
  }
  return Uint8Array.from(
    [...text].flatMap((character) =>
      character.charCodeAt(0) < 0x80 ? [character.charCodeAt(0)] : (encoded.get(character) ?? []),
    ),
  );
}
