import type { Catalogue } from '../../catalogue';
import type { Language } from '../../foundation';
import { plain, valueScale, volumeScale, type Bound } from '../../model';
import { boundOfText, streamReported, type ObservationQuery } from '../../rollups';
import type { StreamedObservation, Submission, WarehouseReader } from '../../warehouse';
import { exact, id, optional, text, type Column, type ExportedTable } from './columns';
import { Displays } from './displays';
import type { ExportSource } from './rollup-table';

/** An observation with the workbook it came in, as far as that may be seen. */
export interface TracedObservation extends StreamedObservation {
  readonly workbook: Pick<Submission, 'fileName' | 'revision'> | undefined;
}

/** The rows of the query `observations`, to the last. */
export function observationTable(
  { reader, catalogue, language, version }: ExportSource,
  query: Omit<ObservationQuery, 'order'>,
): ExportedTable<TracedObservation> {
  const batches = traced(reader, streamReported(reader, catalogue, query, version));
  return { name: 'observations', columns: columns(catalogue, language), batches };
}

/** The most workbooks that are remembered at a time. */
const mostKnown = 10_000;

async function* traced(
  reader: WarehouseReader,
  batches: AsyncIterable<readonly StreamedObservation[]>,
): AsyncGenerator<readonly TracedObservation[]> {
  const known = new Map<number, TracedObservation['workbook']>();
  for await (const rows of batches) {
    if (known.size > mostKnown) known.clear();
    const unknown = [...new Set(rows.map(({ submission }) => submission))].filter((one) => !known.has(one));
    const found = unknown.length === 0 ? [] : await reader.submissionsByIds(unknown);
    unknown.forEach((one, index) => known.set(one, found[index]));
    yield rows.map((row) => ({ ...row, workbook: known.get(row.submission) }));
  }
}

/** New ones are added at the end: others read by position. */
function columns(catalogue: Catalogue, language: Language): readonly Column<TracedObservation>[] {
  const displays = new Displays(language);
  const greatest = new Map(catalogue.indicators.map(({ code, range: { max } }) => [code, max && plain(max)]));
  const bound = ({ indicator, low, high }: StreamedObservation): Bound | null =>
    low === null || high === null ? null : boundOfText(low, high, greatest.get(indicator));
  return [
    text('branch', (row) => row.branch),
    text('period', (row) => row.period),
    text('service', (row) => row.service),
    text('indicator', (row) => row.indicator),
    text('customer_class', (row) => row.customerClass),
    optional('unit', (row) => catalogue.indicator(row.indicator)?.unit.code ?? null),
    exact('low', valueScale, (row) => row.low),
    exact('high', valueScale, (row) => row.high),
    exact('volume', volumeScale, (row) => row.volume),
    text('status', (row) => row.status),
    optional('file', (row) => row.workbook?.fileName ?? null),
    text('sheet', (row) => row.sheet),
    text('cell', (row) => row.cell),
    text('raw_text', (row) => row.rawText),
    optional('volume_cell', (row) => row.volumeCell),
    optional('volume_raw_text', (row) => row.volumeRawText),
    id('submission', (row) => row.submission),
    id('revision', (row) => row.workbook?.revision ?? null),
    optional('bound', bound),
    text('display', (row) => displays.of(catalogue.indicator(row.indicator), row.low, row.high)),
  ];
}
