import type { Indicator } from '../../catalogue';
import type { Language } from '../../foundation';
import { decimal, zero } from '../../model';
import { valueRow } from '../figure-row';

/** The most values that are remembered with how they are shown. */
const mostKnown = 20_000;
/** Digits that a JavaScript number surely holds. */
const safeDigits = 15;

/** What is known of an indicator. */
interface Known {
  /** What follows the number: a unit, spaced as it should be. */
  readonly suffix: string;
  readonly shown: Map<string, string>;
}

/** `display` of the model for texts, a row at a time and millions of them: the easy ones by hand, others once. */
export class Displays {
  private readonly known = new Map<Indicator | undefined, Known>();
  private size = 0;

  constructor(private readonly language: Language) {}

  /** As the bulletin prints the value from `low` to `high`, both in plain spelling or null. */
  of(indicator: Indicator | undefined, low: string | null, high: string | null): string {
    const known = this.known.get(indicator) ?? this.learn(indicator);
    if (low !== null && low === high && indicator) {
      const rounded = roundedHalfUp(low, indicator.decimals);
      if (rounded !== undefined) return rounded + known.suffix;
    }
    const key = `${low}~${high}`;
    let shown = known.shown.get(key);
    if (shown === undefined) {
      if (this.size >= mostKnown) this.forget();
      this.size += 1;
      known.shown.set(key, (shown = this.asModel(indicator, low, high)));
    }
    return shown;
  }

  private asModel(indicator: Indicator | undefined, low: string | null, high: string | null): string {
    const value = low === null || high === null ? {} : { low: decimal(low), high: decimal(high) };
    return valueRow(indicator, value, this.language).display;
  }

  private learn(indicator: Indicator | undefined): Known {
    const known = {
      suffix: valueRow(indicator, { low: zero, high: zero }, this.language).display.slice(1),
      shown: new Map<string, string>(),
    };
    this.known.set(indicator, known);
    return known;
  }

  private forget(): void {
    for (const { shown } of this.known.values()) shown.clear();
    this.size = 0;
  }
}

/** An exact value as it is shown; undefined for what is too small or too long to be done in passing. */
function roundedHalfUp(value: string, decimals: number): string | undefined {
  const point = value.indexOf('.');
  if (point < 0 || value.length - point - 1 <= decimals) return value;
  const end = point + 1 + decimals;
  if (value.charCodeAt(0) === 45 || end > safeDigits) return undefined;
  const kept = Number(value.slice(0, point) + value.slice(point + 1, end));
  if (kept === 0) return undefined; // below what the decimals show
  const digits = String(value.charCodeAt(end) >= 53 ? kept + 1 : kept).padStart(decimals + 1, '0');
  let last = digits.length;
  const first = last - decimals;
  while (last > first && digits.charCodeAt(last - 1) === 48) last -= 1;
  return last === first ? digits.slice(0, first) : `${digits.slice(0, first)}.${digits.slice(first, last)}`;
}
