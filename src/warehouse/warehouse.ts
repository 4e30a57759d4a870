import type { Finding, Observation, Series } from '../model';
import type { AccessStore, AccessWriter } from './access';
import type { Archives, ArchiveWriter } from './archive/archives';
import type { CatalogueVersion, NewCatalogueVersion } from './catalogue-versions';
import type { Dimensions } from './dimension-tables';
import type { ImportJobs, JobClaim } from './jobs';
import type {
  AcceptedSubmission,
  AuditEntry,
  ClosedPeriod,
  DimensionFilter,
  FirstReceived,
  NewSubmission,
  ObservationFilter,
  ObservationKey,
  Page,
  Rollup,
  RollupFilter,
  RollupKey,
  RollupSpan,
  RollupStep,
  StoredObservation,
  StreamedObservation,
  StreamedRollup,
  Submission,
  SubmissionFilter,
  VersionEntry,
  WarehouseState,
} from './records';
import type { RecordBatch, RecordFilter, RecordWriter, StoredRecord } from './record-batches';
import type { Release, ReleaseFilter, ReleaseWriter, Waiver } from './releases';

export type { Archive, ArchiveProgress } from './archive/archives';
export * from './catalogue-versions';
export * from './jobs';
export * from './record-batches';
export * from './records';
export * from './releases';

/** Reading. Every answer is of one version; where none is given, of the newest. */
export interface WarehouseReader {
  /** Periods that are closed, by code. */
  closedPeriods(): Promise<readonly ClosedPeriod[]>;
  /** In the order of opening. */
  releases(filter: ReleaseFilter): Promise<readonly Release[]>;
  /** Of some releases, in the order they were given. */
  waivers(releases: readonly number[]): Promise<readonly Waiver[]>;
  /** The text of a catalogue that a release was published with. */
  keptCatalogue(sha256: string): Promise<string | undefined>;
  /** The catalogues that were adopted, the newest, which is in force, first. */
  catalogueVersions(): Promise<readonly CatalogueVersion[]>;
  /** The text of one of them. */
  catalogueText(number: number): Promise<string | undefined>;
  /** Newest first. `after` is the id of the last entry of the page before. */
  auditLog(limit: number, after?: number): Promise<Page<AuditEntry>>;
  /**
   * The newest version; 0 for an empty warehouse. It grows with every change of a figure, and with nothing else: a
   * workbook that is only kept leaves it as it is. A writer's is the one it makes.
   */
  version(): Promise<number>;
  /**
   * Where the warehouse stands. Whoever asks while it is being read shares the next reading, so that however many ask
   * there is one at a time, and each answer is of after its question.
   */
  state(): Promise<WarehouseState>;
  /** The newest version that was there at an ISO instant; 0 before the first. */
  versionAt(instant: string): Promise<number>;
  /** What made each version, in the order of `numbers`; undefined where there is none. */
  versions(numbers: readonly number[]): Promise<readonly (VersionEntry | undefined)[]>;
  submission(id: number): Promise<Submission | undefined>;
  /** By id, for batches; in the order of `ids`, undefined where there is none. As they stood at a version, else now. */
  submissionsByIds(ids: readonly number[], asOf?: number): Promise<readonly (Submission | undefined)[]>;
  /** Newest first. `after` is the id of the last row of the page before. */
  submissions(filter: SubmissionFilter, limit: number, after?: number): Promise<Page<Submission>>;
  countSubmissions(filter: SubmissionFilter): Promise<number>;
  /** The bytes as sent. */
  workbook(submission: number): Promise<Uint8Array | undefined>;
  findings(submission: number): Promise<readonly Finding[]>;
  /** Current observations at `version`, in key order. */
  observations(
    filter: ObservationFilter,
    version: number,
    limit: number,
    after?: ObservationKey,
  ): Promise<Page<StoredObservation>>;
  countObservations(filter: ObservationFilter, version: number): Promise<number>;
  /** All that a submission brought, current or not, by ordinal. */
  observationsOf(submission: number): Promise<readonly StoredObservation[]>;
  /** Records that figures of a submission were worked out of, in its order; `after` is the ordinal of the last of the page before. */
  recordsOf(filter: RecordFilter, limit: number, after?: number): Promise<Page<StoredRecord>>;
  /**
   * Rollups at `version`; unordered. One index range per period and branch, for older versions one seek a figure. As everything that
   * reads rollups of a version, it throws `ARCHIVED` where they are in an archive.
   */
  rollups(filter: RollupFilter, version: number): Promise<readonly Rollup[]>;
  /** Every rollup that held at some version from `since` to `until`; unordered. */
  rollupSteps(filter: RollupFilter, since: number, until: number): Promise<readonly RollupStep[]>;
  countRollups(filter: RollupFilter, version: number): Promise<number>;
  /**
   * Rollups at `version` in bulk, some thousands at a time, in the order of the span. One batch is read ahead, and no
   * connection is held between two.
   */
  streamRollups<S extends Series>(span: RollupSpan<S>, version: number): AsyncIterable<readonly StreamedRollup<S>[]>;
  /** As `observations`, in bulk and to the end; read as `streamRollups` reads. */
  streamObservations(filter: ObservationFilter, version: number): AsyncIterable<readonly StreamedObservation[]>;
  /** Codes of branches and periods that observations or rollups are kept of at `version`, in no order. */
  extent(version: number): Promise<{ readonly branches: readonly string[]; readonly periods: readonly string[] }>;
  /**
   * For completeness: per branch and series, when the first accepted submission with data in `periods` came, as far as
   * it had come by `version`; in no order. A figure that says "not reported" is no data; a superseded one is.
   */
  firstReceived(periods: readonly string[], version: number): Promise<readonly FirstReceived[]>;
}

/** Writing, within one transaction that has the warehouse to itself. Reads see what was written in it. */
export interface WarehouseWriter extends WarehouseReader {
  /** The version that this transaction makes. */
  readonly nextVersion: number;
  /** Who may come in, and with what. */
  readonly access: AccessWriter;
  /** What is published. */
  readonly release: ReleaseWriter;
  readonly records: RecordWriter;
  /** Retention. */
  readonly archive: ArchiveWriter;
  /** Throws `CATALOGUE_CHANGED` where another catalogue is in force: what was worked out by this one does not hold. */
  expectCatalogue(sha256: string): void;
  /** From now on this catalogue is in force. */
  adoptCatalogue(catalogue: NewCatalogueVersion): Promise<CatalogueVersion>;
  /**
   * SHA-256 of the catalogue by which every rollup was added up; undefined where that was several, or can't be told for all of
   * them. Before any was adopted, only submissions say so.
   */
  addedUpBy(): Promise<string | undefined>;
  /** As `Warehouse.keepDimensions`, in this transaction. */
  keepDimensions(dimensions: Dimensions): Promise<void>;
  /** How many observations there ever were, current or not, withdrawn or not. */
  countEverObserved(filter: DimensionFilter): Promise<number>;
  /** The submission with these bytes for the branch and period whose observations are all still current, if any. */
  unchanged(sha256: string, branch: string, period: string): Promise<AcceptedSubmission | undefined>;
  /** Stores a submission that is not accepted, or not yet; its bytes and findings. */
  addSubmission(
    submission: NewSubmission,
    status: 'checked' | 'rejected',
    workbook: Uint8Array,
    findings: readonly Finding[],
  ): Promise<Submission>;
  /**
   * Accepts a checked submission: gives it its revision. `read` is what its workbook was found to hold, where it was
   * read again since. Throws `RangeError` for one that is not checked.
   */
  acceptSubmission(
    id: number,
    because: string | undefined,
    read?: Pick<NewSubmission, 'services' | 'catalogueSha256'>,
  ): Promise<AcceptedSubmission>;
  /** Marks an accepted submission as withdrawn; its observations are another matter (`standing`). */
  withdrawSubmission(id: number, because: string): Promise<void>;
  /**
   * What ought to be current of a branch and services within `periods`, by the submissions that are accepted: each
   * figure from the newest one that contains its service and whose period covers it.
   */
  standing(
    branch: string,
    services: readonly string[],
    periods: readonly string[],
  ): Promise<readonly StoredObservation[]>;
  /** Makes observations current again that had been closed. */
  reopenObservations(observations: readonly StoredObservation[]): Promise<void>;
  closePeriod(period: string, reason: string): Promise<void>;
  openPeriod(period: string): Promise<void>;
  /**
   * Says what became of the workbook of a job, in this very transaction. Throws `ClaimLost` where it no longer holds,
   * so that whatever was stored for it is taken back.
   */
  settleJob(claim: JobClaim, outcome: string, submission: number): Promise<void>;
  /** Adds an entry to the audit log, in this very transaction. */
  audit(entry: Omit<AuditEntry, 'id' | 'at' | 'hash'>): Promise<void>;
  /** Current observations of a branch and services whose period lies in `periods` are closed and returned. */
  closeObservations(
    branch: string,
    services: readonly string[],
    periods: readonly string[],
  ): Promise<readonly StoredObservation[]>;
  addObservations(submission: number, observations: readonly Observation[]): Promise<void>;
  /** Current rollups under these keys are closed and those given take their place; a key without a successor ends. */
  replaceRollups(keys: readonly RollupKey[], rollups: readonly Rollup[]): Promise<void>;
}

/** A statement that the database was asked. */
export interface Statement {
  /** Whether it read rows or wrote. */
  readonly kind: 'read' | 'write';
  /** What it does and to which table, such as `SELECT rollup`; never its values. */
  readonly summary: string;
  /** As it was written, with a placeholder for each of its values. */
  readonly text: string;
  readonly seconds: number;
  readonly failed: boolean;
}

/** Is told of every statement once it has ended. */
export type StatementObserver = (statement: Statement) => void;

export interface Warehouse extends WarehouseReader {
  readonly engine: 'SQLite' | 'MariaDB' | 'MySQL';
  /** Who may come in, and with what. */
  readonly access: AccessStore;
  /** Workbooks that wait to be taken in. */
  readonly jobs: ImportJobs;
  /** Retention: what nobody asks for any more, in files. */
  readonly archives: Archives;
  /** Brings the schema up to date; gives the names of the migrations that ran. Safe to call from several processes. */
  migrate(): Promise<readonly string[]>;
  /** SHA-256 over the rows that the dimensions of the SQL views hold; undefined before they hold any. */
  dimensionsKept(): Promise<string | undefined>;
  /** Makes these hold the given rows and no others, by one transaction. No figure depends on them, so no version is made. */
  keepDimensions(dimensions: Dimensions): Promise<void>;
  /**
   * A reader for somebody who may not wait to the end: once `signal` is aborted, what it is doing fails with the
   * signal's reason, and so does whatever it is asked from then on. On a server the statement that runs is ended, and no
   * statement gets more than `seconds`; a file answers a statement before it listens, so that it ends after that one.
   */
  within(signal: AbortSignal, seconds?: number): WarehouseReader;
  /** Has `observer` told of statements; gives what ends that. */
  observe(observer: StatementObserver): () => void;
  /** Connections for reading, in use and waited for; undefined where the database is no server. */
  connections(): { readonly used: number; readonly awaited: number } | undefined;
  /** Takes records in ahead of the submission that they are of. */
  recordBatch(): RecordBatch;
  /** Whether the database answers and is migrated. */
  ready(): Promise<boolean>;
  /**
   * One write transaction: all of it or nothing. Writers wait for each other (across processes too); deadlocks and lost
   * locks are retried, so `work` may run more than once. Throws `DATABASE_BUSY` when the tries are used up.
   */
  write<T>(work: (writer: WarehouseWriter) => Promise<T>): Promise<T>;
  /** Does the same work to see what would come of it, and takes everything back. */
  rehearse<T>(work: (writer: WarehouseWriter) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
