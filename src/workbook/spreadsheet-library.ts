import * as XLSX from '@e965/xlsx';
import type { Cell, Workbook } from './cells';
import { impliedFormats, isDateFormat, readNumberFormat } from './number-format';
import { plainNumber } from './numbers';
import { refuse, refuseDamaged } from './refusal';
import { serialToIso } from './serial-date';
import type { SheetBuilder, WorkbookBuilder } from './workbook-builder';
import type { ZipParts } from './zip-package';
import { decodeXml, scanXml } from './xml';
import type { ZipEntry } from './zip-directory';
import { inflateEntry } from './zip-package';

/** What the library's compound-file and package container offers of what is used here; it is untyped there. */
interface Container {
  readonly FileIndex: readonly {
    readonly name: string;
    readonly size: number;
    readonly type: number;
    readonly content?: ArrayLike<number>;
  }[];
}
interface Containers {
  read(bytes: Buffer, options: { type: 'buffer' }): Container;
  write(container: Container, options: { fileType: 'zip'; type: 'buffer'; compression: false }): Buffer;
  utils: {
    cfb_new(options: { root: string }): Container;
    cfb_add(container: Container, name: string, content: Buffer, options?: { unsafe: boolean }): void;
  };
}
interface FormatTable {
  get_table(): Record<number, string>;
  load(code: string, id: number): void;
}
const containers = XLSX.CFB as Containers;
const formats = XLSX.SSF as FormatTable;
/** Formats from this number on are a workbook's own. */
const firstOwnFormat = 164;

/** The result of what is still being fetched: there is none. */
const pendingResult = '#GETTING_DATA';

/** An entry of a compound file (`.xls`, an encrypted package, a `.doc`). */
interface CompoundStream {
  readonly name: string;
  /** Not all of the bytes that it declares are there. */
  readonly truncated: boolean;
}

/** Refuses a compound file that is not an `.xls`, is encrypted, or lacks some of what it declares. */
export function checkCompound(bytes: Buffer): void {
  let streams: ReturnType<typeof compoundStreams>;
  try {
    streams = compoundStreams(bytes);
  } catch (error) {
    return refuseDamaged(error instanceof Error ? error.message : String(error));
  }
  const find = (pattern: RegExp) => streams.find(({ name }) => pattern.test(name));
  if (find(/^(EncryptedPackage|encryption)$/i)) return refuse('FILE_ENCRYPTED');
  const book = find(/^(Workbook|Book)$/i);
  if (book?.truncated) return refuseDamaged(`${book.name} is truncated`);
  if (book) return;
  const found = find(/^WordDocument$/i) ? 'doc' : find(/^PowerPoint Document$/i) ? 'ppt' : 'compound file';
  return refuse('FILE_TYPE_UNKNOWN', { found });
}

/** The streams of a compound file. */
function compoundStreams(bytes: Buffer): CompoundStream[] {
  return containers.read(bytes, { type: 'buffer' }).FileIndex.map(({ name, size, type, content }) => ({
    name,
    truncated: type === 2 && (content?.length ?? 0) < size,
  }));
}

/** Parts that hold no cells and nothing that cells need. */
const withoutCells =
  /(^|\/)(docProps|media|drawings|embeddings|charts|theme|printerSettings|ctrlProps|activeX|pivotTables|pivotCache|externalLinks|queryTables|tables|comments|threadedComments|customXml|customProperty|worksheets\/_rels)\/|(^|\/)(comments\d*|vmlDrawing\d*|calcChain|vbaProject)\.\w+$/i;

/** Reads an xlsb package. */
export function readPackage(parts: ZipParts, builder: WorkbookBuilder): Workbook {
  // The parts are handed over uncompressed: what the library inflates by itself, it inflates without a limit.
  const container = containers.utils.cfb_new({ root: 'R' });
  for (const entry of parts.entries) {
    const { name } = entry;
    if (withoutCells.test(name) || name.endsWith('/')) continue;
    containers.utils.cfb_add(container, name, contentOf(entry), { unsafe: true });
  }
  return read(containers.write(container, { fileType: 'zip', type: 'buffer', compression: false }), builder);
}

/** The content of a part; XML as UTF-8, and only what is well formed, for the library makes something of any text. */
function contentOf(entry: ZipEntry): Buffer {
  const content = inflateEntry(entry);
  if (!/\.(xml|rels)$/i.test(entry.name)) return content;
  // The text is handed on as UTF-8, so what the declaration says of the encoding goes.
  const text = decodeXml(entry.name, content).replace(/^<\?xml[^>]*\?>/, '');
  scanXml(entry.name, text, { open: () => undefined, close: () => undefined, text: () => undefined });
  return Buffer.from(text);
}

/** Reads an `.xls` of any age. */
export function readBinary(bytes: Buffer, builder: WorkbookBuilder): Workbook {
  // The library keeps formats from one such file to the next.
  const table = formats.get_table();
  for (const id of Object.keys(table).map(Number)) if (id >= firstOwnFormat) delete table[id];
  for (const [id, code] of impliedFormats) formats.load(code, id);
  return read(bytes, builder);
}

function read(bytes: Buffer, builder: WorkbookBuilder): Workbook {
  const book = parse(bytes);
  builder.expectSheets(book.SheetNames.length);
  if (book.SheetNames.length === 0) refuseDamaged('no sheets');
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  const hidden = new Set(book.Workbook?.Sheets?.filter(({ Hidden }) => (Hidden ?? 0) !== 0).map(({ name }) => name));
  for (const name of book.SheetNames) {
    // The library leaves out a sheet that it fails on, without a word.
    const sheet = Object.hasOwn(book.Sheets, name) ? book.Sheets[name] : undefined;
    if (!sheet) return refuseDamaged(`sheet ${name}`);
    const target = builder.sheet(name, hidden.has(name));
    for (const { s, e } of sheet['!merges'] ?? []) target.merge({ top: s.r, left: s.c, bottom: e.r, right: e.c });
    const rows = sheet['!data'] ?? [];
    // Rows and columns may be sparse, and far apart: only those that exist are visited.
    for (const row of indices(rows)) {
      const cells = rows[row] ?? [];
      for (const column of indices(cells)) addCell(target, row, column, cells[column], date1904);
    }
  }
  return builder.workbook();
}

function parse(bytes: Buffer): XLSX.WorkBook {
  try {
    return XLSX.read(bytes, {
      type: 'buffer',
      dense: true,
      cellNF: true,
      cellFormula: true,
      cellHTML: false,
      cellText: false,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (/password|encrypt/i.test(reason)) return refuse('FILE_ENCRYPTED');
    return refuseDamaged(reason);
  }
}

function indices(items: readonly unknown[]): number[] {
  return Object.keys(items).map(Number);
}

function addCell(
  target: SheetBuilder,
  row: number,
  column: number,
  cell: XLSX.CellObject | undefined,
  date1904: boolean,
): void {
  const content = cell && valueOf(cell, date1904);
  if (!content) return;
  target.cell({ row, column, ...content, ...(cell.f === undefined ? {} : { formula: cell.f }) });
}

const errors: Readonly<Record<number, string>> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
  0x2b: pendingResult,
};

type Content = Pick<Cell, 'kind' | 'text' | 'percent' | 'decimals'>;

function valueOf({ t, v, z }: XLSX.CellObject, date1904: boolean): Content | undefined {
  switch (t) {
    case 's':
      return { kind: 'text', text: String(v ?? '') };
    case 'b':
      return { kind: 'boolean', text: v ? 'TRUE' : 'FALSE' };
    case 'e': {
      const text = errors[Number(v)] ?? '#ERROR!';
      return text === pendingResult ? { kind: 'uncalculated', text: '' } : { kind: 'error', text };
    }
    case 'n':
      return numberContent(Number(v), String(z ?? 'General'), date1904);
    default:
      return undefined;
  }
}

function numberContent(value: number, format: string, date1904: boolean): Content {
  if (isDateFormat(format)) {
    const iso = serialToIso(value, date1904);
    if (iso !== undefined) return { kind: 'date', text: iso };
  }
  const text = plainNumber(String(value));
  if (text === undefined) return { kind: 'error', text: '#NUM!' };
  const { percent, decimals } = readNumberFormat(format, value);
  return { kind: 'number', text, ...(percent ? { percent } : {}), ...(decimals === undefined ? {} : { decimals }) };
}
