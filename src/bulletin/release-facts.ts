import type { Text } from '../foundation';
import type { Decimal } from '../model';
import type { RollupKey } from '../warehouse';

/** A figure that moved since the release before. A side without a value has no bounds. */
export interface ChangedFigure extends RollupKey {
  readonly from?: { readonly low: Decimal; readonly high: Decimal } | undefined;
  readonly to?: { readonly low: Decimal; readonly high: Decimal } | undefined;
  readonly reason: string;
}

/** What a bulletin says of the release that it shows; without it, it is a draft. */
export interface ReleaseFacts {
  /** As it is cited: `2009-H2-R1`, or however releases are numbered. */
  readonly number: string;
  readonly kind: 'provisional' | 'final';
  /** ISO instant; the day of it is printed and dates the file. */
  readonly publishedAt: string;
  /** What moved since the release before; empty for the first. */
  readonly changed: readonly ChangedFigure[];
}

export const kindNames: Readonly<Record<ReleaseFacts['kind'], Text>> = {
  provisional: { zh: '初步数', en: 'provisional' },
  final: { zh: '正式数', en: 'final' },
};
