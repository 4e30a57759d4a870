import type { Catalogue } from '../../catalogue';
import type { Row } from '../../workbook';
import { contextOf } from '../context';
import { textReader } from '../reading';
import { vocabularyFor } from '../vocabularies';
import { recordHeading } from './heading';
import { RecordReader } from './read-records';

/**
 * What reads the records of a sheet, once its headings have come: `above` are the rows over `row`. Undefined where `row` does
 * not head records.
 */
export function recordReader(
  sheet: string,
  above: readonly Row[],
  row: Row,
  catalogue: Catalogue,
): RecordReader | undefined {
  const heading = recordHeading(row, catalogue);
  if (!heading) return undefined;
  const vocabulary = vocabularyFor(catalogue);
  const read = textReader(vocabulary);
  const title = contextOf(
    above.flat().flatMap(({ kind, text }) => (kind === 'text' ? [read(text)] : [])),
    catalogue,
  );
  const name = contextOf([read(sheet)], catalogue);
  const only = (kind: 'services' | 'customerClasses'): string | undefined => {
    const said = title[kind].size > 0 ? title[kind] : name[kind];
    return said.size === 1 ? [...said][0] : undefined;
  };
  const around = { sheet, service: only('services'), customerClass: only('customerClasses') };
  return new RecordReader(heading, { catalogue, vocabulary, read }, around);
}
