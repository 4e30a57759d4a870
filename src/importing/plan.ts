import { createHash } from 'node:crypto';
import { TongbaoError } from '../foundation';
import type { Catalogue } from '../catalogue';
import { describeTotals, plain, seriesKey, type Observation } from '../model';
import type { RollupChange } from '../rollups';
import type { Rollup, StoredObservation } from '../warehouse';

/** What a change to the warehouse does, figure by figure: the same whether it is only looked at or carried out. */
export interface Plan {
  /** Names exactly this change; the same workbook on other data has another. */
  readonly hash: string;
  readonly added: readonly Observation[];
  readonly changed: readonly { readonly before: StoredObservation; readonly after: Observation }[];
  readonly removed: readonly StoredObservation[];
  /** Figures that are there already and stay as they are. */
  readonly unchanged: number;
  /** Rollups that move, at every unit and period. */
  readonly rollups: readonly RollupChange[];
}

/** Works out a plan from what was closed, what took its place, and the rollups that moved. */
export function planOf(
  identity: readonly string[],
  closed: readonly StoredObservation[],
  added: readonly Observation[],
  rollups: readonly RollupChange[],
): Plan {
  const before = new Map(closed.map((one) => [figureKey(one), one]));
  const after = new Set(added.map(figureKey));
  const fresh: Observation[] = [];
  const changed: { before: StoredObservation; after: Observation }[] = [];
  for (const one of added) {
    const old = before.get(figureKey(one));
    if (!old) fresh.push(one);
    else if (figureText(old) !== figureText(one)) changed.push({ before: old, after: one });
  }
  return {
    hash: hashOf([
      ...identity,
      ...closed.map((one) => `- ${one.submission}:${one.ordinal} ${figureKey(one)} ${figureText(one)}`),
      ...added.map((one) => `+ ${one.source.sheet}!${one.source.cell} ${figureKey(one)} ${figureText(one)}`),
      ...rollups.map(({ before: old, after: now }) => `= ${rollupText(old)} > ${rollupText(now)}`).sort(),
    ]),
    added: fresh,
    changed,
    removed: closed.filter((one) => !after.has(figureKey(one))),
    unchanged: added.length - fresh.length - changed.length,
    rollups,
  };
}

/** Throws `PLAN_STALE` where `plan` is not the one with the hash `looked`; any will do where none was looked at. */
export function expectPlan(looked: string | undefined, plan: Plan): void {
  if (looked === undefined || looked === plan.hash) return;
  throw new TongbaoError('PLAN_STALE', { plan: looked.slice(0, 12), now: plan.hash.slice(0, 12) });
}

/** The rollups of the head of the organisation among those that move. */
export function headRollups({ rollups }: Plan, catalogue: Catalogue): readonly RollupChange[] {
  return rollups.filter(({ before, after }) => catalogue.branch((after ?? before)?.branch ?? '')?.level === 'PROVINCE');
}

function figureKey(one: Observation): string {
  return `${one.branch} ${one.period} ${seriesKey(one)}`;
}

function figureText({ status, low, high, volume, weighted }: Observation): string {
  return [status, ...[low, high, volume, weighted].map((part) => (part ? plain(part) : ''))].join(' ');
}

function rollupText(rollup: Rollup | undefined): string {
  if (!rollup) return '';
  const { branch, period, totals, branchesReported, monthsCovered, observations } = rollup;
  const counts = [totals.terms, branchesReported, monthsCovered, observations, rollup.unweighted];
  const all = [...counts, rollup.noBusiness, rollup.notOffered].join(' ');
  return `${branch} ${period} ${seriesKey(rollup)} ${describeTotals(totals)} ${all}`;
}

function hashOf(lines: readonly string[]): string {
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}
