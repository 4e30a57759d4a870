import type { Finding, Observation, Series, Totals, Decimal } from '../model';
import type { AccessStore, AccessWriter } from './access';
import type { Dimensions } from './dimension-tables';

/** The version that never comes; valid-to of everything that is current. */
export const endOfTime = Number.MAX_SAFE_INTEGER;

/**
 * The life of a submission: received → checked → (accepted | rejected) → superseded | withdrawn.
 *
 * - `checked` it has no errors but warnings, and waits for a word of acceptance
 * - `rejected` it has errors
 * - `accepted` its observations are in
 * - `superseded` it was accepted, and none of its observations is current any more
 * - `withdrawn` it was accepted and then taken back; what it had replaced stands again
 */
export const submissionStatuses = ['checked', 'rejected', 'accepted', 'superseded', 'withdrawn'] as const;
export type SubmissionStatus = (typeof submissionStatuses)[number];

export interface Submission {
  /** Numbered from 1 in the order of receipt. */
  readonly id: number;
  /** Absent where a rejected workbook does not say it. */
  readonly branch?: string | undefined;
  /** The period it is for, a code; absent where a rejected workbook does not say it. */
  readonly period?: string | undefined;
  /** Counts from 1 within its branch and period, in the order of acceptance; absent before. */
  readonly revision?: number | undefined;
  readonly status: SubmissionStatus;
  /** Why its warnings were accepted, in the words of whoever did. */
  readonly acceptedBecause?: string | undefined;
  /** Why it was withdrawn. */
  readonly withdrawnBecause?: string | undefined;
  readonly fileName: string;
  /** SHA-256 of the bytes as sent, hex. */
  readonly sha256: string;
  readonly bytes: number;
  /** How many observations it brought. */
  readonly observations: number;
  /** ISO instant. */
  readonly receivedAt: string;
  /** Who or what sent it: `cli`, `http`. */
  readonly receivedFrom: string;
  /** SHA-256 of the catalogue it was read with. */
  readonly catalogueSha256: string;
  /** Codes of the services it contains, in the catalogue's order. */
  readonly services: readonly string[];
}

/** A submission that was accepted at some time. */
export type AcceptedSubmission = Submission & {
  readonly branch: string;
  readonly period: string;
  readonly revision: number;
};

/** A submission as it arrives: what its workbook was found to be. */
export type NewSubmission = Omit<
  Submission,
  'id' | 'revision' | 'status' | 'observations' | 'acceptedBecause' | 'withdrawnBecause'
>;

/** A reporting period that takes no more submissions. */
export interface ClosedPeriod {
  readonly period: string;
  readonly closedAt: string;
  readonly reason: string;
}

/** One change of state: who did what, when, from where, and what it was before and after. Never changed or removed. */
export interface AuditEntry {
  /** Counts from 1 without gaps. */
  readonly id: number;
  readonly at: string;
  readonly actor: Actor;
  /** What was done: `submission.accept`, `period.close`, … */
  readonly action: string;
  /** What it was done to: `submission 12`, `period 2009-H2`. */
  readonly subject: string;
  readonly before: unknown;
  readonly after: unknown;
  /** SHA-256 over this entry and the hash of the one before, so that no entry can be altered or taken out unseen. */
  readonly hash: string;
}

/** Who does something, and where the request comes from. */
export interface Actor {
  /** An account's name; `cli:` and the user of the system on the command line. */
  readonly name: string;
  /** `cli`, or an address. */
  readonly origin: string;
}

/** An observation as it stands in the warehouse. */
export interface StoredObservation extends Observation {
  readonly submission: number;
  /** Its place among the observations of its submission, from 0. */
  readonly ordinal: number;
  /** The version from which it holds, and the one from which it no longer does (`endOfTime` while it does). */
  readonly validFrom: number;
  readonly validTo: number;
}

export interface RollupKey extends Series {
  /** Any unit of the organisation. */
  readonly branch: string;
  /** A period code of any grain. */
  readonly period: string;
}

/** One kept rollup. All its numbers add up over branches, and can be taken back. */
export interface Rollup extends RollupKey {
  readonly totals: Totals;
  /** The rounded quotient of the totals; absent where there is no value. Kept so that reading needs no arithmetic. */
  readonly low?: Decimal | undefined;
  readonly high?: Decimal | undefined;
  /** Branches that reported anything that counts. */
  readonly branchesReported: number;
  /** Branch-months that the figure covers: 1 for a month, 3 for a quarter reported as such, summed over branches. */
  readonly monthsCovered: number;
  /** Observations in it, whatever their status; a rollup with none does not exist. */
  readonly observations: number;
  /** Of these, means without a volume. */
  readonly unweighted: number;
  /** Of these, "no business". */
  readonly noBusiness: number;
  /** Of these, "not offered". */
  readonly notOffered: number;
}

/** A rollup with the versions it held for: from `validFrom`, no longer from `validTo` (`endOfTime` while it does). */
export interface RollupStep extends Rollup {
  readonly validFrom: number;
  readonly validTo: number;
}

/** What made a version. */
export interface VersionEntry {
  readonly version: number;
  /** ISO instant. */
  readonly at: string;
  /** A submission that was accepted or withdrawn, rollups that were put right, or a record that moved no figure. */
  readonly kind: 'submission' | 'withdrawal' | 'rollups' | 'record';
  /** The submission that was accepted or withdrawn. */
  readonly submission?: number | undefined;
}

/** Where the warehouse stands: whatever is answered stays right as long as these do. */
export interface WarehouseState {
  /** Counts everything that was ever stored. */
  readonly version: number;
  /** The newest version that changed a figure. */
  readonly figures: number;
  /** Counts changes of accounts and credentials. */
  readonly access: number;
}

/** A filter over the dimensions; what is absent is not restricted, an empty list matches nothing. Codes. */
export interface DimensionFilter {
  readonly periods?: readonly string[] | undefined;
  readonly branches?: readonly string[] | undefined;
  readonly services?: readonly string[] | undefined;
  readonly indicators?: readonly string[] | undefined;
  readonly customerClasses?: readonly string[] | undefined;
  /** Whole series, beside the lists above. */
  readonly series?: readonly Series[] | undefined;
}

export interface ObservationFilter extends DimensionFilter {
  readonly submissions?: readonly number[] | undefined;
}

export interface SubmissionFilter {
  readonly branches?: readonly string[] | undefined;
  readonly periods?: readonly string[] | undefined;
  readonly statuses?: readonly SubmissionStatus[] | undefined;
  /** As they stood at this version; by itself as they stand now. */
  readonly asOf?: number | undefined;
}

export interface Page<T> {
  readonly rows: readonly T[];
  readonly hasNext: boolean;
}

/** A filter over rollups: always of named periods and branches. */
export type RollupFilter = DimensionFilter & {
  readonly periods: readonly string[];
  readonly branches: readonly string[];
};

/** A filter over rollups in bulk, and their order: by period, branch and series, each as it stands in its list. */
export type RollupSpan<S extends Series> = RollupFilter & { readonly series: readonly S[] };

/** What a rollup counts. In bulk, rows that count the same share one. */
export type RollupCounts = Pick<
  Rollup,
  'branchesReported' | 'monthsCovered' | 'observations' | 'unweighted' | 'noBusiness' | 'notOffered'
> &
  Pick<Totals, 'terms'>;

/** A rollup as it is read in bulk: exact decimals are plain text, and the series is the very one of the span. */
export interface StreamedRollup<S extends Series> {
  readonly branch: string;
  readonly period: string;
  readonly series: S;
  /** Null where there is no value. */
  readonly low: string | null;
  readonly high: string | null;
  readonly volume: string;
  readonly counts: RollupCounts;
}

/** An observation as it is read in bulk: exact decimals are plain text; null is nothing. */
export interface StreamedObservation extends ObservationKey {
  readonly status: Observation['status'];
  readonly low: string | null;
  readonly high: string | null;
  readonly volume: string | null;
  readonly submission: number;
  readonly sheet: string;
  readonly cell: string;
  readonly rawText: string;
  readonly volumeCell: string | null;
  readonly volumeRawText: string | null;
}

/** The key of an observation's row in reading order: period, branch, service, indicator, class, then validFrom. */
export interface ObservationKey extends RollupKey {
  readonly validFrom: number;
}

/** Reading. Every answer is of one version; where none is given, of the newest. */
export interface WarehouseReader {
  /** Periods that are closed, by code. */
  closedPeriods(): Promise<readonly ClosedPeriod[]>;
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
  /** Rollups at `version`; unordered. One index range per period and branch, for older versions one seek a figure. */
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
   * For completeness: per branch and service, when the first accepted submission with data in `periods` came, and in
   * how many of `periods` there is data, as far as it had come by `version`. A figure that says "not reported" is no
   * data; a superseded one is.
   */
  firstReceived(
    periods: readonly string[],
    version: number,
  ): Promise<readonly { branch: string; service: string; receivedAt: string; months: number }[]>;
}

/** Writing, within one transaction that has the warehouse to itself. Reads see what was written in it. */
export interface WarehouseWriter extends WarehouseReader {
  /** The version that this transaction makes. */
  readonly nextVersion: number;
  /** Who may come in, and with what. */
  readonly access: AccessWriter;
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
  readonly seconds: number;
  readonly failed: boolean;
}

/** Is told of every statement once it has ended. */
export type StatementObserver = (statement: Statement) => void;

export interface Warehouse extends WarehouseReader {
  readonly engine: 'SQLite' | 'MariaDB' | 'MySQL';
  /** Who may come in, and with what. */
  readonly access: AccessStore;
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
