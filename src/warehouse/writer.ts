import type { EntityManager } from 'typeorm';
import { seriesKey, type Finding, type Observation } from '../model';
import { currentObservations, fromObservation, fromRollup } from './figures';
import { Reader } from './reader';
import { chunks, insertRows } from './rows';
import type { StateRow, SubmissionRow } from './submission-tables';
import * as stored from './submissions';
import {
  endOfTime,
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
  /** Whether anything was stored at all. */
  changed = false;
  firstSubmission: number | undefined;
  private readonly brought = new Map<number, number>();
  private rollupsStored = false;

  constructor(
    private readonly manager: EntityManager,
    private readonly state: StateRow,
  ) {
    super((work) => work(manager));
    this.nextVersion = state.version;
  }

  async unchanged(sha256: string, branch: string, period: string): Promise<Submission | undefined> {
    for (const submission of await stored.submissionsOf(this.manager, sha256, branch, period)) {
      if (await stored.isWhole(this.manager, submission)) return submission;
    }
    return undefined;
  }

  async addSubmission(given: NewSubmission, workbook: Uint8Array, findings: readonly Finding[]): Promise<Submission> {
    this.changed = true;
    const id = this.state.nextSubmission;
    this.state.nextSubmission += 1;
    this.firstSubmission ??= id;
    const revision = (await stored.lastRevision(this.manager, given.branch, given.period)) + 1;
    const row: SubmissionRow = { ...given, id, revision };
    await stored.keepWorkbook(this.manager, given.sha256, workbook);
    await insertRows(this.manager, 'submission', [row]);
    await stored.keepFindings(this.manager, id, findings);
    await this.manager.query('UPDATE warehouse_state SET next_submission = ?', [this.state.nextSubmission]);
    return { ...row, status: 'accepted', observations: 0 };
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
          `UPDATE observation SET valid_to = ? WHERE submission = ? AND ordinal IN (${places})`,
          [this.nextVersion, submission, ...some],
        );
      }
    }
    if (closed.length > 0) this.changed = true;
    return closed.map((one) => ({ ...one, validTo: this.nextVersion }));
  }

  async addObservations(submission: number, observations: readonly Observation[]): Promise<void> {
    if (observations.length === 0) return;
    this.changed = true;
    const first = this.brought.get(submission) ?? (await this.observationsOf(submission)).length;
    const version = this.nextVersion;
    const rows = function* () {
      for (const [place, one] of observations.entries()) yield fromObservation(submission, first + place, version, one);
    };
    await insertRows(this.manager, 'observation', rows());
    this.brought.set(submission, first + observations.length);
  }

  async replaceRollups(keys: readonly RollupKey[], rollups: readonly Rollup[]): Promise<void> {
    if (keys.length === 0 && rollups.length === 0) return;
    this.changed = true;
    const groups = new Map<string, RollupKey[]>();
    for (const key of keys) {
      const group = `${key.branch}/${key.period}`;
      groups.set(group, [...(groups.get(group) ?? []), key]);
    }
    for (const group of groups.values()) {
      for (const some of chunks(group, mostKeys)) await this.closeRollups(some);
    }
    this.rollupsStored ||= rollups.length > 0;
    await insertRows(
      this.manager,
      'rollup',
      rollups.map((rollup) => fromRollup(rollup, this.nextVersion)),
    );
  }

  /** Ends current rollups of one branch and period. What this very transaction stored was never seen, and goes altogether. */
  private async closeRollups(keys: readonly RollupKey[]): Promise<void> {
    const [first] = keys;
    if (!first) return;
    const series = [...new Map(keys.map((key) => [seriesKey(key), key])).values()];
    const sqlite = this.manager.dataSource.options.type === 'better-sqlite3';
    const tuples = `${sqlite ? 'VALUES ' : ''}${series.map(() => '(?, ?, ?)').join(', ')}`;
    const where = `branch = ? AND period = ? AND (service, indicator, customer_class) IN (${tuples}) AND valid_to = ?`;
    const values = [
      first.branch,
      first.period,
      ...series.flatMap((key) => [key.service, key.indicator, key.customerClass]),
      endOfTime,
    ];
    if (this.rollupsStored) {
      await this.manager.query(`DELETE FROM rollup WHERE ${where} AND valid_from = ?`, [...values, this.nextVersion]);
    }
    await this.manager.query(`UPDATE rollup SET valid_to = ? WHERE ${where}`, [this.nextVersion, ...values]);
  }
}
