import type { Indicator } from '../../catalogue';
import { groupBy } from '../../foundation';
import {
  decimal,
  display,
  findingKinds,
  proportion,
  seriesKey,
  type Decimal,
  type Finding,
  type Observation,
} from '../../model';
import { seriesName } from '../case';
import { typical, type Typical } from './typical';
import type { Comparison, ComparisonRule } from './known';

/** Fewer figures than this say nothing of what is usual. */
const fewest = 5;

/** So few cases more or less are chance. */
const fewCases = decimal('30');

/**
 * Figures far from what is usual: from the branch's own of other periods, and from other branches' of the same period,
 * wherever there are enough of either. Both have to agree, since a branch may be unlike the others, and may have changed.
 * Counts are as large as the branch is, and are held against its own alone.
 */
export const outlier: ComparisonRule = (about) => {
  const all = [...about.known.observations, ...about.observations].filter(isExact);
  const bySeries = groupBy(all, seriesKey);
  return about.observations.filter(isExact).flatMap((one) => judge(about, one, bySeries.get(seriesKey(one)) ?? []));
};

function isExact({ low, high }: Observation): boolean {
  return low !== undefined && high !== undefined && low.eq(high);
}

function judge(about: Comparison, one: Observation, others: readonly Observation[]): Finding[] {
  const grain = one.period.length;
  const own = others.filter(
    ({ branch, period }) => branch === one.branch && period !== one.period && period.length === grain,
  );
  const isCount = about.catalogue.seriesOf(one)?.rollup === 'sum';
  const peers = isCount ? [] : others.filter(({ branch, period }) => branch !== one.branch && period === one.period);
  const greatest = about.catalogue.indicator(one.indicator)?.range.max;
  const usual = (group: readonly Observation[]): Typical | undefined =>
    group.length < fewest
      ? undefined
      : typical(
          group.flatMap(({ low }) => low ?? []),
          greatest,
        );
  const [ofOwn, ofPeers] = [usual(own), usual(peers)];
  const value = one.low ?? decimal('0');
  const groups = [ofOwn, ofPeers].filter((one) => one !== undefined);
  const isFar = (group: Typical): boolean => group.isFar(value) && !isChance(about, one, group.median);
  if (groups.length === 0 || !groups.every(isFar)) return [];
  return [finding(about, one, ofOwn, ofPeers)];
}

/** Whether no more than a few cases lie between a figure and the median: of counts, and of shares of what was counted. */
function isChance(
  { catalogue }: Comparison,
  { indicator, low, volume, weighted }: Observation,
  median: Decimal,
): boolean {
  const { rollup, unit } = catalogue.indicator(indicator) as Indicator;
  const apart = (low ?? median).minus(median).abs();
  if (rollup === 'sum') return apart.lt(fewCases);
  if (weighted === undefined || volume === undefined || unit.dimension !== proportion) return false;
  return apart.times(unit.factor).times(volume).lt(fewCases);
}

function finding(
  { catalogue }: Comparison,
  one: Observation,
  own: Typical | undefined,
  peers: Typical | undefined,
): Finding {
  const indicator = catalogue.indicator(one.indicator) as Indicator;
  const series = catalogue.seriesOf(one);
  const style = { unitSymbol: indicator.unit.symbol, decimals: indicator.decimals, greatest: indicator.range.max };
  const shown = (value: Observation['low']): string => (value ? display(value, value, style, catalogue.language) : '—');
  return {
    code: 'VALUE_OUTLYING',
    severity: findingKinds.VALUE_OUTLYING.severity,
    sheet: one.source.sheet,
    cell: one.source.cell,
    cells: [],
    rawText: one.source.rawText,
    values: {
      series: series ? seriesName(catalogue, series) : '',
      period: one.period,
      value: shown(one.low),
      own: shown(own?.median),
      peers: shown(peers?.median),
    },
  };
}
