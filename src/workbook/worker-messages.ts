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

/** What a worker sends: that it is ready for its first task, then the outcome of each. */
export type WorkerMessage = 'ready' | Reading;
