import type { Catalogue } from '../catalogue';
import { built } from '../foundation';
import type { Sender } from '../validation';
import { WorkerPool, type WorkbookLimits } from '../workbook';
import type { Examined } from './examined';
import { unpacked, type PackedExamination, type Question } from './messages';

export interface Examiner {
  /** Finds what is in a file, whatever it is, and everything that is wrong with it: never rejects. The bytes stay the caller's. */
  examine(bytes: Uint8Array, sender: Sender): Promise<Examined>;
  /** The same processes, going by another catalogue. */
  by(catalogue: Pick<Catalogue, 'source'>): Examiner;
  /** Ends the processes; files that are still waited for get a finding. */
  close(): Promise<void>;
}

/** An examiner with processes of its own, within `limits`. Throws when the program has not been built. */
export function createExaminer(limits: WorkbookLimits, catalogue: Pick<Catalogue, 'source'>): Examiner {
  const script = built('src', 'examination', 'worker.js');
  const pool = new WorkerPool<Question, PackedExamination>(script, limits, (finding) => ({
    observations: [],
    findings: [finding],
    services: [],
  }));
  const examinerBy = ({ source }: Pick<Catalogue, 'source'>): Examiner => ({
    examine: async (bytes, sender) => unpacked(await pool.run(bytes, { catalogue: source, sender })),
    by: examinerBy,
    close: () => pool.close(),
  });
  return examinerBy(catalogue);
}
