import { parts, periodCode, type Observation, type Period, type RollupRule } from '../model';
import { add, addOverTime, contribution, noNumbers, type RollupNumbers } from './numbers';

/**
 * Resolves what one branch says of one series, from its observations: a coarser observation counts only where no finer
 * one says anything. Gives the numbers of any period that the observations lie in.
 */
export function resolver(rule: RollupRule, observations: readonly Observation[]): (of: Period) => RollupNumbers {
  const own = new Map<string, RollupNumbers>();
  for (const one of observations) {
    const before = own.get(one.period) ?? noNumbers;
    const both = add(rule, before, contribution(rule, one));
    own.set(one.period, { ...both, branchesReported: Math.min(1, both.branchesReported) });
  }
  const resolved = new Map<string, RollupNumbers>();
  const resolve = (of: Period): RollupNumbers => {
    const code = periodCode(of);
    const itself = own.get(code);
    if (rule === 'none') return itself ?? noNumbers;
    const known = resolved.get(code);
    if (known) return known;
    const finer = addOverTime(rule, parts(of).map(resolve));
    const result = finer.branchesReported > 0 || !itself ? finer : itself;
    resolved.set(code, result);
    return result;
  };
  return resolve;
}
