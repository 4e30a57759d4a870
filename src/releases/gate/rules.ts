import type { Catalogue, Rule, RuleRelation, RuleTerm } from '../../catalogue';
import {
  exactly,
  monthCount,
  period as periodOf,
  periodCode,
  periodsWithin,
  seriesKey,
  zero,
  type Interval,
  type Period,
} from '../../model';
import type { Rollup, Waiver, WaiverScope, WarehouseReader } from '../../warehouse';
import { explanationOf } from './explained';

/**
 * Whether a rule is kept: `KEPT` or `BROKEN` whatever values the figures in it truly have, `UNDETERMINED` where that
 * depends on them (one is only known by a bound), or one is not known at all.
 */
export const ruleVerdicts = ['KEPT', 'BROKEN', 'UNDETERMINED'] as const;
export type RuleVerdict = (typeof ruleVerdicts)[number];

/** A rule of the catalogue held against the figures of one branch and period. */
export interface RuleCheck {
  readonly rule: Rule;
  readonly branch: string;
  /** A period code. */
  readonly period: string;
  /** What either side comes to; absent where a figure of it is not known. */
  readonly left?: Interval | undefined;
  readonly right?: Interval | undefined;
  readonly verdict: RuleVerdict;
  /** What explains that it is broken. */
  readonly waiver?: Waiver | undefined;
}

/**
 * Every rule for every branch, in the periods of its length within `period`, at a version; in the order of the catalogue.
 * Where a branch has nothing that a rule is about, there is nothing to say.
 */
export async function ruleChecks(
  reader: WarehouseReader,
  catalogue: Catalogue,
  { period, version }: { readonly period: string; readonly version: number },
  waivers: readonly Waiver[],
): Promise<RuleCheck[]> {
  const reporters = catalogue.branches.filter(({ level }) => level === 'BRANCH').map(({ code }) => code);
  const checks: RuleCheck[] = [];
  for (const rule of catalogue.rules) {
    const periods = periodsWithin(periodOf(period), rule.every);
    const terms = [...rule.left, ...rule.right];
    const series = [...new Map(terms.map((term) => [seriesKey(term), term])).values()];
    const filter = { periods: periods.map(periodCode), branches: reporters, series };
    const kept = new Map(
      (await reader.rollups(filter, version)).map((one) => [keyOf(one.branch, one.period, one), one]),
    );
    for (const branch of reporters) {
      for (const of of periods) {
        const figureOf = (term: RuleTerm): Rollup | undefined => kept.get(keyOf(branch, periodCode(of), term));
        if (terms.every((term) => figureOf(term) === undefined)) continue;
        const [left, right] = [sumOf(rule.left, figureOf, of), sumOf(rule.right, figureOf, of)];
        const verdict = left && right ? judge(left, rule.relation, right) : 'UNDETERMINED';
        const check: RuleCheck = { rule, branch, period: periodCode(of), left, right, verdict };
        const waiver = verdict === 'BROKEN' ? explanationOf(waivers, ruleQuestion(check)) : undefined;
        checks.push({ ...check, waiver });
      }
    }
  }
  return checks;
}

/** What a broken rule asks to explain. */
export function ruleQuestion({ branch, rule }: RuleCheck): WaiverScope {
  return { kind: 'rule', branch, rule: rule.code };
}

function keyOf(branch: string, period: string, series: Parameters<typeof seriesKey>[0]): string {
  return `${branch}/${period}/${seriesKey(series)}`;
}

/** What terms add up to; undefined where one of them is not known. */
function sumOf(
  terms: readonly RuleTerm[],
  figureOf: (term: RuleTerm) => Rollup | undefined,
  of: Period,
): Interval | undefined {
  let sum: Interval = { low: zero, high: zero };
  for (const term of terms) {
    const value = valueOf(term, figureOf(term), of);
    if (!value) return undefined;
    sum = { low: sum.low.plus(value.low), high: sum.high.plus(value.high) };
  }
  return sum;
}

/** A figure that is only partly in says nothing of the whole. */
function valueOf({ of }: RuleTerm, rollup: Rollup | undefined, period: Period): Interval | undefined {
  if (!rollup || rollup.unweighted > 0 || rollup.monthsCovered < monthCount(period)) return undefined;
  const { totals, low, high } = rollup;
  if (of === 'volume') return { low: totals.volume, high: totals.volume };
  return low !== undefined && high !== undefined ? { low, high } : undefined;
}

/** Holds two sides against each other, whatever values in them are the true ones. */
function judge(left: Interval, relation: RuleRelation, right: Interval): RuleVerdict {
  switch (relation) {
    case '<=':
      return verdict(left.high.lte(right.low), left.low.gt(right.high));
    case '<':
      return verdict(left.high.lt(right.low), left.low.gte(right.high));
    case '>=':
      return judge(right, '<=', left);
    case '>':
      return judge(right, '<', left);
    case '=': {
      const [a, b] = [exactly(left), exactly(right)];
      const same = a !== undefined && b !== undefined && a.eq(b);
      return verdict(same, left.high.lt(right.low) || left.low.gt(right.high));
    }
  }
}

function verdict(kept: boolean, broken: boolean): RuleVerdict {
  return kept ? 'KEPT' : broken ? 'BROKEN' : 'UNDETERMINED';
}
