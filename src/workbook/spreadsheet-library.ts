import * as XLSX from '@e965/xlsx';
import type { Cell, Workbook } from './cells';
import { impliedFormats, readNumberFormat, withoutGeneral } from './number-format';
import { plainNumber } from './numbers';
import { refuse, refuseDamaged } from './refusal';
import { serialToIso } from './serial-date';
import type { SheetBuilder, WorkbookBuilder } from './workbook-builder';
import { pendingResult } from './xlsx-parts';

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
  is_date(code: string): boolean;
}
const containers = XLSX.CFB as Containers;
const formats = XLSX.SSF as FormatTable;
/** Formats from this number on are a workbook's own. */
const firstOwnFormat = 164;

/** An entry of a compound file (`.xls`, an encrypted package, a `.doc`). */
interface CompoundStream {
  readonly name: string;
  /** Not all of the bytes that it declares are there. */
  readonly truncated: boolean;
}

/** The streams of a compound file. */
export function compoundStreams(bytes: Buffer): CompoundStream[] {
  return containers.read(bytes, { type: 'buffer' }).FileIndex.map(({ name, size, type, content }) => ({
    name,
    truncated: type === 2 && (content?.length ?? 0) < size,
  }));
}

/** Reads an xlsx or xlsb package from its prepared parts. */
export function readPackage(parts: ReadonlyMap<string, Buffer>, builder: WorkbookBuilder): Workbook {
  // The parts are handed over uncompressed: what the library inflates by itself, it inflates without a limit.
  const container = containers.utils.cfb_new({ root: 'R' });
  for (const [name, content] of parts) containers.utils.cfb_add(container, name, content, { unsafe: true });
  return read(containers.write(container, { fileType: 'zip', type: 'buffer', compression: false }), builder);
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
  const content = cell && contentOf(cell, date1904);
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

function contentOf({ t, v, z }: XLSX.CellObject, date1904: boolean): Content | undefined {
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
  if (formats.is_date(withoutGeneral(format))) {
    const iso = serialToIso(value, date1904);
    if (iso !== undefined) return { kind: 'date', text: iso };
  }
  const text = plainNumber(String(value));
  if (text === undefined) return { kind: 'error', text: '#NUM!' };
  const { percent, decimals } = readNumberFormat(format, value);
  return { kind: 'number', text, ...(percent ? { percent } : {}), ...(decimals === undefined ? {} : { decimals }) };
}
