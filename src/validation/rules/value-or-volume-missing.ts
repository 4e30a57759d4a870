import { needsVolume, periodCode, plain, zero, type Finding } from '../../model';
import { about, seriesName, type Pair, type Rule } from '../case';

/** Half a figure: a mean or numerator without its volume, a volume without its value, a value for a volume of 0. */
export const valueOrVolumeMissing: Rule = ({ catalogue, pairs }) =>
  pairs.flatMap((pair) => (needsVolume(pair.series.rollup) ? halfOf(pair, seriesName(catalogue, pair.series)) : []));

function halfOf(pair: Pair, series: string): Finding[] {
  const [volume] = pair.volumes;
  const [value] = pair.values;
  const [numerator] = pair.numerators;
  const spoken = { series, period: pair.period ? periodCode(pair.period) : '' };
  if ([value, numerator, volume].some((one) => one?.measured.kind === 'faulty')) return [];
  const weight = volume?.measured.kind === 'number' ? volume.measured.low : undefined;
  const above = [value, numerator].find((one) => one?.measured.kind === 'number');
  if (above?.measured.kind === 'number') {
    if (weight === undefined) return [about(above, 'VOLUME_MISSING', spoken)];
    const isNothing = above.role === 'numerator' && above.measured.low.eq(zero);
    if (weight.eq(zero) && !isNothing)
      return [
        about(above, 'VALUE_WITHOUT_VOLUME', { ...spoken, value: above.rawText }, volume ? [volume.place.cell] : []),
      ];
    return [];
  }
  const absent = value ?? numerator;
  if (volume && weight?.gt(zero))
    return [about(volume, 'VALUE_MISSING', { ...spoken, volume: plain(weight) }, absent ? [absent.place.cell] : [])];
  return [];
}
