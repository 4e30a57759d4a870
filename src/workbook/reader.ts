import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { TongbaoError } from '../foundation';
import type { WorkbookLimits } from './limits';
import { refusalFinding } from './refusal';
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
  const pool = new WorkerPool(workerScript(), limits);
  return {
    read: async (bytes) => {
      if (bytes.length === 0) return { ok: false, finding: refusalFinding('FILE_EMPTY') };
      if (bytes.length > limits.fileBytes) {
        const values = { bytes: bytes.length, limit: limits.fileBytes, setting: 'LIMIT_FILE_BYTES' };
        return { ok: false, finding: refusalFinding('FILE_TOO_LARGE', values) };
      }
      return pool.run(bytes);
    },
    close: () => pool.close(),
  };
}

/** The compiled worker, which processes are started from even where this file itself runs uncompiled. */
function workerScript(): string {
  let root = __dirname;
  while (!existsSync(join(root, 'package.json')) && root !== dirname(root)) root = dirname(root);
  const script = join(root, 'dist/src/workbook/worker.js');
  if (!existsSync(script)) throw new TongbaoError('INTERNAL', {}, { cause: new Error(`not built: ${script}`) });
  return script;
}
