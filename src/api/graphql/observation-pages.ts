import type { Language } from '../../foundation';
import { plain } from '../../model';
import type { ObservationKey, Page, StoredObservation } from '../../warehouse';
import { dimensionRow, valueRow } from '../figure-row';
import type { ConnectionOf } from './connection';
import type { ApiContext } from './context';
import { cursorKind } from './cursor';
import type { Observation } from './types/observation';

const cursors = cursorKind<[string, string, string, string, string, number]>('observation', ['', '', '', '', '', 0]);

/** Where a page of observations begins, and the version it is read at. */
export function readObservationCursor(after: string): { readonly version: number; readonly after: ObservationKey } {
  const { version, key } = cursors.read(after);
  const [period, branch, service, indicator, customerClass, validFrom] = key;
  return { version, after: { period, branch, service, indicator, customerClass, validFrom } };
}

function endCursor(version: number, row: StoredObservation | undefined): string | null {
  if (!row) return null;
  const { period, branch, service, indicator, customerClass, validFrom } = row;
  return cursors.write({ version, key: [period, branch, service, indicator, customerClass, validFrom] });
}

/** A page in key order as a connection. */
export function observationConnection(
  context: ApiContext,
  { rows, hasNext }: Page<StoredObservation>,
  { version, language, count }: { version: number; language: Language; count: () => Promise<number> },
): ConnectionOf<Observation> {
  return {
    nodes: rows.map((row) => observationOf(context, row, language)),
    pageInfo: { hasNextPage: hasNext, endCursor: endCursor(version, rows.at(-1)) },
    count,
  };
}

export function observationOf({ catalogue }: ApiContext, row: StoredObservation, language: Language): Observation {
  return {
    ...dimensionRow(catalogue, row, language),
    ...valueRow(catalogue.indicator(row.indicator), row, language),
    volume: row.volume === undefined ? null : plain(row.volume),
    weighted: row.weighted === undefined ? null : plain(row.weighted),
    status: row.status,
    sheet: row.source.sheet,
    cell: row.source.cell,
    rawText: row.source.rawText,
    volumeCell: row.source.volumeCell ?? null,
    volumeRawText: row.source.volumeRawText ?? null,
    submissionId: row.submission,
    language,
  };
}
