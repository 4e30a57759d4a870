import { built } from '../foundation';
import type { Finding } from '../model';
import type { WorkbookLimits } from './limits';
import type { Reading } from './worker-messages';
import { WorkerPool } from './worker-pool';

export type { Reading } from './worker-messages';

export interface WorkbookReader {
  /** Reads a file, whatever it is: never rejects. The bytes stay the caller's. */
  read(bytes: Uint8Array): Promise<Reading>;
  /** Ends the processes; files that are still waited for get a finding. */
  close(): Promise<void>;
}

/** A reader with processes of its own, within `limits`. Throws when the program has not been built. */
export function createWorkbookReader(limits: WorkbookLimits): WorkbookReader {
  // processes are started from the compiled worker
  const refused = (finding: Finding): Reading => ({ ok: false, finding });
  const pool = new WorkerPool<undefined, Reading>(built('src', 'workbook', 'worker.js'), limits, refused);
  return { read: (bytes) => pool.run(bytes, undefined), close: () => pool.close() };
}
