import type { ObservationFilter, ObservationKey, StoredObservation, WarehouseReader } from '../warehouse';

const pageRows = 5000;

/** All observations of a filter at a version, in key order, read page by page. */
export async function* everyObservation(
  reader: WarehouseReader,
  filter: ObservationFilter,
  version: number,
): AsyncGenerator<StoredObservation> {
  let after: ObservationKey | undefined;
  for (;;) {
    const { rows, hasNext } = await reader.observations(filter, version, pageRows, after);
    yield* rows;
    after = rows.at(-1);
    if (!hasNext) return;
  }
}

/** Groups items by a key, keeping their order. */
export function groupBy<T>(items: Iterable<T>, keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
