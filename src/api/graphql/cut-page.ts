import { refuseArgument } from '../codes';
import { pageSize } from '../page-size';
import type { ConnectionOf } from './connection';
import type { ApiContext } from './context';
import { cursorKind } from './cursor';

const cursors = cursorKind<[number]>('place', [0]);

/**
 * A page of a list that is made as a whole, at a version. A walk begun at another version is not gone on with: what came
 * before in it may stand elsewhere by now.
 */
export function cutPage<T, N>(
  context: ApiContext,
  rows: readonly T[],
  asked: { readonly first: number | null; readonly after: string | null | undefined; readonly version: number },
  show: (row: T) => N,
): ConnectionOf<N> {
  const { first, after, version } = asked;
  const limit = pageSize(context, first, 1000);
  const from = after ? cursors.read(after) : undefined;
  if (from && after && from.version !== version) refuseArgument('after', after, 'null');
  const start = from?.key[0] ?? 0;
  const end = Math.min(rows.length, start + limit);
  return {
    nodes: rows.slice(start, end).map(show),
    pageInfo: {
      hasNextPage: end < rows.length,
      endCursor: end > start ? cursors.write({ version, key: [end] }) : null,
    },
    count: () => Promise.resolve(rows.length),
  };
}
