import { decimal, type FigureStatus } from '../model';
import type { OrderBy, OrderField, RollupQuery } from '../rollups';
import { refuseArgument } from './codes';

/** What figures have to be, as it was asked for; decimals as text. */
export interface AskedFigures {
  readonly statuses?: readonly FigureStatus[] | null | undefined;
  readonly meetsLimit?: boolean | null | undefined;
  readonly valueAtLeast?: string | null | undefined;
  readonly valueAtMost?: string | null | undefined;
}

type FigureFilter = Pick<RollupQuery, 'statuses' | 'meetsLimit' | 'valueAtLeast' | 'valueAtMost'>;

export function figureFilter({ statuses, meetsLimit, valueAtLeast, valueAtMost }: AskedFigures): FigureFilter {
  const exact = (text: string | null | undefined) => (typeof text === 'string' ? decimal(text) : undefined);
  return {
    statuses: statuses ?? undefined,
    meetsLimit: meetsLimit ?? undefined,
    valueAtLeast: exact(valueAtLeast),
    valueAtMost: exact(valueAtMost),
  };
}

/** The order that was asked for; throws `ARGUMENT_INVALID` where it names a thing twice. */
export function askedOrder(
  steps:
    | readonly { readonly field: OrderField; readonly direction?: 'ascending' | 'descending' | null | undefined }[]
    | null
    | undefined,
): readonly OrderBy[] | undefined {
  const fields = steps?.map(({ field }) => field) ?? [];
  const twice = fields.find((field, place) => fields.indexOf(field) !== place);
  if (twice !== undefined) refuseArgument('orderBy', twice, '1 ×');
  return steps?.map(({ field, direction }) => ({ by: field, descending: direction === 'descending' }));
}
