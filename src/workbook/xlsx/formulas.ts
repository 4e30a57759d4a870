import { refuseDamaged } from '../refusal';

/** A formula that several cells share, as the first of them has it. */
interface SharedFormula {
  readonly formula: string;
  readonly row: number;
  readonly column: number;
}

/** A reference to a cell; what stands before and behind it must not belong to a longer name. */
const reference = /(^|[^._A-Z0-9])(\$?)([A-Z]{1,3})(\$?)([1-9]\d{0,6})(?![_.(A-Za-z0-9])/g;
const [mostRows, mostColumns] = [1_048_576, 16_384];

/** The formulas of a sheet, those included that are written once for many cells. */
export class Formulas {
  readonly #shared = new Map<string, SharedFormula>();

  /** The formula of a cell that has `written` in it; nothing where it is part of one that is not known. */
  of(row: number, column: number, written: string, shared: string | undefined): string | undefined {
    const formula = written.replaceAll('_xlfn.', '');
    if (shared === undefined) return formula === '' ? undefined : formula;
    if (formula !== '') {
      this.#shared.set(shared, { formula, row, column });
      return formula;
    }
    const known = this.#shared.get(shared);
    return known && moved(known.formula, row - known.row, column - known.column);
  }
}

/** The formula as it reads that many rows and columns further. */
function moved(formula: string, rows: number, columns: number): string {
  return formula.replace(
    reference,
    (whole, before: string, fixedColumn: string, letters: string, fixedRow: string, digits: string) => {
      const [column, row] = [columnNumber(letters), Number(digits)];
      if (column > mostColumns || row > mostRows) return whole;
      const newColumn = fixedColumn === '' ? column + columns : column;
      const newRow = fixedRow === '' ? row + rows : row;
      if (newColumn < 1) return refuseDamaged(`a shared formula reaches beyond the sheet: ${formula.slice(0, 80)}`);
      return `${before}${fixedColumn}${columnLetters(newColumn)}${fixedRow}${newRow}`;
    },
  );
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}

function columnLetters(number: number): string {
  let letters = '';
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}
