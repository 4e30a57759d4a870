import type { Catalogue } from '../catalogue';
import { built } from '../foundation';
import type { Sender } from '../validation';
import { WorkerPool, type WorkbookLimits } from '../workbook';
import type { Examined } from './examined';
import { unpacked, type PackedExamination, type Question } from './messages';

export interface Examiner {
  /** Finds what is in a file, whatever it is, and everything that is wrong with it: never rejects. The bytes stay the caller's. */
  examine(bytes: Uint8Array, sender: Sender): Promise<Examined>;
  /** Ends the processes; files that are still waited for get a finding. */
  close(): Promise<void>;
}

/** An examiner with processes of its own, within `limits`. Throws when the program has not been built. */
export function createExaminer(limits: WorkbookLimits, { source }: Pick<Catalogue, 'source'>): Examiner {
  const script = built('src', 'examination', 'worker.js');
  const pool = new WorkerPool<Question, PackedExamination>(script, limits, (finding) => ({
    observations: [],
    findings: [finding],
    services: [],
  }));
  return {
    examine: async (bytes, sender) => unpacked(await pool.run(bytes, { catalogue: source, sender })),
    close: () => pool.close(),
  };
}
