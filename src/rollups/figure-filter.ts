import type { Decimal, FigureStatus } from '../model';

/** What a figure itself has to be, beside what it is of. What is absent is not restricted. */
export interface FigureFilter {
  readonly statuses?: readonly FigureStatus[] | undefined;
  /** Whether it keeps to its limit; figures of which that can't be said are neither. */
  readonly meetsLimit?: boolean | undefined;
  /** Surely no less: the least that the value can be is at least this. In the indicator's unit. */
  readonly valueAtLeast?: Decimal | undefined;
  /** Surely no more: the most that the value can be is at most this. In the indicator's unit. */
  readonly valueAtMost?: Decimal | undefined;
}

interface Judged {
  readonly status: FigureStatus;
  readonly low?: Decimal | undefined;
  readonly high?: Decimal | undefined;
  readonly meetsLimit?: boolean | undefined;
}

/** Whether a filter restricts anything at all. */
export function restricts({ statuses, meetsLimit, valueAtLeast, valueAtMost }: FigureFilter): boolean {
  return [statuses, meetsLimit, valueAtLeast, valueAtMost].some((one) => one !== undefined);
}

export function passes({ statuses, meetsLimit, valueAtLeast, valueAtMost }: FigureFilter, figure: Judged): boolean {
  const { low, high, status } = figure;
  return (
    (statuses?.includes(status) ?? true) &&
    (meetsLimit === undefined || figure.meetsLimit === meetsLimit) &&
    (valueAtLeast === undefined || (low?.gte(valueAtLeast) ?? false)) &&
    (valueAtMost === undefined || (high?.lte(valueAtMost) ?? false))
  );
}
