import * as XLSX from '@e965/xlsx';
import { cellAddress, type Cell } from '../../src/workbook';
import { describeCell, numberCell, type Summary } from './summary';

interface Formats {
  is_date(code: string): boolean;
  parse_date_code(
    serial: number,
    options: { date1904: boolean },
  ): { y: number; m: number; d: number; H: number; M: number; S: number } | null;
}
const formats = XLSX.SSF as Formats;
const errors: Readonly<Record<number, string>> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
};

/** What SheetJS by itself finds in an `.xlsx`; throws where it finds nothing, or leaves out a sheet. */
export function sheetjsSummary(bytes: Buffer): Summary[] {
  const book = XLSX.read(bytes, { type: 'buffer', cellNF: true, cellFormula: true, cellHTML: false, cellText: false });
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  return book.SheetNames.map((name, index) => {
    const sheet = book.Sheets[name];
    if (!sheet) throw new Error(`sheet ${name} is left out`);
    const cells: Record<string, string> = {};
    for (const address of Object.keys(sheet).filter((key) => !key.startsWith('!'))) {
      const description = described(sheet[address] as XLSX.CellObject, date1904);
      if (description !== undefined) cells[address] = description;
    }
    return {
      name,
      hidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0,
      merges: (sheet['!merges'] ?? [])
        .filter(({ s, e }) => s.r !== e.r || s.c !== e.c)
        .map(({ s, e }) => `${cellAddress(s.r, s.c)}:${cellAddress(e.r, e.c)}`)
        .sort(),
      cells,
    };
  });
}

function described({ t, v, z, f }: XLSX.CellObject, date1904: boolean): string | undefined {
  const formula = f === undefined ? {} : { formula: f };
  switch (t) {
    case 's':
      return String(v ?? '').trim() === '' ? undefined : describeCell({ kind: 'text', text: String(v), ...formula });
    case 'b':
      return describeCell({ kind: 'boolean', text: v ? 'TRUE' : 'FALSE', ...formula });
    case 'e':
      return v === 0x2b
        ? describeCell({ kind: 'uncalculated', text: '', ...formula })
        : describeCell({ kind: 'error', text: errors[Number(v)] ?? '#ERROR!', ...formula });
    case 'n':
      return describeCell({ ...numberIn(Number(v), String(z ?? 'General'), date1904), ...formula });
    default:
      return undefined;
  }
}

function numberIn(value: number, code: string, date1904: boolean): Omit<Cell, 'row' | 'column'> {
  const iso = formats.is_date(code.replace(/general/gi, 'General')) ? isoOf(value, date1904) : undefined;
  if (iso !== undefined) return { kind: 'date', text: iso };
  return numberCell(value, code);
}

function isoOf(value: number, date1904: boolean): string | undefined {
  const last = date1904 ? 2_957_004 : 2_958_466;
  // to the second, of which it cuts off what is less; a little more, for it takes a fraction from so large a number
  const whole = Math.round(value * 86_400);
  const seconds = (whole % 86_400 === 0 ? whole : whole + 0.001) / 86_400;
  const parts = value >= 0 && value < last ? formats.parse_date_code(seconds, { date1904 }) : null;
  if (!parts) return undefined;
  const two = (number: number): string => String(number).padStart(2, '0');
  const said = `${String(parts.y).padStart(4, '0')}-${two(parts.m)}-${two(parts.d)}`;
  // Excel's day 0 of January 1900 is the day before, and the one that never was is the day before, too
  const day = parts.d === 0 ? '1899-12-31' : said === '1900-02-29' ? '1900-02-28' : said;
  const time = `${two(parts.H)}:${two(parts.M)}:${two(parts.S)}`;
  return time === '00:00:00' ? day : `${day}T${time}`;
}
