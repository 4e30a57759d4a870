import type { Catalogue } from '../catalogue';
import { TongbaoError } from '../foundation';
import { decimal, meets, seriesKey, type Decimal, type Series } from '../model';
import type {
  ObservationFilter,
  ObservationKey,
  Page,
  StoredObservation,
  StreamedObservation,
  WarehouseReader,
} from '../warehouse';
import { refuseToSort } from './answer';
import { passes, restricts, type FigureFilter } from './figure-filter';
import { comparison, type OrderBy } from './order';
import { everyObservation } from './reading';

/** A question over what branches reported. */
export interface ObservationQuery extends ObservationFilter, FigureFilter {
  /** The order of the answer, where it is not key order: period, branch, service, indicator, class, each by code. */
  readonly order?: readonly OrderBy[] | undefined;
}

/** Which part of an answer, at a version. */
export interface ObservationPage {
  readonly limit: number;
  readonly after?: ObservationKey | undefined;
  readonly version: number;
  /** The most observations that are put in an order of their own (setting LIMIT_SORTED_ROWS); beyond, `LIMIT_EXCEEDED`. */
  readonly mostSorted: number;
}

/**
 * What branches reported. In key order what a page costs follows its size, in another order that of the whole answer.
 * Throws `ARGUMENT_INVALID` for an `after` that is not of this answer.
 */
export async function reported(
  reader: WarehouseReader,
  catalogue: Catalogue,
  query: ObservationQuery,
  { limit, after, version, mostSorted }: ObservationPage,
): Promise<Page<StoredObservation>> {
  const ordered = query.order !== undefined && query.order.length > 0;
  if (!ordered && !restricts(query)) return reader.observations(query, version, limit, after);
  const found: StoredObservation[] = [];
  const most = ordered ? mostSorted : limit;
  for await (const one of passing(reader, catalogue, query, version, ordered ? undefined : after)) {
    found.push(one);
    if (found.length > most) break;
  }
  if (!ordered) return { rows: found.slice(0, limit), hasNext: found.length > limit };
  if (found.length > most) refuseToSort(most);
  found.sort(comparison(catalogue, query.order));
  const start = after ? placeAfter(found, after) : 0;
  return { rows: found.slice(start, start + limit), hasNext: found.length > start + limit };
}

/** How many observations the whole answer has. Counted by the database unless the question is about the figures themselves. */
export async function countReported(
  reader: WarehouseReader,
  catalogue: Catalogue,
  query: ObservationQuery,
  version: number,
): Promise<number> {
  if (!restricts(query)) return reader.countObservations(query, version);
  let count = 0;
  const observations = passing(reader, catalogue, query, version);
  while (!(await observations.next()).done) count += 1;
  return count;
}

/** As `reported` in key order, in bulk and to the end. */
export async function* streamReported(
  reader: WarehouseReader,
  catalogue: Catalogue,
  query: Omit<ObservationQuery, 'order'>,
  version: number,
): AsyncGenerator<readonly StreamedObservation[]> {
  const wanted = ({ status, low, high, ...of }: StreamedObservation): boolean => {
    const value = { low: low === null ? undefined : decimal(low), high: high === null ? undefined : decimal(high) };
    return passes(query, judged(catalogue, { ...of, ...value, status }));
  };
  for await (const rows of reader.streamObservations(query, version))
    yield restricts(query) ? rows.filter(wanted) : rows;
}

/** An observation with whether it keeps to the limit of its series. */
function judged<O extends Series & { readonly low?: Decimal | undefined; readonly high?: Decimal | undefined }>(
  catalogue: Catalogue,
  one: O,
): O & { readonly meetsLimit: boolean | undefined } {
  const { low, high } = one;
  const limit = catalogue.seriesOf(one)?.limit;
  const meetsLimit = limit && low !== undefined && high !== undefined ? meets(limit, low, high) : undefined;
  return { ...one, meetsLimit };
}

async function* passing(
  reader: WarehouseReader,
  catalogue: Catalogue,
  query: ObservationQuery,
  version: number,
  after?: ObservationKey,
): AsyncGenerator<StoredObservation> {
  for await (const one of everyObservation(reader, query, version, after)) {
    if (passes(query, judged(catalogue, one))) yield one;
  }
}

function placeAfter(rows: readonly StoredObservation[], after: ObservationKey): number {
  const text = (key: ObservationKey): string => `${key.period}/${key.branch}/${seriesKey(key)}/${key.validFrom}`;
  const place = rows.findIndex((one) => text(one) === text(after));
  if (place >= 0) return place + 1;
  throw new TongbaoError('ARGUMENT_INVALID', {
    name: 'after',
    value: seriesKey(after),
    allowed: 'a place in this answer',
  });
}
