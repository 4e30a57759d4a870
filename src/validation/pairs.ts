import {
  needsVolume,
  periodCode,
  seriesKey,
  zero,
  type Observation,
  type ObservationStatus,
  type Source,
} from '../model';
import type { MeasuredFigure, Pair } from './case';

/** Brings values and volumes of one branch, series and period together, in the order in which they were found. */
export function pairFigures(figures: readonly MeasuredFigure[], branch: string | undefined): Pair[] {
  const pairs = new Map<string, Pair & { values: MeasuredFigure[]; volumes: MeasuredFigure[] }>();
  for (const figure of figures) {
    const whose = figure.branch ?? branch;
    const when = figure.period ? periodCode(figure.period) : '';
    const key = `${whose ?? ''} ${seriesKey(figure.series)} ${when}`;
    const pair = pairs.get(key) ?? {
      branch: whose,
      series: figure.series,
      period: figure.period,
      values: [],
      volumes: [],
    };
    pairs.set(key, pair);
    (figure.role === 'value' ? pair.values : pair.volumes).push(figure);
  }
  return [...pairs.values()];
}

/** The observation that a pair amounts to; undefined where it is faulty, or of nobody or no time. */
export function observationOf(pair: Pair): Observation | undefined {
  const [value] = pair.values;
  const [volume] = pair.volumes;
  const source = sourceOf(value, volume);
  if (!source || pair.branch === undefined || pair.period === undefined) return undefined;
  if (value?.measured.kind === 'faulty' || volume?.measured.kind === 'faulty') return undefined;
  const weight = volume?.measured.kind === 'number' ? volume.measured.low : undefined;
  const status = statusOf(pair, value, weight, volume);
  const hasValue = (status === 'REPORTED' || status === 'UNWEIGHTED') && value?.measured.kind === 'number';
  return {
    branch: pair.branch,
    service: pair.series.service,
    indicator: pair.series.indicator,
    customerClass: pair.series.customerClass,
    period: periodCode(pair.period),
    status,
    low: hasValue ? value.measured.low : undefined,
    high: hasValue ? value.measured.high : undefined,
    volume: weight,
    source,
  };
}

function statusOf(
  pair: Pair,
  value: MeasuredFigure | undefined,
  weight: Observation['volume'],
  volume: MeasuredFigure | undefined,
): ObservationStatus {
  const weighs = needsVolume(pair.series.rollup);
  if (value?.measured.kind === 'number') {
    if (!weighs) return 'REPORTED';
    if (weight === undefined) return 'UNWEIGHTED';
    return weight.eq(zero) ? 'NO_VOLUME' : 'REPORTED';
  }
  for (const said of [value, volume]) {
    if (said?.measured.kind === 'absent' && said.measured.absence !== 'NOT_REPORTED') return said.measured.absence;
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
