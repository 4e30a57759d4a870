import type { EntityManager } from 'typeorm';
import { restrict } from './filters';
import { chunks, readRows } from './rows';
import type { VersionRow } from './submission-tables';
import type { VersionEntry } from './warehouse';

/** The log of versions: when each was made, and because of what. */

const mostNumbers = 500;

/** The newest version that was there at an instant; 0 before the first. */
export async function versionAt(manager: EntityManager, instant: string): Promise<number> {
  const query = manager
    .createQueryBuilder<VersionRow>('version', 'v')
    .where('v.at <= :instant', { instant })
    .orderBy('v.at', 'DESC')
    .addOrderBy('v.version', 'DESC')
    .limit(1);
  return (await readRows(query))[0]?.version ?? 0;
}

/** Entries in the order of `numbers`; undefined where there is no such version. */
export async function versions(
  manager: EntityManager,
  numbers: readonly number[],
): Promise<(VersionEntry | undefined)[]> {
  const found = new Map<number, VersionEntry>();
  for (const some of chunks([...new Set(numbers)], mostNumbers)) {
    const query = manager.createQueryBuilder<VersionRow>('version', 'v');
    restrict(query, 'version', some);
    for (const { version, at, kind, submission } of await readRows(query))
      found.set(version, { version, at, kind, submission });
  }
  return numbers.map((number) => found.get(number));
}
