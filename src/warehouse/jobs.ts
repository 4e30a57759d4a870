import type { Actor } from './records';

/**
 * - `waiting` nobody has taken it yet, or who had gave it back
 * - `running` some process works on it, or has died over it: then another takes it once its time is up
 * - `done` something became of the workbook
 * - `failed` nothing did, for want of a working program or because of what was asked with it
 */
export type ImportJobState = 'waiting' | 'running' | 'done' | 'failed';

/** Why a job failed: an error of the program, by its code and values. */
export interface JobFailure {
  readonly code: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** A workbook that waits for some process to take it in, and what came of it. */
export interface ImportJob {
  /** 36 characters that nobody guesses. */
  readonly id: string;
  readonly state: ImportJobState;
  /** ISO instant. */
  readonly putAt: string;
  /** Whoever put it: their account, or the token of its own. */
  readonly owner: string;
  readonly actor: Actor;
  readonly fileName: string;
  /** What was said with it; plain JSON. */
  readonly request: Readonly<Record<string, unknown>>;
  /** How often it was taken. */
  readonly tries: number;
  /** What became of the workbook; absent before. */
  readonly outcome?: string | undefined;
  /** The submission that it became, or that was in already. */
  readonly submission?: number | undefined;
  readonly failure?: JobFailure | undefined;
  /** ISO instant; absent before it is done or has failed. */
  readonly settledAt?: string | undefined;
}

/** A taking of a job. It is good for nothing once its time is up and another process has taken the job. */
export interface JobClaim {
  readonly id: string;
  readonly holder: string;
}

export type NewImportJob = Pick<ImportJob, 'id' | 'owner' | 'actor' | 'fileName' | 'request'>;

/** The queue of workbooks, which any number of processes put in and take from. It makes no versions. */
export interface ImportJobs {
  /** Throws `BUSY` where `most` are waiting already; `setting` says so. */
  put(job: NewImportJob, bytes: Uint8Array, limit: { readonly most: number; readonly setting: string }): Promise<void>;
  find(id: string): Promise<ImportJob | undefined>;
  /** How many are to be taken before it; 0 unless it waits. */
  ahead(job: ImportJob): Promise<number>;
  /**
   * Takes the next that waits, or whose taker's time is up, for so many seconds; undefined where there is none. One that was
   * taken `tries` times, and came to no end, has failed with `IMPORT_ABANDONED`.
   */
  take(seconds: number, tries: number): Promise<{ readonly job: ImportJob; readonly claim: JobClaim } | undefined>;
  bytes(id: string): Promise<Uint8Array>;
  /** The claim holds for so many seconds from now; false where it has been lost. */
  prolong(claim: JobClaim, seconds: number): Promise<boolean>;
  /** Lets another process take it, or this one later. */
  giveBack(claim: JobClaim): Promise<void>;
  /** Says what became of a workbook of which nothing was stored; what was is said in that transaction (`settleJob`). */
  finish(claim: JobClaim, outcome: string, submission: number | undefined): Promise<void>;
  fail(claim: JobClaim, failure: JobFailure): Promise<void>;
  /** Forgets what was settled before an ISO instant. */
  forget(before: string): Promise<void>;
}

/** A claim no longer holds: the job is another's now, and nothing may be stored for it here. */
export class ClaimLost extends Error {
  override readonly name = 'ClaimLost';
}
