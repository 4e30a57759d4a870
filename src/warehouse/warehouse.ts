import type { Finding, Observation, Series, Totals, Decimal } from '../model';

/** The version in force after the newest change; valid-to of everything that is current. */
export const endOfTime = Number.MAX_SAFE_INTEGER;

/** Accepted workbooks of one branch for one period are numbered; the newest holds, the earlier stay readable. */
export type SubmissionStatus = 'accepted' | 'superseded';

export interface Submission {
  /** Numbered from 1 in the order of acceptance. */
  readonly id: number;
  readonly branch: string;
  /** The period it is for, a code. */
  readonly period: string;
  /** Counts from 1 within its branch and period. */
  readonly revision: number;
  /** `superseded` once none of its observations is current any more. */
  readonly status: SubmissionStatus;
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

export type NewSubmission = Omit<Submission, 'id' | 'revision' | 'status' | 'observations'>;

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

/** The key of an observation's row in reading order: period, branch, service, indicator, class, then validFrom. */
export interface ObservationKey extends RollupKey {
  readonly validFrom: number;
}

/** Reading. Every answer is of one version; where none is given, of the newest. */
export interface WarehouseReader {
  /** The newest version; 0 for an empty warehouse. Each accepted change makes the next one. A writer's is the one it makes. */
  version(): Promise<number>;
  submission(id: number): Promise<Submission | undefined>;
  /** By id, for batches; in the order of `ids`, undefined where there is none. */
  submissionsByIds(ids: readonly number[]): Promise<readonly (Submission | undefined)[]>;
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
  /** Rollups at `version`; unordered. One index range per period and branch. */
  rollups(filter: RollupFilter, version: number): Promise<readonly Rollup[]>;
  countRollups(filter: RollupFilter, version: number): Promise<number>;
  /** Codes of branches and periods that observations or rollups are kept of at `version`, in no order. */
  extent(version: number): Promise<{ readonly branches: readonly string[]; readonly periods: readonly string[] }>;
  /**
   * For completeness: per branch and service, when the first accepted submission with data in `periods` came, and in
   * how many of `periods` there is data. A figure that says "not reported" is no data; a superseded one is.
   */
  firstReceived(
    periods: readonly string[],
  ): Promise<readonly { branch: string; service: string; receivedAt: string; months: number }[]>;
}

/** Writing, within one transaction that has the warehouse to itself. Reads see what was written in it. */
export interface WarehouseWriter extends WarehouseReader {
  /** The version that this transaction makes. */
  readonly nextVersion: number;
  /** The submission with these bytes for the branch and period whose observations are all still current, if any. */
  unchanged(sha256: string, branch: string, period: string): Promise<Submission | undefined>;
  /** Stores the submission, its bytes and findings; gives its id and revision. */
  addSubmission(submission: NewSubmission, workbook: Uint8Array, findings: readonly Finding[]): Promise<Submission>;
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

export interface Warehouse extends WarehouseReader {
  readonly engine: 'SQLite' | 'MariaDB' | 'MySQL';
  /** Brings the schema up to date; gives the names of the migrations that ran. Safe to call from several processes. */
  migrate(): Promise<readonly string[]>;
  /** Whether the database answers and is migrated. */
  ready(): Promise<boolean>;
  /**
   * One write transaction: all of it or nothing. Writers wait for each other (across processes too); deadlocks and lost
   * locks are retried, so `work` may run more than once. Throws `DATABASE_BUSY` when the tries are used up.
   */
  write<T>(work: (writer: WarehouseWriter) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
