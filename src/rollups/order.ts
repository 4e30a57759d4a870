import type { Catalogue } from '../catalogue';
import { comparePeriods, figureStatuses, period, type Decimal, type FigureStatus } from '../model';
import type { RollupKey } from '../warehouse';

/** What figures can be ordered by. Names of things come in the order of the catalogue, periods in that of time. */
export const orderFields = [
  'period',
  'branch',
  'service',
  'indicator',
  'customer-class',
  'value',
  'volume',
  'status',
] as const;
export type OrderField = (typeof orderFields)[number];

export interface OrderBy {
  readonly by: OrderField;
  readonly descending: boolean;
}

/** A figure as far as its place depends on it. */
export interface Ordered extends RollupKey {
  readonly low?: Decimal | undefined;
  readonly high?: Decimal | undefined;
  readonly volume?: Decimal | undefined;
  readonly status: FigureStatus;
}

type Comparison = (a: Ordered, b: Ordered) => number;

/**
 * Compares figures by `orders`, the first of which weighs most; what is equal in all of them comes by period, unit and
 * series. Values compare by their least and then by their greatest; figures without a value come last either way.
 */
export function comparison(catalogue: Catalogue, orders: readonly OrderBy[]): Comparison {
  const byDimension: Readonly<Record<string, Comparison>> = dimensionComparisons(catalogue);
  const natural: readonly OrderBy[] = (['period', 'branch', 'service', 'indicator', 'customer-class'] as const).map(
    (by) => ({ by, descending: false }),
  );
  const steps = [...orders, ...natural].map(({ by, descending }): Comparison => {
    if (by === 'value') return byMeasure(({ low, high }) => [low, high], descending);
    if (by === 'volume') return byMeasure(({ volume }) => [volume, volume], descending);
    const compare = byDimension[by] ?? byStatus;
    return descending ? (a, b) => compare(b, a) : compare;
  });
  return (a, b) => {
    for (const step of steps) {
      const found = step(a, b);
      if (found !== 0) return found;
    }
    return 0;
  };
}

function dimensionComparisons(catalogue: Catalogue): Record<string, Comparison> {
  const places = (all: readonly { readonly code: string }[]): ReadonlyMap<string, number> =>
    new Map(all.map(({ code }, index) => [code, index]));
  const by = (all: readonly { readonly code: string }[], of: (one: Ordered) => string): Comparison => {
    const known = places(all);
    const place = (one: Ordered): number => known.get(of(one)) ?? all.length;
    return (a, b) => place(a) - place(b) || compareText(of(a), of(b));
  };
  return {
    period: (a, b) => (a.period === b.period ? 0 : comparePeriods(period(a.period), period(b.period))),
    branch: by(catalogue.branches, (one) => one.branch),
    service: by(catalogue.services, (one) => one.service),
    indicator: by(catalogue.indicators, (one) => one.indicator),
    'customer-class': by(catalogue.customerClasses, (one) => one.customerClass),
  };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function byStatus(a: Ordered, b: Ordered): number {
  return figureStatuses.indexOf(a.status) - figureStatuses.indexOf(b.status);
}

function byMeasure(of: (one: Ordered) => readonly (Decimal | undefined)[], descending: boolean): Comparison {
  return (a, b) => {
    const [one, other] = [of(a), of(b)];
    for (const [index, x] of one.entries()) {
      const y = other[index];
      if (x === undefined || y === undefined) {
        if (x !== y) return x === undefined ? 1 : -1;
        continue;
      }
      const found = x.cmp(y);
      if (found !== 0) return descending ? -found : found;
    }
    return 0;
  };
}
