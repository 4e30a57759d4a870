import type { EntityManager } from 'typeorm';
import { seriesKey, type Finding, type Observation } from '../model';
import { groupBy, TongbaoError } from '../foundation';
import { AccessChanges } from './access-rows';
import { ArchiveChanges } from './archive';
import { addAuditEntry } from './audit';
import { addCatalogueVersion, addedUpBy } from './catalogue-rows';
import type { Dimensions } from './dimension-tables';
import { replaceDimensions } from './dimensions';
import { countEverObserved, currentObservations, fromObservation, fromRollup } from './figures';
import { settleJob } from './job-rows';
import { Reader } from './reader';
import { RecordChanges } from './record-changes';
import { ReleaseChanges } from './release-rows';
import { storeRows } from './bulk';
import { chunks, insertRows } from './rows';
import { standing } from './standing';
import type { ClosedPeriodRow, StateRow, SubmissionRow, VersionRow } from './submission-tables';
import * as stored from './submissions';
import {
  ClaimLost,
  endOfTime,
  type AcceptedSubmission,
  type AuditEntry,
  type CatalogueVersion,
  type DimensionFilter,
  type JobClaim,
  type NewCatalogueVersion,
  type NewSubmission,
  type Rollup,
  type RollupKey,
  type StoredObservation,
  type Submission,
  type WarehouseWriter,
} from './warehouse';

const mostKeys = 500;

/** Writing within the transaction that `manager` has. Its state row is locked, so nobody else writes. */
export class Writer extends Reader implements WarehouseWriter {
  readonly nextVersion: number;
  readonly access: AccessChanges;
  readonly release: ReleaseChanges;
  readonly records: RecordChanges;
  readonly archive: ArchiveChanges;
  /** Whether anything was stored at all. */
  changed = false;
  /** Whether that was a figure. */
  moved = false;
  /** What was accepted or withdrawn, for the log of versions. */
  private decided: { readonly kind: 'submission' | 'withdrawal'; readonly submission: number } | undefined;
  private readonly brought = new Map<number, number>();
  private rollupsStored = false;

  constructor(
    private readonly manager: EntityManager,
    private readonly counters: StateRow,
    now: () => string,
  ) {
    super((work) => work(manager), now);
    this.nextVersion = counters.version;
    const changed = () => (this.changed = true);
    this.access = new AccessChanges(manager, changed);
    this.release = new ReleaseChanges(manager, now, changed);
    this.records = new RecordChanges(manager, changed);
    this.archive = new ArchiveChanges(manager, counters.figures, now, changed);
  }

  /** What the version is about. */
  get about(): Pick<VersionRow, 'kind' | 'submission'> {
    return this.decided ?? { kind: this.moved ? 'rollups' : 'record' };
  }

  override version(): Promise<number> {
    return Promise.resolve(this.nextVersion);
  }

  expectCatalogue(sha256: string): void {
    const { catalogueSha256 } = this.counters;
    if (catalogueSha256 !== undefined && catalogueSha256 !== sha256) throw new TongbaoError('CATALOGUE_CHANGED');
  }

  adoptCatalogue(catalogue: NewCatalogueVersion): Promise<CatalogueVersion> {
    this.changed = true;
    return addCatalogueVersion(this.manager, this.now(), catalogue);
  }

  addedUpBy(): Promise<string | undefined> {
    return addedUpBy(this.manager);
  }

  keepDimensions(dimensions: Dimensions): Promise<void> {
    this.changed = true;
    return replaceDimensions(this.manager, dimensions);
  }

  countEverObserved(filter: DimensionFilter): Promise<number> {
    return countEverObserved(this.manager, filter);
  }

  async unchanged(sha256: string, branch: string, period: string): Promise<AcceptedSubmission | undefined> {
    for (const submission of await stored.acceptedWith(this.manager, sha256, branch, period)) {
      if (await stored.isWhole(this.manager, submission)) return accepted(submission);
    }
    return undefined;
  }

  async addSubmission(
    given: NewSubmission,
    state: 'checked' | 'rejected',
    workbook: Uint8Array,
    findings: readonly Finding[],
  ): Promise<Submission> {
    this.changed = true;
    const id = this.counters.nextSubmission;
    this.counters.nextSubmission += 1;
    const row: SubmissionRow = { ...given, id, state, receivedVersion: this.nextVersion };
    await stored.keepWorkbook(this.manager, given.sha256, workbook);
    await insertRows(this.manager, 'submission', [row]);
    await stored.keepFindings(this.manager, id, findings);
    await this.manager.query('UPDATE warehouse_state SET next_submission = ?', [this.counters.nextSubmission]);
    return { ...given, id, status: state, observations: 0 };
  }

  async acceptSubmission(
    id: number,
    because: string | undefined,
    read?: Pick<NewSubmission, 'services' | 'catalogueSha256'>,
  ): Promise<AcceptedSubmission> {
    const submission = await this.submission(id);
    if (submission?.status !== 'checked' || submission.branch === undefined || submission.period === undefined) {
      throw new RangeError(`submission ${id} can not be accepted`);
    }
    this.changed = true;
    if (submission.observations === 0) this.brought.set(id, 0);
    this.decided = { kind: 'submission', submission: id };
    const revision = (await stored.lastRevision(this.manager, submission.branch, submission.period)) + 1;
    const { services, catalogueSha256 } = read ?? submission;
    await this.manager.query(
      `UPDATE submission SET state = 'accepted', revision = ?, accepted_version = ?, accepted_because = ?, services = ?,
        catalogue_sha256 = ? WHERE id = ?`,
      [revision, this.nextVersion, because ?? null, JSON.stringify(services), catalogueSha256, id],
    );
    const acceptance = { revision, status: 'accepted', acceptedBecause: because } as const;
    return accepted({ ...submission, ...acceptance, services, catalogueSha256 });
  }

  async withdrawSubmission(id: number, because: string): Promise<void> {
    this.changed = true;
    this.decided = { kind: 'withdrawal', submission: id };
    await this.manager.query("UPDATE submission SET state = 'withdrawn', withdrawn_because = ? WHERE id = ?", [
      because,
      id,
    ]);
  }

  standing(
    branch: string,
    services: readonly string[],
    periods: readonly string[],
  ): Promise<readonly StoredObservation[]> {
    return standing(this.manager, branch, services, periods);
  }

  async reopenObservations(observations: readonly StoredObservation[]): Promise<void> {
    if (observations.length === 0) return;
    this.changed = this.moved = true;
    await storeRows(
      this.manager,
      'observation',
      observations,
      ({ submission, ordinal, validFrom: _, validTo: __, ...rest }) =>
        fromObservation(submission, ordinal, this.nextVersion, rest),
    );
  }

  async closePeriod(period: string, reason: string): Promise<void> {
    this.changed = true;
    const row: ClosedPeriodRow = { period, closedAt: this.now(), reason };
    await insertRows(this.manager, 'closed_period', [row]);
  }

  async openPeriod(period: string): Promise<void> {
    this.changed = true;
    await this.manager.query('DELETE FROM closed_period WHERE period = ?', [period]);
  }

  async settleJob(claim: JobClaim, outcome: string, submission: number): Promise<void> {
    this.changed = true;
    const settled = await settleJob(this.manager, claim, { outcome, submission, at: this.now() });
    if (!settled) throw new ClaimLost(`job ${claim.id}`);
  }

  async audit(entry: Omit<AuditEntry, 'id' | 'at' | 'hash'>): Promise<void> {
    this.changed = true;
    await addAuditEntry(this.manager, this.now(), entry);
  }

  async closeObservations(
    branch: string,
    services: readonly string[],
    periods: readonly string[],
  ): Promise<readonly StoredObservation[]> {
    const closed = await currentObservations(this.manager, branch, services, periods);
    const ordinals = new Map<number, number[]>();
    for (const { submission, ordinal } of closed)
      ordinals.set(submission, [...(ordinals.get(submission) ?? []), ordinal]);
    for (const [submission, all] of ordinals) {
      for (const some of chunks(all, mostKeys)) {
        const places = some.map(() => '?').join(', ');
        await this.manager.query(
          `UPDATE observation SET valid_to = ? WHERE submission = ? AND ordinal IN (${places}) AND valid_to = ?`,
          [this.nextVersion, submission, ...some, endOfTime],
        );
      }
    }
    if (closed.length > 0) this.changed = this.moved = true;
    return closed.map((one) => ({ ...one, validTo: this.nextVersion }));
  }

  async addObservations(submission: number, observations: readonly Observation[]): Promise<void> {
    if (observations.length === 0) return;
    this.changed = this.moved = true;
    const first = this.brought.get(submission) ?? (await this.observationsOf(submission)).length;
    const version = this.nextVersion;
    await storeRows(this.manager, 'observation', observations, (one, place) =>
      fromObservation(submission, first + place, version, one),
    );
    this.brought.set(submission, first + observations.length);
  }

  async replaceRollups(keys: readonly RollupKey[], rollups: readonly Rollup[]): Promise<void> {
    if (keys.length === 0 && rollups.length === 0) return;
    this.changed = this.moved = true;
    for (const some of chunks(keys, mostKeys)) await this.closeRollups(some);
    this.rollupsStored ||= rollups.length > 0;
    await storeRows(this.manager, 'rollup', rollups, (rollup) => fromRollup(rollup, this.nextVersion));
  }

  /** Ends current rollups. What this very transaction stored was never seen, and goes altogether. */
  private async closeRollups(keys: readonly RollupKey[]): Promise<void> {
    const { condition, values } = this.theseRollups(keys);
    if (this.rollupsStored) {
      await this.manager.query(`DELETE FROM rollup WHERE (${condition}) AND valid_from = ?`, [
        ...values,
        this.nextVersion,
      ]);
    }
    await this.manager.query(`UPDATE rollup SET valid_to = ? WHERE ${condition}`, [this.nextVersion, ...values]);
  }

  /** Current rollups, a short range of the primary key for each branch and period. */
  private theseRollups(keys: readonly RollupKey[]): { condition: string; values: (string | number)[] } {
    const sqlite = this.manager.dataSource.options.type === 'better-sqlite3';
    const values: (string | number)[] = [];
    const conditions = [...groupBy(keys, ({ branch, period }) => `${branch}/${period}`).values()].map((group) => {
      const [first] = group;
      values.push(first?.branch ?? '', first?.period ?? '', endOfTime);
      const series = [...new Map(group.map((key) => [seriesKey(key), key])).values()];
      for (const { service, indicator, customerClass } of series) values.push(service, indicator, customerClass);
      const tuples = `${sqlite ? 'VALUES ' : ''}${series.map(() => '(?, ?, ?)').join(', ')}`;
      return `(branch = ? AND period = ? AND valid_to = ? AND (service, indicator, customer_class) IN (${tuples}))`;
    });
    return { condition: conditions.join(' OR '), values };
  }
}

function accepted(submission: Submission): AcceptedSubmission {
  const { branch, period, revision } = submission;
  if (branch === undefined || period === undefined || revision === undefined) {
    throw new RangeError(`submission ${submission.id} was never accepted`);
  }
  return { ...submission, branch, period, revision };
}
