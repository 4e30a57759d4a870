import { decimal, type Decimal } from '../model';
import type { Cell } from '../workbook';
import { fold, longestName } from './fold';
import type { Absence, Vocabulary } from './vocabulary';

/** What a cell holds where a number belongs. */
export type Content =
  | { readonly kind: 'quantity'; readonly quantity: Quantity }
  | { readonly kind: 'absent'; readonly absence: Absence }
  /** `text` no number can be made of; `date`, `error` (`#DIV/0!`), `uncalculated` formula, `boolean`. */
  | { readonly kind: 'unreadable'; readonly why: 'text' | 'date' | 'error' | 'uncalculated' | 'boolean' };

/** A number as it was written, with what was written around it. */
export interface Quantity {
  readonly number: Decimal;
  /** `below` for `<10⁻⁵` and its kin: the number is the bound, not the value. */
  readonly bound: 'exact' | 'below' | 'above';
  /** The unit written with the number, a code; `%` where the cell's number format shows a percentage. */
  readonly unit?: string | undefined;
  /** Stored as a binary number, whose digits beyond the fifteenth are noise; a text is meant as written. */
  readonly binary: boolean;
  /** Decimal places that are shown. */
  readonly decimals: number;
}

const digits = '(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?|\\.\\d+';
const plainNumber = new RegExp(`^([+-]?(?:${digits}))(?:e([+-]?\\d{1,3}))?`);
/** 10^-5, 1×10^-5, 10-5: the last is a power only where a bound or a factor says that it is no subtraction. */
const power = /^(?:([+-]?\d+(?:\.\d+)?)[x×*·])?10(\^?)\(?([+-]\d{1,2})\)?/;

/** Reads a cell that stands where a number belongs. */
export function readContent(cell: Cell, vocabulary: Vocabulary): Content {
  switch (cell.kind) {
    case 'number':
      return { kind: 'quantity', quantity: ofNumber(cell) };
    case 'text':
      return readQuantityText(cell.text, vocabulary);
    default:
      return { kind: 'unreadable', why: cell.kind };
  }
}

function ofNumber(cell: Cell): Quantity {
  const number = decimal(cell.text);
  const decimals = cell.decimals ?? decimalsOf(cell.text);
  return cell.percent
    ? { number: number.times(decimal('100')), bound: 'exact', unit: '%', binary: true, decimals }
    : { number, bound: 'exact', binary: true, decimals };
}

function readQuantityText(text: string, vocabulary: Vocabulary): Content {
  if (text.length > longestName) return { kind: 'unreadable', why: 'text' };
  const folded = fold(text);
  const absence = vocabulary.absence(folded);
  if (absence) return { kind: 'absent', absence };
  const bound = vocabulary.bound(folded);
  const rest = folded.slice(bound?.length ?? 0).trim();
  const read = readPower(rest, bound !== undefined) ?? readPlain(rest);
  if (!read) return { kind: 'unreadable', why: 'text' };
  const tail = rest
    .slice(read.length)
    .trim()
    .replace(/^\((.*)\)$/, '$1');
  const unit = tail === '' ? undefined : vocabulary.unit(tail);
  if (tail !== '' && unit === undefined) return { kind: 'unreadable', why: 'text' };
  return {
    kind: 'quantity',
    quantity: { number: read.number, bound: bound?.bound ?? 'exact', unit, binary: false, decimals: read.decimals },
  };
}

interface NumberRead {
  readonly number: Decimal;
  readonly length: number;
  readonly decimals: number;
}

function readPower(text: string, bounded: boolean): NumberRead | undefined {
  const match = power.exec(text);
  if (!match) return undefined;
  const [whole, factor, caret, exponent] = match;
  if (caret === '' && factor === undefined && !bounded) return undefined;
  return {
    number: decimal(`${factor ?? '1'}e${exponent ?? '0'}`),
    length: whole.length,
    decimals: Math.abs(Number(exponent)),
  };
}

function readPlain(text: string): NumberRead | undefined {
  const match = plainNumber.exec(text);
  if (!match) return undefined;
  const mantissa = (match[1] ?? '')
    .replaceAll(',', '')
    .replace(/^([+-]?)\./, '$10.')
    .replace('+', '');
  return {
    number: decimal(match[2] === undefined ? mantissa : `${mantissa}e${match[2]}`),
    length: match[0].length,
    decimals: decimalsOf(mantissa) - Number(match[2] ?? 0),
  };
}

function decimalsOf(text: string): number {
  return /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
}
