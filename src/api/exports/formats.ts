import { arrow } from './arrow';
import type { ExportedTable } from './columns';
import { csv } from './csv';
import { json, ndjson } from './json';
import { parquet } from './parquet';
import { xlsx } from './xlsx';

/** The formats in which figures are handed out as a file. */
export const exportFormats = ['csv', 'xlsx', 'parquet', 'arrow', 'ndjson', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** A file as it is made, no faster than its pieces are taken. */
export type Pieces = AsyncIterable<string | Uint8Array>;

interface Writer {
  readonly mediaType: string;
  readonly write: <R>(table: ExportedTable<R>, options: { readonly bom: boolean }) => Pieces;
}

const writers: Readonly<Record<ExportFormat, Writer>> = {
  csv: { mediaType: 'text/csv; charset=utf-8; header=present', write: csv },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: xlsx },
  parquet: { mediaType: 'application/vnd.apache.parquet', write: parquet },
  arrow: { mediaType: 'application/vnd.apache.arrow.stream', write: arrow },
  ndjson: { mediaType: 'application/x-ndjson; charset=utf-8', write: ndjson },
  json: { mediaType: 'application/json; charset=utf-8', write: json },
};

/** The table as a file of a format; `bom` begins a CSV with the mark by which Excel knows it for UTF-8. */
export function exportPieces<R>(table: ExportedTable<R>, format: ExportFormat, { bom = false } = {}): Pieces {
  return writers[format].write(table, { bom });
}

export function mediaTypeOf(format: ExportFormat): string {
  return writers[format].mediaType;
}
