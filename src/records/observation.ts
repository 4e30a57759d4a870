import type { Catalogue } from '../catalogue';
import { decimal, divide, needsVolume, proportion, type Decimal, type Observation } from '../model';
import { daySeconds } from './local-time';
import type { Tallied } from './tally';

/**
 * The observation that counted records amount to. A mean is kept as sum and count, so that nothing but the sum's own
 * change of unit (seconds made into hours, say) is ever rounded, half to even at the 15th place.
 */
export function observationOf(
  { series, figure, kind, month, ...counted }: Tallied,
  catalogue: Catalogue,
  branch: string,
): Observation {
  const indicator = catalogue.indicator(series.indicator);
  if (!indicator) throw new RangeError(`the catalogue has no indicator ${series.indicator}`);
  const { unit } = indicator;
  const base = decimal(String(counted.base));
  const sum = decimal(String(counted.sum));
  const { service, customerClass } = series;
  const rows = `${counted.firstRow}:${counted.lastRow}`;
  const source = { sheet: counted.sheet, cell: rows, rawText: `${kind.name[catalogue.language]} × ${counted.base}` };
  const common = {
    branch,
    service,
    indicator: series.indicator,
    customerClass,
    period: month,
    status: 'REPORTED',
    source,
  } as const;
  if (!needsVolume(series.rollup)) return { ...common, low: sum, high: sum };
  if (counted.base === 0) return { ...common, status: 'NO_VOLUME', volume: base };
  const weighted =
    figure.of === 'duration' ? durationIn(unit, sum) : unit.dimension === proportion ? divide(sum, unit.factor) : sum;
  const value = divide(weighted, base);
  return { ...common, low: value, high: value, volume: base, weighted };
}

/** Seconds in a unit of time; a working day lasts as long as a day. */
function durationIn(unit: { readonly dimension: string; readonly factor: Decimal }, seconds: Decimal): Decimal {
  const size = unit.dimension === 'time' ? unit.factor : unit.factor.times(decimal(String(daySeconds)));
  return divide(seconds, size);
}
