import { cellAddress, type Cell, type Workbook } from '../../src/workbook';
import { readNumberFormat } from '../../src/workbook/number-format';
import { plainNumber } from '../../src/workbook/numbers';

/** A workbook in the words that several libraries can be brought to: of each sheet, its state, merges and cells. */
export interface Summary {
  readonly name: string;
  readonly hidden: boolean;
  readonly merges: readonly string[];
  readonly cells: Readonly<Record<string, string>>;
}

/** What Tongbao's reader found. Raised text is marked by nobody else. */
export function summaryOf(workbook: Workbook): Summary[] {
  return workbook.sheets.map(({ name, hidden, cells, merges }) => ({
    name,
    hidden,
    merges: merges
      .map(({ top, left, bottom, right }) => `${cellAddress(top, left)}:${cellAddress(bottom, right)}`)
      .sort(),
    cells: Object.fromEntries(cells.map((cell) => [cellAddress(cell.row, cell.column), describeCell(cell)])),
  }));
}

/** A cell in words; one of blank text is none. */
export function describeCell({ kind, text, percent, decimals, formula }: Omit<Cell, 'row' | 'column'>): string {
  const format = kind === 'number' ? ` ${decimals ?? 'general'}${percent ? '%' : ''}` : '';
  return `${kind} ${text.replaceAll('^', '')}${format}${formula === undefined ? '' : ` =${formula}`}`;
}

/** What a number is that another library found, with the format of its cell. */
export function numberCell(value: number, code: string): Omit<Cell, 'row' | 'column'> {
  const text = plainNumber(String(value));
  if (text === undefined) return { kind: 'error', text: '#NUM!' };
  const { percent, decimals } = readNumberFormat(code, value);
  return { kind: 'number', text, ...(percent ? { percent } : {}), ...(decimals === undefined ? {} : { decimals }) };
}

/**
 * What another library found, with what it can't tell taken from ours: a formula without a result, which it takes for 0
 * or for nothing.
 */
export function withoutResults(theirs: readonly Summary[], ours: readonly Summary[]): Summary[] {
  return theirs.map((sheet, index) => {
    const cells = { ...sheet.cells };
    for (const [address, cell] of Object.entries(ours[index]?.cells ?? {})) {
      if (!cell.startsWith('uncalculated')) continue;
      const formula = /=.*$/s.exec(cell)?.[0] ?? '';
      const other = cells[address];
      if (other === undefined || (/^(number 0|error #ERROR!)/.test(other) && other.endsWith(formula)))
        cells[address] = cell;
    }
    return { ...sheet, cells };
  });
}
