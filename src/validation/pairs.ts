import {
  needsVolume,
  periodCode,
  round,
  seriesKey,
  volumeScale,
  zero,
  type Observation,
  type ObservationStatus,
  type Period,
  type Series,
  type Source,
} from '../model';
import type { Catalogue } from '../catalogue';
import type { FigureRole } from '../layouts';
import type { Measured, MeasuredFigure, Pair } from './case';
import { outsideRange, quotientOf } from './quotients';

const partsOf = { value: 'values', numerator: 'numerators', volume: 'volumes' } as const;

/**
 * Brings values, numerators and volumes of one branch, series and period together, in the order in which they were found.
 * A volume that another indicator counts is that one's value.
 */
export function pairFigures(
  figures: readonly MeasuredFigure[],
  branch: string | undefined,
  catalogue: Catalogue,
): Pair[] {
  const pairs = new Map<string, Pair & Record<(typeof partsOf)[FigureRole], MeasuredFigure[]>>();
  for (const figure of figures) {
    const whose = figure.branch ?? branch;
    const key = pairKey(whose, figure.series, figure.period);
    const pair = pairs.get(key) ?? {
      branch: whose,
      series: figure.series,
      period: figure.period,
      values: [],
      numerators: [],
      volumes: [],
    };
    pairs.set(key, pair);
    pair[partsOf[figure.role]].push(figure);
  }
  for (const pair of pairs.values()) {
    const counts = catalogue.indicator(pair.series.indicator)?.volume?.from;
    if (counts === undefined || pair.volumes.length > 0) continue;
    const counted = pairs.get(pairKey(pair.branch, { ...pair.series, indicator: counts }, pair.period));
    pair.volumes.push(...(counted?.values ?? []).filter(canWeigh));
  }
  return [...pairs.values()];
}

/** A count that is only known as a bound, or is no count at all, weighs nothing; what stands for none says so here, too. */
function canWeigh({ measured }: MeasuredFigure): boolean {
  if (measured.kind !== 'number') return true;
  const { low, high } = measured;
  return low.eq(high) && low.gte(zero) && round(low, volumeScale, 'half-even').eq(low);
}

/** What figures that belong together have in common. */
export function pairKey(branch: string | undefined, series: Series, period: Period | undefined): string {
  return `${branch ?? ''} ${seriesKey(series)} ${period ? periodCode(period) : ''}`;
}

/** The observation that a pair amounts to; undefined where it is faulty, or of nobody or no time. */
export function observationOf(pair: Pair, catalogue: Catalogue): Observation | undefined {
  const [written] = pair.values;
  const [numerator] = pair.numerators;
  const [volume] = pair.volumes;
  const quotient = quotientOf(pair, catalogue);
  const source = sourceOf(quotient?.numerator ?? written ?? numerator, volume);
  if (!source || pair.branch === undefined || pair.period === undefined) return undefined;
  if ([written, numerator, volume].some((one) => one?.measured.kind === 'faulty')) return undefined;
  if (quotient && outsideRange(quotient, catalogue)) return undefined;
  const weight = volume?.measured.kind === 'number' ? volume.measured.low : undefined;
  const value: Measured | undefined = quotient
    ? { kind: 'number', low: quotient.value, high: quotient.value }
    : (written?.measured ?? saidInstead(numerator));
  const status = statusOf(pair, value, weight, volume?.measured);
  const hasValue = (status === 'REPORTED' || status === 'UNWEIGHTED') && value?.kind === 'number';
  return {
    branch: pair.branch,
    service: pair.series.service,
    indicator: pair.series.indicator,
    customerClass: pair.series.customerClass,
    period: periodCode(pair.period),
    status,
    low: hasValue ? value.low : undefined,
    high: hasValue ? value.high : undefined,
    volume: weight,
    weighted: hasValue ? quotient?.weighted : undefined,
    source,
  };
}

/** What stands in place of a numerator; a number alone is no value. */
function saidInstead(numerator: MeasuredFigure | undefined): Measured | undefined {
  return numerator?.measured.kind === 'absent' ? numerator.measured : undefined;
}

function statusOf(
  pair: Pair,
  value: Measured | undefined,
  weight: Observation['volume'],
  volume: Measured | undefined,
): ObservationStatus {
  const weighs = needsVolume(pair.series.rollup);
  if (value?.kind === 'number') {
    if (!weighs) return 'REPORTED';
    if (weight === undefined) return 'UNWEIGHTED';
    return weight.eq(zero) ? 'NO_VOLUME' : 'REPORTED';
  }
  for (const said of [value, volume]) {
    if (said?.kind === 'absent' && said.absence !== 'NOT_REPORTED') return said.absence;
  }
  return weighs && weight?.eq(zero) === true ? 'NO_VOLUME' : 'NOT_REPORTED';
}

function sourceOf(value: MeasuredFigure | undefined, volume: MeasuredFigure | undefined): Source | undefined {
  const main = value ?? volume;
  return (
    main && {
      sheet: main.place.sheet,
      cell: main.place.cell,
      rawText: main.rawText,
      volumeCell: value ? volume?.place.cell : undefined,
      volumeRawText: value ? volume?.rawText : undefined,
    }
  );
}
