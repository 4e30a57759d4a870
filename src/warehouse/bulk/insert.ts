import type { EntityManager } from 'typeorm';
import { insertStored } from '../rows';
import type { Stored, Target } from './target';

/** Rows are gathered until there are so many: statements with few cost more for each. */
const gatheredRows = 500;

/** Inserts what comes, by statements of many rows; gives how many. Between two of them everybody else has a turn. */
export async function insertBatches(
  manager: EntityManager,
  { entity, columns, textual }: Target,
  batches: AsyncIterable<readonly (readonly Stored[])[]>,
): Promise<number> {
  let total = 0;
  let gathered: (readonly Stored[])[] = [];
  const flush = async (): Promise<void> => {
    await insertStored(manager, entity, gathered, columns);
    total += gathered.length;
    gathered = [];
  };
  for await (const batch of batches) {
    for (const row of batch) gathered.push(row);
    // bytes may be many in a few rows
    if (!textual || gathered.length >= gatheredRows) await flush();
  }
  await flush();
  return total;
}
