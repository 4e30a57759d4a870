import type { Catalogue, CatalogueSeries } from '../../src/catalogue';
import { periodCode, seriesKey, type Period } from '../../src/model';
import type { Written } from './filling';

/** Numbers from 0 to 1 that are the same in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** What a branch could write for its series and periods, of every kind there is; by `series period`. */
export function invented(
  catalogue: Catalogue,
  series: readonly CatalogueSeries[],
  periods: readonly Period[],
  seed: number,
): Map<string, Written> {
  const next = random(seed);
  const figures = new Map<string, Written>();
  for (const one of series) {
    for (const period of periods) {
      const written = inventedFor(catalogue, one, next);
      if (written) figures.set(`${seriesKey(one)} ${periodCode(period)}`, written);
    }
  }
  return figures;
}

function inventedFor(catalogue: Catalogue, series: CatalogueSeries, next: () => number): Written | undefined {
  const unit = catalogue.indicator(series.indicator)?.unit.code;
  const weighs = series.rollup === 'weighted_mean';
  const volume = weighs ? Math.ceil(next() * 90_000) : undefined;
  const kind = Math.floor(next() * 10);
  if (kind === 0) return undefined;
  if (kind === 1) return { pick: ['—', '无', '未开办'][Math.floor(next() * 3)] };
  if (kind === 2 && weighs) return { volume: 0 };
  if (unit === 'ratio' && kind < 6)
    return { value: ['<10⁻⁵', '<0.00001', '＜10^-5', '<10-5'][kind - 2] ?? '<1E-5', volume };
  if (unit === 'ratio') return { value: Math.ceil(next() * 900) / 1e7, volume };
  if (unit === 'count') return { value: Math.floor(next() * 400), volume };
  if (unit === '%') return { value: (9000 + Math.floor(next() * 1001)) / 100, volume };
  return { value: Math.ceil(next() * 3000) / 100, volume };
}

/** The observations that writings stand for, one line each, in the spelling of the tests of layouts. */
export function linesOf(branch: string, figures: ReadonlyMap<string, Written>): string[] {
  const statuses: Record<string, string> = { '—': 'NOT_REPORTED', 无: 'NO_BUSINESS', 未开办: 'NOT_OFFERED' };
  return [...figures]
    .map(([key, { value, volume, pick }]) => {
      const weight = volume === undefined ? '' : ` /${volume}`;
      const said =
        pick !== undefined
          ? (statuses[pick] ?? pick)
          : value === undefined
            ? 'NO_VOLUME'
            : typeof value === 'string'
              ? '0..0.00001'
              : value.toFixed(9).replace(/\.?0+$/, '');
      return `${branch} ${key.replaceAll('/', ' ')} = ${said}${weight}`;
    })
    .sort();
}
