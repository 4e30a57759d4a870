import type { EntityManager } from 'typeorm';
import type { RawRow } from '../rows';
import type { TellArchived } from './archives';
import { branchesOf } from './content';
import { archives } from './kept';

/** How many are removed by one statement, so that none holds others up for long. */
const mostRemoved = 5000;

/** Does something with the database that nobody else waits for longer than it takes. */
type Run = <T>(work: (manager: EntityManager) => Promise<T>) => Promise<T>;

/** Removes the rollups that ended at the newest horizon or before; gives how many that were. */
export async function sweep(run: Run, tell?: TellArchived): Promise<number> {
  const [newest] = await run(archives);
  if (!newest) return 0;
  const { horizon } = newest;
  const branches = await run(branchesOf);
  let rows = 0;
  for (const [index, branch] of branches.entries()) {
    const periods = await run((manager) =>
      manager.query<RawRow[]>('SELECT DISTINCT period FROM rollup WHERE branch = ? AND valid_to <= ?', [
        branch,
        horizon,
      ]),
    );
    for (const { period } of periods) rows += await sweepGroup(run, [branch, period], horizon);
    await tell?.({ branch, place: index + 1, branches: branches.length, rows });
  }
  return rows;
}

/** Those of a unit and a period lie together in the order of their ends, and go by pieces from the oldest on. */
async function sweepGroup(run: Run, group: readonly unknown[], horizon: number): Promise<number> {
  const which = 'FROM rollup WHERE branch = ? AND period = ? AND valid_to <= ?';
  let rows = 0;
  for (;;) {
    const [last] = await run((manager) =>
      manager.query<RawRow[]>(`SELECT valid_to AS cut ${which} ORDER BY valid_to LIMIT 1 OFFSET ${mostRemoved - 1}`, [
        ...[...group, horizon],
      ]),
    );
    const until = last ? Number(last['cut']) : horizon;
    const count = await run(async (manager) => {
      const [found] = await manager.query<RawRow[]>(`SELECT COUNT(*) AS n ${which}`, [...group, until]);
      await manager.query(`DELETE ${which}`, [...group, until]);
      return Number(found?.['n']);
    });
    rows += count;
    if (!last) return rows;
  }
}
