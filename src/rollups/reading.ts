import type { ObservationFilter, ObservationKey, StoredObservation, WarehouseReader } from '../warehouse';

const pageRows = 5000;

/** All observations of a filter at a version, in key order, those after `from`, read page by page. */
export async function* everyObservation(
  reader: WarehouseReader,
  filter: ObservationFilter,
  version: number,
  from?: ObservationKey,
): AsyncGenerator<StoredObservation> {
  let after = from;
  for (;;) {
    const { rows, hasNext } = await reader.observations(filter, version, pageRows, after);
    yield* rows;
    after = rows.at(-1);
    if (!hasNext) return;
  }
}
