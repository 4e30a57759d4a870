import { TongbaoError } from '../foundation';
import type { Release, WarehouseReader } from '../warehouse';

/** The open release with an id; throws `NOT_FOUND` where there is none, and `RELEASE_STATE` where it is settled. */
export async function openRelease(reader: Pick<WarehouseReader, 'releases'>, id: number): Promise<Release> {
  const [release] = await reader.releases({ ids: [id] });
  if (!release) throw new TongbaoError('NOT_FOUND', { what: 'release', id });
  if (release.state !== 'open') throw new TongbaoError('RELEASE_STATE', { id, state: release.state });
  return release;
}

/** What the audit log calls a release. */
export function subjectOf({ id }: Pick<Release, 'id'>): string {
  return `release ${id}`;
}
