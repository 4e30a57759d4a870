import type { EntityManager } from 'typeorm';
import { ahead } from './ahead';
import { followingObservations } from './figures';
import type { Lend } from './lend';
import { plainDigits } from './plain-digits';
import type { ObservationFilter, ObservationKey, StreamedObservation } from './warehouse';

/** How many observations are read at a time; the first time fewer, so that the first are there at once. */
const sliceRows = 4000;
const firstRows = 500;

/** Reads observations at a version, in key order and to the end. */
export async function* streamObservations(
  lend: Lend,
  filter: ObservationFilter,
  version: number,
): AsyncGenerator<readonly StreamedObservation[]> {
  let after: ObservationKey | undefined;
  let limit = firstRows;
  let ended = false;
  yield* ahead(async () => {
    if (ended) return undefined;
    const rows = await lend((manager) => readSlice(manager, filter, version, limit, after));
    ended = rows.length < limit;
    after = rows.at(-1);
    limit = sliceRows;
    return rows;
  });
}

const properties = [
  ...[
    'branch',
    'period',
    'service',
    'indicator',
    'customerClass',
    'validFrom',
    'status',
    'low',
    'high',
    'volume',
    'weighted',
  ],
  ...['submission', 'sheet', 'cell', 'rawText', 'volumeCell', 'volumeRawText'],
] as const satisfies readonly (keyof StreamedObservation)[];

async function readSlice(
  manager: EntityManager,
  filter: ObservationFilter,
  version: number,
  limit: number,
  after: ObservationKey | undefined,
): Promise<StreamedObservation[]> {
  const query = followingObservations(manager, filter, version, after).limit(limit).select([]);
  for (const property of properties) query.addSelect(`o.${property}`, property);
  const rows = await query.getRawMany<StreamedObservation & { validFrom: unknown; submission: unknown }>();
  return rows.map((row) => ({
    ...row,
    // big whole numbers come from servers as text, and decimals with zeros at their end
    validFrom: Number(row.validFrom),
    submission: Number(row.submission),
    low: digits(row.low),
    high: digits(row.high),
    volume: digits(row.volume),
    weighted: digits(row.weighted),
  }));
}

function digits(text: string | null): string | null {
  return text === null ? null : plainDigits(text);
}
