import type { Catalogue, Limit } from '../../catalogue';
import { meets, period as periodOf, periodCode, periodsWithin } from '../../model';
import { answer, type RollupFigure } from '../../rollups';
import type { WarehouseReader } from '../../warehouse';

/** A figure that does not keep to a limit, or to its unit's own: it is published as it is. */
export interface BrokenLimit {
  readonly figure: RollupFigure;
  readonly limit: Limit;
  readonly of: 'limit' | 'quota';
}

/**
 * The limits that surely are not met at a version: those of series in the very period, and quotas in the periods they are
 * set for within it. What depends on how a figure known by a bound truly is, is not among them.
 */
export async function brokenLimits(
  reader: WarehouseReader,
  catalogue: Catalogue,
  { period, version }: { readonly period: string; readonly version: number },
): Promise<BrokenLimit[]> {
  const everything = { limit: Infinity, version };
  const over = await answer(reader, catalogue, { periods: [period], meetsLimit: false }, everything);
  const broken = over.figures.flatMap((figure): BrokenLimit[] => {
    const { limit } = figure.series;
    return limit ? [{ figure, limit, of: 'limit' }] : [];
  });
  for (const quota of catalogue.quotas) {
    const { service, indicator, customerClass } = quota.series;
    const query = {
      periods: periodsWithin(periodOf(period), quota.every).map(periodCode),
      services: [service],
      indicators: [indicator],
      customerClasses: [customerClass],
    };
    const { figures } = await answer(reader, catalogue, query, everything);
    for (const figure of figures) {
      const { low, high, branch } = figure;
      // of several quotas that fit a unit, the most particular one counts
      const its = catalogue.quotaOf(figure, branch, periodOf(figure.period)) === quota;
      if (!its || low === undefined || high === undefined || meets(quota, low, high) !== false) continue;
      broken.push({ figure, limit: quota, of: 'quota' });
    }
  }
  return broken;
}
