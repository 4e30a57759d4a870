import type { Catalogue } from '../catalogue';
import { built } from '../foundation';
import type { Sender } from '../validation';
import { WorkerPool, type TakePart, type WorkbookLimits } from '../workbook';
import type { Examined } from './examined';
import { unpacked, type PackedExamination, type Question } from './messages';

/** Takes the records of a workbook while it is read. */
export interface RecordTaker {
  /** The batch that they are stored as. */
  readonly batch: number;
  /** Takes lines of stored records; no more come until they are taken. */
  readonly take: TakePart;
}

export interface Examiner {
  /**
   * Finds what is in a file, whatever it is, and everything that is wrong with it; its records go to `records` meanwhile.
   * Rejects only where these are not taken. The bytes stay the caller's.
   */
  examine(bytes: Uint8Array, sender: Sender, records: RecordTaker): Promise<Examined>;
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
    records: 0,
    fromRecords: [],
  }));
  const examinerBy = ({ source }: Pick<Catalogue, 'source'>): Examiner => ({
    examine: async (bytes, sender, { batch, take }) =>
      unpacked(await pool.run(bytes, { catalogue: source, sender, batch }, take)),
    by: examinerBy,
    close: () => pool.close(),
  });
  return examinerBy(catalogue);
}
