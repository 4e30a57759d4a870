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
  const bySeries = exactBySeries(about);
  return about.observations.filter(isExact).flatMap((one) => judge(about, one, bySeries.get(seriesKey(one)) ?? []));
};

/**
 * Figures that the branch's own do not vouch for, so that what others reported has a say: without it, `outlier` finds none
 * of the rest. Of `about.known` only the branch's own are looked at.
 */
export function unvouched(about: Comparison): readonly Observation[] {
  const bySeries = exactBySeries(about);
  return about.observations.filter(isExact).filter((one) => {
    if (isCount(about, one)) return false;
    const own = ownUsual(about, one, bySeries.get(seriesKey(one)) ?? []);
    return own === undefined || isFar(about, one, own);
  });
}

function exactBySeries({ known, observations }: Comparison): ReadonlyMap<string, readonly Observation[]> {
  return groupBy([...known.observations, ...observations].filter(isExact), seriesKey);
}

function isExact({ low, high }: Observation): boolean {
  return low !== undefined && high !== undefined && low.eq(high);
}

function isCount({ catalogue }: Comparison, one: Observation): boolean {
  return catalogue.seriesOf(one)?.rollup === 'sum';
}

function judge(about: Comparison, one: Observation, others: readonly Observation[]): Finding[] {
  const peers = isCount(about, one)
    ? []
    : others.filter(({ branch, period }) => branch !== one.branch && period === one.period);
  const [ofOwn, ofPeers] = [ownUsual(about, one, others), usual(about, one, peers)];
  const groups = [ofOwn, ofPeers].filter((one) => one !== undefined);
  if (groups.length === 0 || !groups.every((group) => isFar(about, one, group))) return [];
  return [finding(about, one, ofOwn, ofPeers)];
}

/** What is usual of the branch itself, in other periods of the same length. */
function ownUsual(about: Comparison, one: Observation, others: readonly Observation[]): Typical | undefined {
  const grain = one.period.length;
  const own = others.filter(
    ({ branch, period }) => branch === one.branch && period !== one.period && period.length === grain,
  );
  return usual(about, one, own);
}

function usual({ catalogue }: Comparison, one: Observation, group: readonly Observation[]): Typical | undefined {
  if (group.length < fewest) return undefined;
  const greatest = catalogue.indicator(one.indicator)?.range.max;
  return typical(
    group.flatMap(({ low }) => low ?? []),
    greatest,
  );
}

function isFar(about: Comparison, one: Observation, group: Typical): boolean {
  return group.isFar(one.low ?? decimal('0')) && !isChance(about, one, group.median);
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
