import type { EntityManager } from 'typeorm';
import { restrict } from './filters';
import type { CatalogueRow, ReleaseRow, WaiverRow } from './release-tables';
import type {
  KeptCatalogue,
  PublishedRelease,
  Release,
  ReleaseFilter,
  ReleaseWriter,
  Waiver,
  WaiverScope,
} from './releases';
import { insertRows, readRows } from './rows';

/** Reading and storing of releases, on whatever connection `manager` has. */

export function releases(manager: EntityManager, { ids, periods, states }: ReleaseFilter): Promise<Release[]> {
  const query = manager.createQueryBuilder<ReleaseRow>('period_release', 'r').orderBy('r.id');
  restrict(query, 'id', ids);
  restrict(query, 'period', periods);
  restrict(query, 'state', states);
  return readRows(query);
}

/** In the order they were given. */
export function waivers(manager: EntityManager, releaseIds: readonly number[]): Promise<Waiver[]> {
  const query = manager.createQueryBuilder<WaiverRow>('release_waiver', 'w').orderBy('w.id');
  restrict(query, 'releaseId', releaseIds);
  return readRows(query);
}

export async function keptCatalogue(manager: EntityManager, sha256: string): Promise<string | undefined> {
  const query = manager.createQueryBuilder<CatalogueRow>('kept_catalogue', 'c').where('c.sha256 = :sha256', { sha256 });
  return (await readRows(query))[0]?.content;
}

/** How many embargoes were over at an instant. */
export const embargoesOver = '(SELECT COUNT(*) AS embargoes_over FROM period_release WHERE embargo_until <= ?)';

/** As `ReleaseWriter`, within the transaction that `manager` has. */
export class ReleaseChanges implements ReleaseWriter {
  constructor(
    private readonly manager: EntityManager,
    private readonly now: () => string,
    private readonly changed: () => void,
  ) {}

  async open(period: string, by: string): Promise<Release> {
    const id = await this.next('period_release');
    const release: Release = { id, period, state: 'open', openedAt: this.now(), openedBy: by };
    await this.add('period_release', release);
    return release;
  }

  async waive(releaseId: number, scope: WaiverScope, reason: string, by: string): Promise<Waiver> {
    await this.expectOpen(releaseId);
    const id = await this.next('release_waiver');
    const waiver: Waiver = { ...scope, id, releaseId, reason, givenAt: this.now(), givenBy: by };
    await this.add('release_waiver', waiver);
    return waiver;
  }

  async unwaive({ id, releaseId }: Waiver): Promise<void> {
    await this.expectOpen(releaseId);
    this.changed();
    await this.manager.query('DELETE FROM release_waiver WHERE id = ? AND release_id = ?', [id, releaseId]);
  }

  async publish(release: PublishedRelease, { sha256, content }: KeptCatalogue): Promise<void> {
    const { id, revision, kind, version, catalogueSha256, seal, embargoUntil, reason, settledAt, settledBy } = release;
    await this.expectOpen(id);
    if ((await keptCatalogue(this.manager, sha256)) === undefined) {
      await this.add('kept_catalogue', { sha256, content });
    }
    this.changed();
    await this.manager.query(
      `UPDATE period_release SET state = 'published', revision = ?, kind = ?, version = ?, catalogue_sha256 = ?,
        seal = ?, embargo_until = ?, reason = ?, settled_at = ?, settled_by = ? WHERE id = ?`,
      [
        ...[revision, kind, version, catalogueSha256],
        ...[seal, embargoUntil ?? null, reason ?? null, settledAt, settledBy, id],
      ],
    );
  }

  async abandon(id: number, reason: string, by: string): Promise<void> {
    await this.expectOpen(id);
    this.changed();
    await this.manager.query(
      "UPDATE period_release SET state = 'abandoned', reason = ?, settled_at = ?, settled_by = ? WHERE id = ?",
      [reason, this.now(), by, id],
    );
  }

  private async add(table: string, row: object): Promise<void> {
    this.changed();
    await insertRows(this.manager, table, [row]);
  }

  /** Writers wait for each other, so that nobody takes the same number. */
  private async next(table: 'period_release' | 'release_waiver'): Promise<number> {
    const [row] = await this.manager.query<{ last: number | string | null }[]>(`SELECT MAX(id) AS last FROM ${table}`);
    return Number(row?.last ?? 0) + 1;
  }

  private async expectOpen(id: number): Promise<void> {
    const [release] = await releases(this.manager, { ids: [id] });
    if (release?.state !== 'open') throw new RangeError(`release ${id} is not open`);
  }
}
