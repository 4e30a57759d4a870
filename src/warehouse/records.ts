import type { Decimal, Observation, Series, Totals } from '../model';

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

/** When the first data of a branch and series came. */
export interface FirstReceived extends Series {
  readonly branch: string;
  /** ISO instant. */
  readonly receivedAt: string;
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
  /** How many embargoes of releases are over: what may be seen depends on them, and they end by themselves. */
  readonly embargoesOver: number;
  /** SHA-256 of the catalogue in force; undefined until one was adopted. */
  readonly catalogue: string | undefined;
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
  readonly weighted: string | null;
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
