import { TongbaoError } from '../foundation';

/** The most rollups that are fetched at a time, about. */
const mostRollups = 10_000;

/** A page to be filled from groups of rows. */
export interface GroupedPage<G, R> {
  /** In order; `first` is the place of the one that the page begins in. */
  readonly groups: readonly G[];
  readonly first: number;
  /** Tells the last row of the page before, which lies in the first group; absent for the first page. */
  readonly isLast?: ((row: R) => boolean) | undefined;
  readonly limit: number;
  /** How many rows a group is expected to have, and how many rollups are read for it; at least 1. */
  readonly rowsEach: number;
  readonly rollupsEach: number;
  /** The rows of a run of groups, in order. */
  readonly load: (run: readonly G[]) => Promise<readonly R[]>;
}

/** Fetches runs of groups until there is a row more than the page takes; what it costs follows the size of the page. */
export async function fillPage<G, R>({
  groups,
  first,
  isLast,
  limit,
  rowsEach,
  rollupsEach,
  load,
}: GroupedPage<G, R>): Promise<{ readonly rows: readonly R[]; readonly hasNext: boolean }> {
  const found: R[] = [];
  const mostGroups = Math.ceil(mostRollups / rollupsEach);
  let size = Math.ceil((limit + 1) / rowsEach);
  for (let next = first; next < groups.length && found.length <= limit;) {
    const run = groups.slice(next, next + Math.min(size, mostGroups));
    const rows = await load(run);
    const from = isLast && next === first ? rows.findIndex(isLast) + 1 : 0;
    for (const row of rows.slice(from)) found.push(row);
    next += run.length;
    size *= 2; // where little is found, little is there: look further at once
  }
  return { rows: found.slice(0, limit), hasNext: found.length > limit };
}

/** The place of the group that a page follows, by its key; throws `ARGUMENT_INVALID` where there is none. */
export function placeAmong(keys: readonly string[], key: string): number {
  const place = keys.indexOf(key);
  if (place >= 0) return place;
  throw new TongbaoError('ARGUMENT_INVALID', { name: 'after', value: key, allowed: 'a place in this answer' });
}
