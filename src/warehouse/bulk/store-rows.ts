import type { EntityManager } from 'typeorm';
import { chunks, insertRows, storing } from '../rows';
import { loadRows } from './load';
import type { Stored } from './target';

/** From so many rows on, what it takes to begin a load is less than what it spares: by measuring, about 150. */
const worthLoading = 200;
const batchRows = 500;

/** Inserts a row for each of `given`, by the way that is the fastest for so many of them. */
export async function storeRows<T, R extends object>(
  manager: EntityManager,
  table: string,
  given: readonly T[],
  toRow: (one: T, place: number) => R,
): Promise<void> {
  if (given.length < worthLoading) return insertRows(manager, table, given.map(toRow));
  const stored = storing<R>(manager, table);
  const batches = async function* (): AsyncGenerator<Stored[][]> {
    let place = 0;
    for (const some of chunks(given, batchRows)) {
      yield await Promise.resolve(some.map((one) => stored(toRow(one, place++)) as Stored[]));
    }
  };
  await loadRows(manager, table, batches());
}
