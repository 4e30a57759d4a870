import type { EntityManager } from 'typeorm';
import { TongbaoError } from '../../foundation';
import { readRows } from '../rows';
import type { Archive } from './archives';

/** All archives, the newest first. */
export function archives(manager: EntityManager): Promise<Archive[]> {
  return readRows(manager.createQueryBuilder<Archive>('archive', 'a').orderBy('a.horizon', 'DESC'));
}

/**
 * Throws `ARCHIVED` where the rollups of a version are not all here any more. To be asked after they were read: that there is an
 * archive is stored before any of them goes, so that whoever missed one finds it.
 */
export async function ensureKept(manager: EntityManager, version: number): Promise<void> {
  const query = manager.createQueryBuilder<Archive>('archive', 'a').orderBy('a.horizon', 'DESC').limit(1);
  const [newest] = await readRows(query);
  if (!newest || newest.horizon <= version) return;
  const { horizon, sha256, madeAt } = newest;
  throw new TongbaoError('ARCHIVED', { version, horizon, made_at: madeAt.slice(0, 10), sha256 });
}
