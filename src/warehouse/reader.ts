import type { EntityManager } from 'typeorm';
import type { Finding, Series } from '../model';
import { auditLog } from './audit';
import * as catalogueRows from './catalogue-rows';
import type { CatalogueVersion } from './catalogue-versions';
import * as figures from './figures';
import { streamObservations } from './observation-stream';
import * as rollupReading from './rollup-reading';
import { streamRollups } from './rollup-stream';
import type { ClosedPeriodRow, StateRow } from './submission-tables';
import type { Lend } from './lend';
import { recordsOf } from './record-reading';
import * as releaseRows from './release-rows';
import type { Release, ReleaseFilter, Waiver } from './releases';
import * as submissions from './submissions';
import { columnsOf, fromRaw, readRows, type RawRow } from './rows';
import * as versions from './versions';
import type {
  AuditEntry,
  ClosedPeriod,
  FirstReceived,
  ObservationFilter,
  ObservationKey,
  Page,
  RecordFilter,
  Rollup,
  RollupFilter,
  RollupSpan,
  RollupStep,
  StoredObservation,
  StoredRecord,
  StreamedObservation,
  StreamedRollup,
  Submission,
  SubmissionFilter,
  VersionEntry,
  WarehouseReader,
  WarehouseState,
} from './warehouse';

export type { Lend, Work } from './lend';

export async function readState(manager: EntityManager): Promise<StateRow> {
  // as plain as can be: it is read for everything that is asked
  const [state] = await manager.query<RawRow[]>('SELECT * FROM warehouse_state');
  if (!state) throw new Error('the state row is missing');
  return fromRaw<StateRow>(state, columnsOf(manager, 'warehouse_state'));
}

/** Where the warehouse stands at an instant. */
export async function readStanding(manager: EntityManager, now: string): Promise<WarehouseState> {
  const [state] = await manager.query<RawRow[]>(
    `SELECT * FROM warehouse_state w, ${releaseRows.embargoesOver} e WHERE w.id = 1`,
    [now],
  );
  if (!state) throw new Error('the state row is missing');
  const {
    version,
    figures,
    access,
    catalogueSha256: catalogue,
  } = fromRaw<StateRow>(state, columnsOf(manager, 'warehouse_state'));
  return { version, figures, access, catalogue, embargoesOver: Number(state['embargoes_over']) };
}

/** All reading, on connections that `lend` gives; `now` is the clock. */
export class Reader implements WarehouseReader {
  constructor(
    protected readonly lend: Lend,
    protected readonly now: () => string,
  ) {}

  version(): Promise<number> {
    return this.lend(async (manager) => (await readState(manager)).figures);
  }

  state(): Promise<WarehouseState> {
    return this.lend((manager) => readStanding(manager, this.now()));
  }

  versionAt(instant: string): Promise<number> {
    return this.lend((manager) => versions.versionAt(manager, instant));
  }

  versions(numbers: readonly number[]): Promise<readonly (VersionEntry | undefined)[]> {
    return this.lend((manager) => versions.versions(manager, numbers));
  }

  closedPeriods(): Promise<readonly ClosedPeriod[]> {
    return this.lend((manager) =>
      readRows(manager.createQueryBuilder<ClosedPeriodRow>('closed_period', 'c').orderBy('c.period')),
    );
  }

  releases(filter: ReleaseFilter): Promise<readonly Release[]> {
    return this.lend((manager) => releaseRows.releases(manager, filter));
  }

  waivers(releases: readonly number[]): Promise<readonly Waiver[]> {
    return this.lend((manager) => releaseRows.waivers(manager, releases));
  }

  keptCatalogue(sha256: string): Promise<string | undefined> {
    return this.lend((manager) => releaseRows.keptCatalogue(manager, sha256));
  }

  catalogueVersions(): Promise<readonly CatalogueVersion[]> {
    return this.lend(catalogueRows.catalogueVersions);
  }

  catalogueText(number: number): Promise<string | undefined> {
    return this.lend((manager) => catalogueRows.catalogueText(manager, number));
  }

  auditLog(limit: number, after?: number): Promise<Page<AuditEntry>> {
    return this.lend((manager) => auditLog(manager, limit, after));
  }

  async submission(id: number): Promise<Submission | undefined> {
    return (await this.submissionsByIds([id]))[0];
  }

  submissionsByIds(ids: readonly number[], asOf?: number): Promise<readonly (Submission | undefined)[]> {
    return this.lend((manager) => submissions.submissionsByIds(manager, ids, asOf));
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

  recordsOf(filter: RecordFilter, limit: number, after?: number): Promise<Page<StoredRecord>> {
    return this.lend((manager) => recordsOf(manager, filter, limit, after));
  }

  rollups(filter: RollupFilter, version: number): Promise<readonly Rollup[]> {
    return this.lend((manager) => rollupReading.rollups(manager, filter, version));
  }

  rollupSteps(filter: RollupFilter, since: number, until: number): Promise<readonly RollupStep[]> {
    return this.lend((manager) => rollupReading.rollupSteps(manager, filter, since, until));
  }

  countRollups(filter: RollupFilter, version: number): Promise<number> {
    return this.lend((manager) => figures.countRollups(manager, filter, version));
  }

  async *streamRollups<S extends Series>(
    span: RollupSpan<S>,
    version: number,
  ): AsyncIterable<readonly StreamedRollup<S>[]> {
    yield* streamRollups(this.lend, await this.version(), span, version);
  }

  streamObservations(filter: ObservationFilter, version: number): AsyncIterable<readonly StreamedObservation[]> {
    return streamObservations(this.lend, filter, version);
  }

  extent(version: number): Promise<{ readonly branches: readonly string[]; readonly periods: readonly string[] }> {
    return this.lend((manager) => figures.extent(manager, version));
  }

  firstReceived(periods: readonly string[], version: number): Promise<readonly FirstReceived[]> {
    return this.lend((manager) => figures.firstReceived(manager, periods, version));
  }
}
