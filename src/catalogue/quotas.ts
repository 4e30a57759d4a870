import { groupBy } from '../foundation';
import { covers, decimal, monthCount, parsePeriod, seriesKey, type Period, type Series } from '../model';
import type { Quota } from './catalogue';
import { measuredSeries } from './measured';
import type { CatalogueFile, QuotaFile } from './schema';

/** Finds the quota of a unit: one with named units goes before one for all that report, a shorter time before a longer. */
export function quotaFinder(
  quotas: readonly Quota[],
  reporters: ReadonlySet<string>,
): (series: Series, branch: string, period: Period) => Quota | undefined {
  const months = ({ within }: Quota): number => (within ? monthCount(within) : Infinity);
  const particularFirst = (a: Quota, b: Quota): number =>
    Number(b.branches !== undefined) - Number(a.branches !== undefined) || months(a) - months(b);
  const ordered = [...quotas].sort(particularFirst);
  const ofSeries = groupBy(ordered, ({ series }) => seriesKey(series));
  return (series, branch, period) =>
    ofSeries
      .get(seriesKey(series))
      ?.find(
        ({ branches = reporters, every, within }) =>
          branches.has(branch) && every === period.grain && (within === undefined || covers(within, period)),
      );
}

/** What a schema can't say of quotas: their series and units exist, they set something, and none says another's again. */
export function checkQuotas(
  file: CatalogueFile,
  branches: ReadonlySet<string>,
  report: (path: readonly PropertyKey[], message: string) => void,
): void {
  const measured = measuredSeries(file);
  const taken = new Set<string>();
  file.quotas.forEach((quota, index) => {
    const path = ['quotas', index];
    const series = `${quota.service}/${quota.indicator}/${quota.class}`;
    if (!measured.has(series)) report(path, `there is no series ${series}`);
    if (quota.min === undefined && quota.max === undefined) report(path, 'sets neither min nor max');
    if (quota.min !== undefined && quota.max !== undefined && decimal(quota.min).gt(decimal(quota.max)))
      report(path, `min ${quota.min} is above max ${quota.max}`);
    const within = quota.in === undefined ? undefined : parsePeriod(quota.in);
    if (within && monthCount(within) < monthsOf(quota))
      report([...path, 'in'], `${quota.in} has no ${quota.every} in it`);
    (quota.branches ?? ['']).forEach((unit, place) => {
      if (unit !== '' && !branches.has(unit)) report([...path, 'branches', place], `there is no branch ${unit}`);
      const key = [series, quota.every, quota.in, unit].join(' ');
      if (taken.has(key)) report(path, `the quota of ${series} for every ${quota.every} is there twice`);
      taken.add(key);
    });
  });
}

function monthsOf({ every }: QuotaFile): number {
  return monthCount({ year: 0, grain: every, index: 1 });
}
