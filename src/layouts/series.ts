import type { Catalogue, CatalogueSeries } from '../catalogue';

/** The class that stands for all customers: what a figure is about when nothing says otherwise. */
const allCustomers = 'ALL';

export interface SeriesNamed {
  readonly service?: string | undefined;
  readonly indicator?: string | undefined;
  readonly customerClass?: string | undefined;
}

export type SeriesReading =
  | { readonly kind: 'series'; readonly series: CatalogueSeries }
  /** The catalogue has no such series. */
  | { readonly kind: 'unlisted' }
  | { readonly kind: 'missing'; readonly dimension: 'service' | 'indicator' | 'customerClass' };

/**
 * The one series of the catalogue that fits what is named. `mayInfer` is false where a heading is not understood: what
 * it says must not be overridden by the only series left.
 */
export function resolveSeries(catalogue: Catalogue, named: SeriesNamed, mayInfer: boolean): SeriesReading {
  const fitting = catalogue.series.filter(
    (series) =>
      (named.service === undefined || series.service === named.service) &&
      (named.indicator === undefined || series.indicator === named.indicator) &&
      (named.customerClass === undefined || series.customerClass === named.customerClass),
  );
  if (fitting.length === 0) return { kind: 'unlisted' };
  for (const dimension of ['indicator', 'service', 'customerClass'] as const) {
    if (named[dimension] !== undefined) continue;
    const choices = new Set(fitting.map((series) => series[dimension]));
    if (!mayInfer) return { kind: 'missing', dimension };
    if (choices.size > 1 && dimension !== 'customerClass') return { kind: 'missing', dimension };
  }
  const series = fitting.length === 1 ? fitting[0] : fitting.find((one) => one.customerClass === allCustomers);
  return series ? { kind: 'series', series } : { kind: 'missing', dimension: 'customerClass' };
}
