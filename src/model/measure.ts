import { decimal, divide, max, min, plain, zero, type Decimal } from './decimal';

/**
 * What a figure is: a closed interval and the weight behind it. An exact value has low = high; `<10⁻⁵` is [0, 10⁻⁵].
 * Units are the indicator's.
 */
export interface Measure {
  readonly low: Decimal;
  readonly high: Decimal;
  readonly volume: Decimal;
  /**
   * Value · volume exactly, where a numerator was reported and the value is only its quotient by the volume, which may
   * have no end: 2 of 3 halls are 66.666… %, and 200 of it in sums.
   */
  readonly weighted?: Decimal | undefined;
}

/**
 * Measures brought together: three sums, kept apart from the quotient so that any grouping gives the same answer and
 * a sum can be taken back exactly. `low` and `high` are Σ(value·volume) where the rule weighs, else Σ(value).
 */
export interface Totals {
  readonly low: Decimal;
  readonly high: Decimal;
  readonly volume: Decimal;
  /** How many measures are in it; with none there is no value, whatever the sums. */
  readonly terms: number;
}

export const noTotals: Totals = { low: zero, high: zero, volume: zero, terms: 0 };

/**
 * How figures of an indicator come together.
 *
 * - `weighted_mean` means and rates: Σ(value·volume) / Σvolume, over branches and time
 * - `sum` counts: Σvalue, over branches and time
 * - `mean` scores that nothing weighs: Σvalue / how many there are, over branches and time
 * - `maximum` the largest, over branches and time
 * - `latest` over time the latest period's figure, over branches the weighted mean
 * - `none` is never rolled up: it stands for one branch and the very period it was reported for
 */
export const rollupRules = ['weighted_mean', 'sum', 'mean', 'maximum', 'latest', 'none'] as const;
export type RollupRule = (typeof rollupRules)[number];

/** Whether totals under the rule can be taken back by `subtract`, or have to be gathered anew. */
export function isReversible(rule: RollupRule): boolean {
  return rule !== 'maximum' && rule !== 'none';
}

/** Whether a figure needs a volume to count under the rule. */
export function needsVolume(rule: RollupRule): boolean {
  return rule === 'weighted_mean' || rule === 'latest';
}

/** One measure as totals. */
export function lift(rule: RollupRule, measure: Measure): Totals {
  const { low, high, volume, weighted } = measure;
  if (!needsVolume(rule)) return { low, high, volume, terms: 1 };
  return { low: weighted ?? low.times(volume), high: weighted ?? high.times(volume), volume, terms: 1 };
}

/** Brings two totals together; commutative and associative, with `noTotals` as its neutral element. */
export function merge(rule: RollupRule, a: Totals, b: Totals): Totals {
  if (a.terms === 0) return b;
  if (b.terms === 0) return a;
  const terms = a.terms + b.terms;
  const volume = a.volume.plus(b.volume);
  if (rule === 'maximum') return { low: max(a.low, b.low), high: max(a.high, b.high), volume, terms };
  return { low: a.low.plus(b.low), high: a.high.plus(b.high), volume, terms };
}

/** Takes back what was merged in. Only for reversible rules. */
export function subtract(from: Totals, what: Totals): Totals {
  return {
    low: from.low.minus(what.low),
    high: from.high.minus(what.high),
    volume: from.volume.minus(what.volume),
    terms: from.terms - what.terms,
  };
}

/** What the sums are divided by under a rule that makes a mean of them; undefined where they are the value themselves. */
export function weightOf(rule: RollupRule, { volume, terms }: Totals): Decimal | undefined {
  if (needsVolume(rule)) return volume;
  return rule === 'mean' ? decimal(String(terms)) : undefined;
}

/** The value of totals, each bound rounded half to even to `valueScale` places; undefined where there is none. */
export function value(rule: RollupRule, totals: Totals): { low: Decimal; high: Decimal } | undefined {
  if (totals.terms === 0) return undefined;
  const weight = weightOf(rule, totals);
  if (weight === undefined) return { low: totals.low, high: totals.high };
  if (weight.eq(zero)) return undefined;
  return { low: divide(totals.low, weight), high: divide(totals.high, weight) };
}

/** How exactly a value is known: `BELOW` reaches down to 0, `ABOVE` up to the indicator's greatest value. */
export const bounds = ['EXACT', 'BELOW', 'ABOVE', 'BETWEEN'] as const;
export type Bound = (typeof bounds)[number];

export function boundOf(low: Decimal, high: Decimal, greatest?: Decimal): Bound {
  if (low.eq(high)) return 'EXACT';
  if (low.eq(zero)) return 'BELOW';
  return greatest?.eq(high) ? 'ABOVE' : 'BETWEEN';
}

/** Whether two intervals can be the same value. */
export function overlap(a: Pick<Measure, 'low' | 'high'>, b: Pick<Measure, 'low' | 'high'>): boolean {
  return max(a.low, b.low).lte(min(a.high, b.high));
}

/** The greatest and least value an indicator may have, inclusive; either side may be open. */
export interface Range {
  readonly min?: Decimal | undefined;
  readonly max?: Decimal | undefined;
}

/**
 * Whether a figure keeps within a limit: true or false where every value of the interval agrees,
 * undefined where the interval straddles the limit and nobody can know.
 */
export function meets(limit: Range, low: Decimal, high: Decimal): boolean | undefined {
  const inside = (limit.max === undefined || high.lte(limit.max)) && (limit.min === undefined || low.gte(limit.min));
  if (inside) return true;
  const outside = (limit.max !== undefined && low.gt(limit.max)) || (limit.min !== undefined && high.lt(limit.min));
  return outside ? false : undefined;
}

/** The side of a limit that an indicator has to keep to, by which of its values are better. */
export function decidingLimit(limit: Range | undefined, direction: 'lower' | 'higher' | 'none'): Decimal | undefined {
  return direction === 'higher' ? (limit?.min ?? limit?.max) : (limit?.max ?? limit?.min);
}

export function sameTotals(a: Totals, b: Totals): boolean {
  return a.terms === b.terms && a.low.eq(b.low) && a.high.eq(b.high) && a.volume.eq(b.volume);
}

/** Totals as text, for messages and hashes. */
export function describeTotals(totals: Totals): string {
  return [totals.low, totals.high, totals.volume].map(plain).join(' ');
}
