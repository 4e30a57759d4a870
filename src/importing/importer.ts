import type { Catalogue } from '../catalogue';
import type { Examiner } from '../examination';
import type { Clock, Log } from '../foundation';
import type { Finding, Period } from '../model';
import type { Actor, JobClaim, RecordBatch, Submission, Warehouse } from '../warehouse';
import type { Plan } from './plan';

/** One workbook to be imported. */
export interface ImportRequest {
  /** The name it was sent under; it is kept and shown, and never decides anything. */
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** The period it is for, where the sender says so; otherwise the workbook says it. */
  readonly period?: Period | undefined;
  /** The code of the branch it is from, where the sender says so. */
  readonly branch?: string | undefined;
  /** Check and say what would happen, but store nothing. */
  readonly dryRun?: boolean | undefined;
  /** Why its warnings are acceptable. Without it a workbook that has warnings is not let in. */
  readonly accept?: string | undefined;
  /** The hash of the plan that was looked at: do exactly that, or refuse with `PLAN_STALE`. */
  readonly plan?: string | undefined;
  /**
   * Keep a workbook that is not accepted, so that it can be fetched back annotated, or accepted later. The command line,
   * which has the file itself, does not ask for it.
   */
  readonly keep?: boolean | undefined;
  /** The job that it was taken from: what is stored, and that the job is done, are stored together. */
  readonly job?: JobClaim | undefined;
  readonly actor: Actor;
  /** Its workbook is being examined already (`AheadImporter.ahead`). */
  readonly ahead?: Ahead | undefined;
}

/** A workbook that is being examined; its records are stored meanwhile, of nobody yet. */
export interface Examination {
  readonly result: ReturnType<Examiner['examine']>;
  readonly records: RecordBatch;
}

/** One that was begun before its turn, for whom and by which catalogue: it holds for the very same only, and once. */
export interface Ahead extends Examination {
  readonly bytes: Uint8Array;
  readonly branch: string | undefined;
  readonly period: Period | undefined;
  readonly catalogueSha256: string;
}

/**
 * - `accepted` it is in, with its rollups
 * - `checked` it has warnings and waits for a word of acceptance; no figure has changed
 * - `rejected` it has errors; no figure has changed
 * - `unchanged` these bytes are in already; nothing was stored
 * - `preview` a dry run of a workbook without errors
 */
export const importStatuses = ['accepted', 'checked', 'rejected', 'unchanged', 'preview'] as const;
export type ImportStatus = (typeof importStatuses)[number];

export interface ImportOutcome {
  readonly fileName: string;
  readonly status: ImportStatus;
  /** The submission that it became, or that is in already; absent where nothing is kept. */
  readonly id?: number | undefined;
  readonly branch?: string | undefined;
  /** A period code. */
  readonly period?: string | undefined;
  readonly revision?: number | undefined;
  /** How many observations it holds. */
  readonly observations: number;
  readonly findings: readonly Finding[];
  /** What it changes, or would change; absent where it has errors or is in already. */
  readonly plan?: Plan | undefined;
}

/** Why something is done, by whom, and on which plan. */
export interface Decision {
  readonly reason: string;
  readonly actor: Actor;
  readonly plan?: string | undefined;
  readonly dryRun?: boolean | undefined;
}

/** Everything that changes what the warehouse says. Throws `TongbaoError` where machinery fails or what is asked can't be. */
export interface Importer {
  /** Never throws for what is in the workbook. */
  import(request: ImportRequest): Promise<ImportOutcome>;
  /** Lets a submission in that waits for a word of acceptance. */
  accept(submission: number, decision: Decision): Promise<ImportOutcome>;
  /** Takes an accepted submission back exactly: what it had replaced stands again, what came later stays. */
  withdraw(submission: number, decision: Decision): Promise<{ readonly submission: Submission; readonly plan: Plan }>;
  /** From now on a period takes no submissions. */
  closePeriod(period: Period, decision: Decision): Promise<void>;
  /** A closed period takes submissions again. */
  openPeriod(period: Period, decision: Decision): Promise<void>;
}

/** An importer for those who have several workbooks. */
export interface AheadImporter extends Importer {
  /**
   * Has the workbook of a request examined from now on, while others are imported, and gives the request to import it by. What
   * depends on the warehouse is still found in its turn.
   */
  ahead(request: ImportRequest): ImportRequest;
}

export interface ImporterParts {
  readonly catalogue: Catalogue;
  readonly warehouse: Warehouse;
  readonly examiner: Examiner;
  readonly clock: Clock;
  readonly log: Log;
}
