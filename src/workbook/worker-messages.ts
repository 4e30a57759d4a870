import type { Workbook } from './cells';
import type { Finding } from '../model';
import type { WorkbookLimits } from './limits';

/** What came of reading a file: a workbook, or the one finding that says why there is none. */
export type Reading =
  { readonly ok: true; readonly workbook: Workbook } | { readonly ok: false; readonly finding: Finding };

/** What a worker is sent: one file to read. */
export interface Task {
  readonly bytes: Uint8Array;
  readonly limits: WorkbookLimits;
}

/** What a worker sends: the outcome of each task, and then whether it is ready for the next one or better replaced. */
export type WorkerMessage = 'ready' | 'spent' | Reading;
