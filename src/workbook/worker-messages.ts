import type { Workbook } from './cells';
import type { Finding } from '../model';
import type { WorkbookLimits } from './limits';
import type { OpenWorkbook } from './open-sheet';
import type { WorkbookView } from './view';

interface Unreadable {
  readonly ok: false;
  readonly finding: Finding;
}

/** What came of reading a file: a workbook, or the one finding that says why there is none. */
export type Reading = { readonly ok: true; readonly workbook: Workbook } | Unreadable;

/** What came of reading a file sheet by sheet: whatever that comes to, or the one finding that says why it comes to nothing. */
export type Opening<T> = { readonly ok: true; readonly value: T } | Unreadable;

/** What came of looking at a file. */
export type Viewing = { readonly ok: true; readonly view: WorkbookView } | Unreadable;

/** What a worker is sent: that it is to read a file of that many bytes, which follow in parts, and what else it needs to know. */
export interface Task<More> {
  readonly size: number;
  readonly limits: WorkbookLimits;
  readonly more: More;
}

/** What else a worker is sent: that a part which it handed over was taken. */
export const taken = 'taken';

/** A file that a worker has before it. Whatever is wrong with it ends in a finding, never in a rejection. */
export interface TaskFile {
  readonly limits: WorkbookLimits;
  readonly bytes: Buffer;
  /** All of it. */
  read(): Promise<Reading>;
  /** Sheet by sheet; what `walk` throws because of what is in the file is a finding, too. */
  open<T>(walk: (workbook: OpenWorkbook) => Promise<T>): Promise<Opening<T>>;
  /** Hands a part of the outcome over before the rest; waits where the other side is slower. */
  emit(part: Uint8Array): Promise<void>;
}

/**
 * What a worker sends: parts of the outcome of a task, then the outcome, or the fault of the program that kept it from one, and
 * then whether it is ready for the next task or better replaced.
 */
export type WorkerMessage<Result> =
  'ready' | 'spent' | { readonly part: Uint8Array } | { readonly result: Result } | { readonly fault: string };
