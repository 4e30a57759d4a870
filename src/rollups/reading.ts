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
