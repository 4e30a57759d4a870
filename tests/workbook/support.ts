import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { loadSettings } from '../../src/foundation';
import {
  cellAddress,
  type Cell,
  type Reading,
  type Sheet,
  type Workbook,
  type WorkbookLimits,
} from '../../src/workbook';

/** The limits that the program has when nothing is set. */
export const limits: WorkbookLimits = loadSettings({});

const samplesFolder = join(__dirname, '../../imports/liaoning/2009-H2');
export const sampleNames = readdirSync(samplesFolder).sort();

/** The bytes of the sample workbook whose name begins so. */
export function sample(branch: string): Buffer {
  const name = sampleNames.find((candidate) => candidate.startsWith(branch));
  return readFileSync(join(samplesFolder, name ?? branch));
}

export function workbookOf(reading: Reading): Workbook {
  if (!reading.ok) throw new Error(JSON.stringify(reading.finding));
  return reading.workbook;
}

/** The cells of a sheet by address. */
export function byAddress(sheet: Sheet | undefined): Map<string, Cell> {
  return new Map(sheet?.cells.map((cell) => [cellAddress(cell.row, cell.column), cell]));
}

/** What stands in the cells of the first sheet, without their places, by address. */
export function contentByAddress({ sheets }: Workbook): Record<string, Omit<Cell, 'row' | 'column'>> {
  const cells = [...byAddress(sheets[0])];
  return Object.fromEntries(cells.map(([place, { row: _row, column: _column, ...content }]) => [place, content]));
}

/** An entry for `zip`; what is not given is as it should be. */
export interface ZipEntryDraft {
  readonly name: string;
  readonly content: Buffer | string;
  readonly declaredSize?: number;
  readonly flags?: number;
  readonly method?: number;
  readonly crc?: number;
  /** Stored under this offset instead of where it is. */
  readonly offset?: number;
  readonly localName?: string;
}

/** Writes a zip package by hand, so that it can be wrong in every way. */
export function zip(entries: readonly ZipEntryDraft[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const content = Buffer.from(entry.content);
    const packed = deflateRawSync(content);
    const name = Buffer.from(entry.name);
    const localName = Buffer.from(entry.localName ?? entry.name);
    const common = Buffer.alloc(22);
    common.writeUInt16LE(entry.flags ?? 0, 2);
    common.writeUInt16LE(entry.method ?? 8, 4);
    common.writeUInt32LE(entry.crc ?? crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(entry.declaredSize ?? content.length, 18);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, length(localName), length(''), localName, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(entry.offset ?? at, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), common, length(name), length(''), tail, name]));
    bodies.push(local);
    at += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, central, end]);
}

function length(text: Buffer | string): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeUInt16LE(text.length);
  return buffer;
}

/** The parts of a sound zip package, read without the room that is tested. */
export function unzip(bytes: Buffer): Map<string, string> {
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const parts = new Map<string, string>();
  for (let index = 0, at = bytes.readUInt32LE(end + 16); index < bytes.readUInt16LE(end + 10); index += 1) {
    const nameLength = bytes.readUInt16LE(at + 28);
    const offset = bytes.readUInt32LE(at + 42);
    const from = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
    const packed = bytes.subarray(from, from + bytes.readUInt32LE(at + 20));
    const content = bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed;
    parts.set(bytes.toString('utf8', at + 46, at + 46 + nameLength), content.toString('utf8'));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** What an xlsx fixture is made of; everything but the cells has a plain default. */
export interface XlsxDraft {
  /** The content of `<sheetData>` of each sheet. */
  readonly sheets: readonly string[];
  readonly states?: readonly string[];
  /** What follows `<sheetData>` in the first sheet. */
  readonly after?: string;
  readonly strings?: string;
  /** Number formats, of which cell style 1 is the first, 2 the second … A number is a format implied by it. */
  readonly formats?: readonly (string | number)[];
  readonly date1904?: boolean;
  readonly extra?: readonly ZipEntryDraft[];
  readonly replace?: Readonly<Record<string, string>>;
}

/** The parts of an xlsx package, written by hand. */
export function xlsxParts(draft: XlsxDraft): ZipEntryDraft[] {
  const names = draft.sheets.map((_, index) => `sheet${index + 1}`);
  const formats = draft.formats ?? [];
  const own = formats.flatMap((code, index) =>
    typeof code === 'string'
      ? [`<numFmt numFmtId="${200 + index}" formatCode="${code.replaceAll('"', '&quot;')}"/>`]
      : [],
  );
  const styles = formats.map((code, index) => `<xf numFmtId="${typeof code === 'string' ? 200 + index : code}"/>`);
  const type = (part: string, kind: string) =>
    `<Override PartName="/xl/${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`;
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${type('workbook.xml', 'sheet.main')}${names.map((name) => type(`worksheets/${name}.xml`, 'worksheet')).join('')}${type('sharedStrings.xml', 'sharedStrings')}${type('styles.xml', 'styles')}</Types>`,
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${office}"><workbookPr date1904="${draft.date1904 ? 1 : 0}"/><sheets>${names.map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" state="${draft.states?.[index] ?? 'visible'}" r:id="r${index}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names.map((name, index) => relation(`r${index}`, 'worksheet', `worksheets/${name}.xml`)).join('')}${relation('s', 'sharedStrings', 'sharedStrings.xml')}${relation('t', 'styles', 'styles.xml')}</Relationships>`,
    'xl/sharedStrings.xml': `<sst ${main}>${draft.strings ?? ''}</sst>`,
    'xl/styles.xml': `<styleSheet ${main}>${own.length > 0 ? `<numFmts count="${own.length}">${own.join('')}</numFmts>` : ''}<cellXfs><xf numFmtId="0"/>${styles.join('')}</cellXfs></styleSheet>`,
  };
  draft.sheets.forEach((data, index) => {
    const after = index === 0 ? (draft.after ?? '') : '';
    parts[`xl/worksheets/sheet${index + 1}.xml`] =
      `<worksheet ${main}><sheetData>${data}</sheetData>${after}</worksheet>`;
  });
  const entries = Object.entries({ ...parts, ...draft.replace });
  return [
    ...entries.map(([name, content]) => ({ name, content: `<?xml version="1.0" encoding="UTF-8"?>${content}` })),
    ...(draft.extra ?? []),
  ];
}

/** An xlsx file, written by hand. */
export function xlsx(draft: XlsxDraft): Buffer {
  return zip(xlsxParts(draft));
}

/** One row of cells, given as what stands between `<c r="A1"` and `/c>`; each begins with its attributes. */
export function row(...cells: readonly string[]): string {
  return `<row r="1">${cells.map((cell, index) => `<c r="${cellAddress(0, index)}"${cell}</c>`).join('')}</row>`;
}

/** An ods file with the given automatic styles and tables. */
export function ods(tables: string, styles = '', extra: readonly ZipEntryDraft[] = []): Buffer {
  const names = ['office', 'table', 'text', 'style', 'number', 'calcext', 'draw'].map(
    (name) => `xmlns:${name}="urn:${name}"`,
  );
  return zip([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
    {
      name: 'content.xml',
      content: `<?xml version="1.0"?><office:document-content ${names.join(' ')}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
    },
    ...extra,
  ]);
}
