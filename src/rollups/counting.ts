import { covers, period, periodCode, upwards, type Observation, type Period, type RollupRule } from '../model';
import { speaks } from './numbers';

/**
 * Of one branch's observations of one series, those that count in its figure for `of`. Those that say something never
 * overlap in time: where a finer one does, a coarser one is left out.
 */
export function counting<T extends Observation>(rule: RollupRule, observations: readonly T[], of: Period): T[] {
  const code = periodCode(of);
  if (rule === 'none') return observations.filter((one) => one.period === code);
  const within = observations.filter((one) => covers(of, period(one.period)));
  const reported = new Set(within.map((one) => one.period));
  const spoken = new Set(within.filter(speaks).flatMap((one) => upwards(period(one.period)).slice(1).map(periodCode)));
  return within.filter((one) => {
    if (spoken.has(one.period)) return false;
    if (speaks(one)) return true;
    // It says nothing itself: it is only seen where no coarser one stands in its place.
    const above = upwards(period(one.period))
      .slice(1)
      .filter((outer) => covers(of, outer))
      .map(periodCode);
    return above.every((outer) => spoken.has(outer) || !reported.has(outer));
  });
}
