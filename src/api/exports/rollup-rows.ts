import type { Catalogue } from '../../catalogue';
import type { Language } from '../../foundation';
import { answer, type RollupQuery } from '../../rollups';
import type { RollupKey, WarehouseReader } from '../../warehouse';
import { rollupFigureRow, type RollupFigureRow } from '../figure-row';

/** What an export is made from. */
export interface RollupExport {
  readonly reader: WarehouseReader;
  readonly catalogue: Catalogue;
  readonly query: RollupQuery;
  readonly language: Language;
}

const pageRows = 1000;

/** All rows of the answer, fetched page by page as they are consumed, and all of one version. */
export async function* rollupRows({
  reader,
  catalogue,
  query,
  language,
}: RollupExport): AsyncGenerator<RollupFigureRow> {
  const version = await reader.version();
  let after: RollupKey | undefined;
  for (;;) {
    const { figures, hasNext } = await answer(reader, catalogue, query, { limit: pageRows, after, version });
    for (const figure of figures) yield rollupFigureRow(catalogue, figure, language);
    if (!hasNext) return;
    after = figures.at(-1);
  }
}
