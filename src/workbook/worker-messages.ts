import type { Workbook } from './cells';
import type { Finding } from '../model';
import type { WorkbookLimits } from './limits';
import type { WorkbookView } from './view';

/** What came of reading a file: a workbook, or the one finding that says why there is none. */
export type Reading =
  { readonly ok: true; readonly workbook: Workbook } | { readonly ok: false; readonly finding: Finding };

/** What came of looking at a file. */
export type Viewing =
  { readonly ok: true; readonly view: WorkbookView } | { readonly ok: false; readonly finding: Finding };

/** What a worker is sent: one file to read, and what else it needs to know for what it does with it. */
export interface Task<More> {
  readonly bytes: Uint8Array;
  readonly limits: WorkbookLimits;
  readonly more: More;
}

/**
 * What a worker sends: the outcome of each task, or the fault of the program that kept it from one, and then whether it
 * is ready for the next task or better replaced.
 */
export type WorkerMessage<Result> = 'ready' | 'spent' | { readonly result: Result } | { readonly fault: string };
