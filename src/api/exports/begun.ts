import type { ExportedTable } from './columns';
import { exportPieces, type ExportFormat, type Pieces } from './formats';

/** A file of which the first rows are there already: what is wrong with the database has been told by then. */
export async function begunExport<R>(
  table: ExportedTable<R>,
  format: ExportFormat,
  options: { readonly bom: boolean },
): Promise<Pieces> {
  const batches = table.batches[Symbol.asyncIterator]();
  const first = await batches.next();
  async function* all(): AsyncGenerator<readonly R[]> {
    try {
      for (let next = first; !next.done; next = await batches.next()) yield next.value;
    } finally {
      await batches.return?.();
    }
  }
  return exportPieces({ ...table, batches: all() }, format, options);
}
