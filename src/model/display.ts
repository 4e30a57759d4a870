import type { Language, Text } from '../foundation';
import { decimal, plain, round, zero, type Decimal, type Rounding } from './decimal';
import { boundOf } from './measure';

const superscripts: Record<string, string> = {
  '-': '⁻',
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
};

/** How an indicator's figures are shown. */
export interface DisplayStyle {
  /** What follows the number: `天`, `%`, or nothing. */
  readonly unitSymbol: Text;
  /** Decimal places at the most; trailing zeros are left out, as the bulletin does. */
  readonly decimals: number;
  readonly greatest?: Decimal | undefined;
}

/** `10⁻⁵` for an exact power of ten below one hundredth, else undefined. */
function powerOfTen(value: Decimal): string | undefined {
  const match = /^0\.(00+)1$/.exec(plain(value));
  if (!match?.[1]) return undefined;
  const exponent = String(-(match[1].length + 1));
  return `10${[...exponent].map((digit) => superscripts[digit]).join('')}`;
}

/**
 * A figure as the bulletin prints it: `1.76天`, `<10⁻⁵`, `99.65%`, `1.2–1.5天`.
 * An exact value is rounded half up; a bound is rounded outwards, so that what is printed is still true.
 * A value too small for the decimals gets as many as show its first two significant digits.
 */
export function display(low: Decimal, high: Decimal, style: DisplayStyle, language: Language): string {
  const bound = boundOf(low, high, style.greatest);
  const spaced = spacedUnit(style.unitSymbol, language);
  switch (bound) {
    case 'EXACT':
      return `${exact(low, style.decimals)}${spaced}`;
    case 'BELOW':
      return `<${powerOfTen(high) ?? plain(round(high, places(high, style.decimals), 'up'))}${spaced}`;
    case 'ABOVE':
      return `>${plain(round(low, places(low, style.decimals), 'down'))}${spaced}`;
    case 'BETWEEN': {
      const from = plain(round(low, places(low, style.decimals), 'down'));
      return `${from}–${plain(round(high, places(high, style.decimals), 'up'))}${spaced}`;
    }
  }
}

/** A limit as it is printed, in full: `10⁻⁴`, `1.5天`. */
export function displayLimit(
  limit: Decimal,
  { unitSymbol }: Pick<DisplayStyle, 'unitSymbol'>,
  language: Language,
): string {
  return `${powerOfTen(limit) ?? plain(limit)}${spacedUnit(unitSymbol, language)}`;
}

/** What follows a number: a unit in letters stands apart from it. */
function spacedUnit(symbol: Text, language: Language): string {
  const unit = symbol[language];
  return /^[A-Za-z]/.test(unit) ? ` ${unit}` : unit;
}

/**
 * A change as people read it, always with its sign: `+0.12天`, `-3.5%`, `0天`; `-0.2…+0.1天` where it is not known exactly,
 * with the bounds rounded outwards.
 */
export function displayChange(
  { low, high }: { readonly low: Decimal; readonly high: Decimal },
  { unitSymbol, decimals }: Pick<DisplayStyle, 'unitSymbol' | 'decimals'>,
  language: Language,
): string {
  const spaced = spacedUnit(unitSymbol, language);
  const signed = (value: Decimal, rounding: Rounding): string => {
    const text = plain(round(value, places(value, decimals), rounding));
    return text === '0' || text.startsWith('-') ? text : `+${text}`;
  };
  if (low.eq(high)) return `${signed(low, 'half-up')}${spaced}`;
  return `${signed(low, 'down')}…${signed(high, 'up')}${spaced}`;
}

function exact(value: Decimal, decimals: number): string {
  return plain(round(value, places(value, decimals), 'half-up'));
}

function places(value: Decimal, decimals: number): number {
  if (value.eq(zero) || value.abs().gte(decimal(`1e-${decimals}`))) return decimals;
  const zeros = /^-?0\.(0*)/.exec(plain(value))?.[1]?.length ?? 0;
  return zeros + 2;
}
