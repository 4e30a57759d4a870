import type { Catalogue } from '../catalogue';
import type { Language } from '../foundation';
import { displayChange, plain, type Decimal, type FigureStatus } from '../model';
import type { ContributionMethod, ContributionRow as Found } from '../rollups';
import { changeRow, intervalRow, percentStyle, styleOf, type ChangeRow } from './change-row';
import { earlierRow, type EarlierRow } from './comparison-row';
import { branchName, dimensionRow, valueRow, type DimensionRow, type ValueRow } from './figure-row';

/** One branch's part in the change of a series at a unit, flat: exact decimals as text, null where there is none. */
export interface ContributionRow extends DimensionRow, ValueRow, EarlierRow, ChangeRow {
  readonly volume: string | null;
  readonly status: FigureStatus | null;
  readonly beforePeriod: string | null;
  readonly volumeShare: string | null;
  readonly beforeVolumeShare: string | null;
  readonly head: string;
  readonly headName: string;
  readonly headDifference: string | null;
  readonly headDifferenceLow: string | null;
  readonly headDifferenceHigh: string | null;
  readonly method: ContributionMethod;
  readonly determined: boolean;
  readonly rateEffect: string | null;
  readonly weightEffect: string | null;
  readonly contribution: string | null;
  readonly contributionDisplay: string;
  readonly share: string | null;
  readonly shareDisplay: string;
}

export function contributionRow(
  catalogue: Catalogue,
  { whole, contribution }: Found,
  language: Language,
): ContributionRow {
  const { unit, series, period, periodBefore, change, method, determined } = whole;
  const { branch, before, after, difference, percent, trend, part, share } = contribution;
  const { service, indicator: code, customerClass } = series;
  const indicator = catalogue.indicator(code);
  const style = styleOf(indicator);
  const head = intervalRow(change.difference);
  const exact = (value: Decimal | undefined): string | null => (value ? plain(value) : null);
  const shown = (value: Decimal | undefined, as: typeof style): string =>
    value ? displayChange({ low: value, high: value }, as, language) : '—';
  return {
    ...dimensionRow(catalogue, { branch, period, service, indicator: code, customerClass }, language),
    ...valueRow(indicator, after ?? {}, language),
    volume: exact(after?.volume),
    status: after?.status ?? null,
    beforePeriod: periodBefore ?? null,
    ...earlierRow(indicator, before, language),
    ...changeRow(indicator, { difference, percent, trend }, language),
    volumeShare: exact(contribution.volumeShare),
    beforeVolumeShare: exact(contribution.volumeShareBefore),
    head: unit,
    headName: branchName(catalogue, unit, language),
    headDifference: head.exact,
    headDifferenceLow: head.low,
    headDifferenceHigh: head.high,
    method,
    determined,
    rateEffect: exact(contribution.rateEffect),
    weightEffect: exact(contribution.weightEffect),
    contribution: exact(part),
    contributionDisplay: shown(part, style),
    share: exact(share),
    shareDisplay: shown(share, percentStyle),
  };
}
