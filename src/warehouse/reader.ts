import type { EntityManager } from 'typeorm';
import type { Finding } from '../model';
import { auditLog } from './audit';
import * as figures from './figures';
import type { ClosedPeriodRow, StateRow } from './submission-tables';
import * as submissions from './submissions';
import { readRows } from './rows';
import type {
  AuditEntry,
  ClosedPeriod,
  ObservationFilter,
  ObservationKey,
  Page,
  Rollup,
  RollupFilter,
  StoredObservation,
  Submission,
  SubmissionFilter,
  WarehouseReader,
} from './warehouse';

/** Lends a connection to read on. */
export type Lend = <T>(work: (manager: EntityManager) => Promise<T>) => Promise<T>;

export async function readState(manager: EntityManager): Promise<StateRow> {
  const [state] = await readRows(manager.createQueryBuilder<StateRow>('warehouse_state', 'w'));
  if (!state) throw new Error('the state row is missing');
  return state;
}

/** All reading, on connections that `lend` gives. */
export class Reader implements WarehouseReader {
  constructor(protected readonly lend: Lend) {}

  version(): Promise<number> {
    return this.lend(async (manager) => (await readState(manager)).figures);
  }

  closedPeriods(): Promise<readonly ClosedPeriod[]> {
    return this.lend((manager) =>
      readRows(manager.createQueryBuilder<ClosedPeriodRow>('closed_period', 'c').orderBy('c.period')),
    );
  }

  auditLog(limit: number, after?: number): Promise<Page<AuditEntry>> {
    return this.lend((manager) => auditLog(manager, limit, after));
  }

  async submission(id: number): Promise<Submission | undefined> {
    return (await this.submissionsByIds([id]))[0];
  }

  submissionsByIds(ids: readonly number[]): Promise<readonly (Submission | undefined)[]> {
    return this.lend((manager) => submissions.submissionsByIds(manager, ids));
  }

  submissions(filter: SubmissionFilter, limit: number, after?: number): Promise<Page<Submission>> {
    return this.lend((manager) => submissions.submissions(manager, filter, limit, after));
  }

  countSubmissions(filter: SubmissionFilter): Promise<number> {
    return this.lend((manager) => submissions.countSubmissions(manager, filter));
  }

  workbook(submission: number): Promise<Uint8Array | undefined> {
    return this.lend((manager) => submissions.workbook(manager, submission));
  }

  findings(submission: number): Promise<readonly Finding[]> {
    return this.lend((manager) => submissions.findings(manager, submission));
  }

  observations(
    filter: ObservationFilter,
    version: number,
    limit: number,
    after?: ObservationKey,
  ): Promise<Page<StoredObservation>> {
    return this.lend((manager) => figures.observations(manager, filter, version, limit, after));
  }

  countObservations(filter: ObservationFilter, version: number): Promise<number> {
    return this.lend((manager) => figures.countObservations(manager, filter, version));
  }

  observationsOf(submission: number): Promise<readonly StoredObservation[]> {
    return this.lend((manager) => figures.observationsOf(manager, submission));
  }

  rollups(filter: RollupFilter, version: number): Promise<readonly Rollup[]> {
    return this.lend((manager) => figures.rollups(manager, filter, version));
  }

  countRollups(filter: RollupFilter, version: number): Promise<number> {
    return this.lend((manager) => figures.countRollups(manager, filter, version));
  }

  extent(version: number): Promise<{ readonly branches: readonly string[]; readonly periods: readonly string[] }> {
    return this.lend((manager) => figures.extent(manager, version));
  }

  firstReceived(
    periods: readonly string[],
  ): Promise<readonly { branch: string; service: string; receivedAt: string; months: number }[]> {
    return this.lend((manager) => figures.firstReceived(manager, periods));
  }
}
