import { built } from '../foundation';
import type { Finding } from '../model';
import type { WorkbookLimits } from './limits';
import type { Window } from './view';
import type { Reading, Viewing } from './worker-messages';
import { WorkerPool } from './worker-pool';

export type { Reading, Viewing } from './worker-messages';

export interface WorkbookReader {
  /** Reads a file, whatever it is: never rejects. The bytes stay the caller's. */
  read(bytes: Uint8Array): Promise<Reading>;
  /** As `read`, for somebody who looks at a part of one sheet: no more than that leaves the process. */
  view(bytes: Uint8Array, window?: Window): Promise<Viewing>;
  /** Ends the processes; files that are still waited for get a finding. */
  close(): Promise<void>;
}

/** A reader with processes of its own, within `limits`. Throws when the program has not been built. */
export function createWorkbookReader(limits: WorkbookLimits): WorkbookReader {
  // processes are started from the compiled worker
  const refused = (finding: Finding) => ({ ok: false, finding }) as const;
  const readers = new WorkerPool<undefined, Reading>(built('src', 'workbook', 'worker.js'), limits, refused);
  const views = new WorkerPool<Window | undefined, Viewing>(
    built('src', 'workbook', 'view-worker.js'),
    limits,
    refused,
  );
  return {
    read: (bytes) => readers.run(bytes, undefined),
    view: (bytes, window) => views.run(bytes, window),
    async close() {
      await Promise.all([readers.close(), views.close()]);
    },
  };
}
