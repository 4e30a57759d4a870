import { needsVolume, periodCode, plain, zero, type Finding } from '../../model';
import { about, seriesName, type Pair, type Rule } from '../case';

/** Half a figure: a mean without its volume, a volume without its value, a value for a volume of 0. */
export const valueOrVolumeMissing: Rule = ({ catalogue, pairs }) =>
  pairs.flatMap((pair) => (needsVolume(pair.series.rollup) ? halfOf(pair, seriesName(catalogue, pair.series)) : []));

function halfOf(pair: Pair, series: string): Finding[] {
  const [value] = pair.values;
  const [volume] = pair.volumes;
  const spoken = { series, period: pair.period ? periodCode(pair.period) : '' };
  if (value?.measured.kind === 'faulty' || volume?.measured.kind === 'faulty') return [];
  const weight = volume?.measured.kind === 'number' ? volume.measured.low : undefined;
  if (value?.measured.kind === 'number') {
    if (weight === undefined) return [about(value, 'VOLUME_MISSING', spoken)];
    if (weight.eq(zero))
      return [
        about(value, 'VALUE_WITHOUT_VOLUME', { ...spoken, value: value.rawText }, volume ? [volume.place.cell] : []),
      ];
    return [];
  }
  if (volume && weight?.gt(zero))
    return [about(volume, 'VALUE_MISSING', { ...spoken, volume: plain(weight) }, value ? [value.place.cell] : [])];
  return [];
}
