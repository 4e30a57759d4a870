import {
  lift,
  merge,
  monthCount,
  needsVolume,
  noTotals,
  period,
  sameTotals,
  subtract,
  value,
  zero,
  type Observation,
  type ObservationStatus,
  type RollupRule,
  type Totals,
} from '../model';
import type { Rollup, RollupKey } from '../warehouse';

/** What a rollup says, without its key and without the quotients that follow from it. */
export type RollupNumbers = Omit<Rollup, keyof RollupKey | 'low' | 'high'>;

export const noNumbers: RollupNumbers = {
  totals: noTotals,
  branchesReported: 0,
  monthsCovered: 0,
  observations: 0,
  unweighted: 0,
  noBusiness: 0,
  notOffered: 0,
};

const counts = ['branchesReported', 'monthsCovered', 'observations', 'unweighted', 'noBusiness', 'notOffered'] as const;

function combineCounts(a: RollupNumbers, b: RollupNumbers, sign: 1 | -1): Omit<RollupNumbers, 'totals'> {
  const both = (count: (typeof counts)[number]): number => a[count] + sign * b[count];
  return {
    branchesReported: both('branchesReported'),
    monthsCovered: both('monthsCovered'),
    observations: both('observations'),
    unweighted: both('unweighted'),
    noBusiness: both('noBusiness'),
    notOffered: both('notOffered'),
  };
}

/** Two branches, or two groups of branches, together. */
export function add(rule: RollupRule, a: RollupNumbers, b: RollupNumbers): RollupNumbers {
  return { ...combineCounts(a, b, 1), totals: merge(rule, a.totals, b.totals) };
}

/** What is left without `what`. Its totals are true for reversible rules only. */
export function takeBack(from: RollupNumbers, what: RollupNumbers): RollupNumbers {
  return { ...combineCounts(from, what, -1), totals: subtract(from.totals, what.totals) };
}

/** Consecutive parts of one branch's time together, in order. */
export function addOverTime(rule: RollupRule, parts: readonly RollupNumbers[]): RollupNumbers {
  const sum = parts.reduce((a, b) => add(rule, a, b), noNumbers);
  const totals: Totals =
    rule === 'latest' ? (parts.findLast((part) => part.totals.terms > 0)?.totals ?? noTotals) : sum.totals;
  return { ...sum, totals, branchesReported: Math.min(1, sum.branchesReported) };
}

/** A weighted figure without a weight can't count as one, whatever its status says. */
function effectiveStatus(rule: RollupRule, { status, volume }: Observation): ObservationStatus {
  if (status !== 'REPORTED' || !needsVolume(rule)) return status;
  if (volume === undefined) return 'UNWEIGHTED';
  return volume.eq(zero) ? 'NO_VOLUME' : status;
}

/** What one observation brings into the rollups it counts in. */
export function contribution(rule: RollupRule, observation: Observation): RollupNumbers {
  const status = effectiveStatus(rule, observation);
  const counted = { ...noNumbers, observations: 1 };
  const reported = { ...counted, branchesReported: 1 };
  const covering = { ...reported, monthsCovered: monthCount(period(observation.period)) };
  switch (status) {
    case 'REPORTED': {
      const { low, high, volume = zero, weighted } = observation;
      if (low === undefined || high === undefined) throw new RangeError('a reported observation has no value');
      return { ...covering, totals: lift(rule, { low, high, volume, weighted }) };
    }
    case 'NO_VOLUME':
      return covering;
    case 'NO_BUSINESS':
      return { ...covering, noBusiness: 1 };
    case 'NOT_OFFERED':
      return { ...covering, notOffered: 1 };
    case 'UNWEIGHTED':
      return { ...reported, unweighted: 1 };
    case 'NOT_REPORTED':
      return counted;
  }
}

/** Whether an observation says anything; a finer one that does stands in for a coarser one. */
export function speaks(observation: Observation): boolean {
  return observation.status !== 'NOT_REPORTED';
}

export function sameNumbers(a: RollupNumbers, b: RollupNumbers): boolean {
  return sameTotals(a.totals, b.totals) && counts.every((count) => a[count] === b[count]);
}

/** The rollup with these numbers; none where nothing is in it. */
export function toRollup(key: RollupKey, rule: RollupRule, numbers: RollupNumbers): Rollup | undefined {
  if (numbers.observations === 0) return undefined;
  const { branch, period: periodCode, service, indicator, customerClass } = key;
  return { branch, period: periodCode, service, indicator, customerClass, ...numbers, ...value(rule, numbers.totals) };
}

export function rollupKeyText(key: RollupKey): string {
  return `${key.branch}/${key.period}/${key.service}/${key.indicator}/${key.customerClass}`;
}
