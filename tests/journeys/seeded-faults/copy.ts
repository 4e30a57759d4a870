import * as XLSX from '@e965/xlsx';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleFiles, sampleFolder } from '../sample-province';

/** What can be put into a cell; `undefined` empties it. */
export type Content =
  | string
  | number
  | undefined
  | { readonly percent: number }
  | { readonly date: number }
  | { readonly error: number }
  | { readonly uncalculated: string };

/** A copy of a sample workbook, to be spoilt and written back in its own format. */
export class Copy {
  readonly fileName: string;
  readonly format: string;
  private readonly book: XLSX.WorkBook;

  constructor(readonly branch: string) {
    this.fileName = sampleFiles.find((file) => file.startsWith(branch)) ?? branch;
    this.format = this.fileName.split('.').at(-1) ?? '';
    const bytes = readFileSync(join(sampleFolder, this.fileName));
    this.book =
      this.format === 'csv'
        ? XLSX.read(new TextDecoder('gb18030').decode(bytes), { type: 'string', raw: true })
        : XLSX.read(bytes, { cellNF: true, cellFormula: true, cellStyles: true });
    this.sheets = [...this.book.SheetNames];
  }

  readonly sheets: readonly string[];

  /** The text of a cell, empty where there is none. */
  text(sheet: string, address: string): string {
    return String(this.cell(sheet, address)?.v ?? '');
  }

  /** What stands in a cell, as it can be put into another of the same format. */
  raw(sheet: string, address: string): string | number {
    const content = this.cell(sheet, address)?.v;
    return typeof content === 'number' ? content : String(content);
  }

  /** The addresses of all cells whose text contains `part`, in reading order. */
  find(sheet: string, part: string | RegExp): string[] {
    const within = (text: string): boolean => (typeof part === 'string' ? text.includes(part) : part.test(text));
    return Object.entries(this.sheet(sheet))
      .filter(([address, cell]) => /^[A-Z]/.test(address) && within(String((cell as XLSX.CellObject).v ?? '')))
      .map(([address]) => address)
      .sort((a, b) => rowOf(a) - rowOf(b) || columnOf(a) - columnOf(b));
  }

  /** The rows and columns that a cell stretches over, merged as it is: top, bottom, left, right. */
  spread(sheet: string, address: string): readonly [number, number, number, number] {
    const { r, c } = XLSX.utils.decode_cell(address);
    const merge = this.sheet(sheet)['!merges']?.find(({ s }) => s.r === r && s.c === c);
    return [r + 1, (merge?.e.r ?? r) + 1, c, merge?.e.c ?? c];
  }

  /** Puts something into a cell; a number keeps the cell's number format. */
  put(sheet: string, address: string, content: Content): void {
    const cells = this.sheet(sheet);
    const z = this.cell(sheet, address)?.z;
    const format = z === undefined ? {} : { z };
    if (content === undefined) delete cells[address];
    else if (typeof content === 'string') cells[address] = { t: 's', v: content };
    else if (typeof content === 'number') cells[address] = { t: 'n', v: content, ...format };
    else if ('percent' in content) cells[address] = { t: 'n', v: content.percent / 100, z: '0.00%' };
    else if ('date' in content)
      // the library writes a date into this format only when it is given one
      cells[address] =
        this.format === 'ods'
          ? { t: 'd', v: new Date(Date.UTC(1899, 11, 30 + content.date)) }
          : { t: 'n', v: content.date, z: 'm"月"d"日"' };
    else if ('error' in content) cells[address] = { t: 'e', v: content.error, w: '#DIV/0!' };
    else cells[address] = { t: 'z', f: content.uncalculated };
  }

  /** Replaces within a cell's text, which must be there. */
  replace(sheet: string, address: string, from: string | RegExp, to: string): void {
    const before = this.text(sheet, address);
    const after = before.replace(from, to);
    if (after === before) throw new Error(`${this.branch} ${sheet}!${address}: ${before} has no ${String(from)}`);
    this.put(sheet, address, after);
  }

  /** Replaces within every text of every sheet. */
  replaceEverywhere(from: RegExp, to: string): void {
    for (const sheet of this.book.SheetNames)
      for (const address of this.find(sheet, from)) this.replace(sheet, address, from, to);
  }

  rename(sheet: string, name: string): void {
    const at = this.book.SheetNames.indexOf(sheet);
    this.book.SheetNames[at] = name;
    this.book.Sheets[name] = this.sheet(sheet);
    if (name !== sheet) delete this.book.Sheets[sheet];
    const properties = this.book.Workbook?.Sheets?.[at];
    if (properties) properties.name = name;
  }

  remove(sheet: string): void {
    const at = this.book.SheetNames.indexOf(sheet);
    this.book.SheetNames.splice(at, 1);
    this.book.Workbook?.Sheets?.splice(at, 1);
    delete this.book.Sheets[sheet];
  }

  hide(sheet: string): void {
    const properties = this.book.Workbook?.Sheets?.[this.book.SheetNames.indexOf(sheet)];
    if (!properties) throw new Error(`${this.branch} ${sheet}: no properties`);
    properties.Hidden = 1;
  }

  /** Hides the row and column of a cell, which are read nevertheless. */
  hideRowAndColumn(sheet: string, address: string): void {
    const cells = this.sheet(sheet);
    const { r, c } = XLSX.utils.decode_cell(address);
    cells['!rows'] = cells['!rows'] ?? [];
    cells['!rows'][r] = { ...cells['!rows'][r], hidden: true };
    cells['!cols'] = cells['!cols'] ?? [];
    cells['!cols'][c] = { ...cells['!cols'][c], hidden: true };
  }

  /** Empties rows, as if nobody had filled them in. */
  clearRows(sheet: string, rows: readonly number[]): void {
    for (const address of Object.keys(this.sheet(sheet)))
      if (/^[A-Z]/.test(address) && rows.includes(rowOf(address))) this.put(sheet, address, undefined);
  }

  bytes(): Uint8Array {
    if (this.format === 'csv') return Buffer.from(XLSX.utils.sheet_to_csv(this.sheet(this.book.SheetNames[0] ?? '')));
    const bookType = this.format === 'xls' ? 'biff8' : this.format === 'ods' ? 'ods' : 'xlsx';
    return XLSX.write(this.book, { type: 'buffer', bookType, cellStyles: true, compression: true }) as Buffer;
  }

  private cell(sheet: string, address: string): XLSX.CellObject | undefined {
    return this.sheet(sheet)[address] as XLSX.CellObject | undefined;
  }

  /** A text has one sheet, whatever it is called. */
  private sheet(name: string): XLSX.WorkSheet {
    const sheet = this.book.Sheets[name] ?? this.book.Sheets[this.book.SheetNames[0] ?? ''];
    if (!sheet || (this.format !== 'csv' && !this.book.Sheets[name])) throw new Error(`${this.branch}: no ${name}`);
    return sheet;
  }
}

export function rowOf(address: string): number {
  return Number(/\d+/.exec(address)?.[0]);
}

export function columnOf(address: string): number {
  return XLSX.utils.decode_cell(address).c;
}

export function lettersOf(address: string): string {
  return address.replace(/\d+/, '');
}
