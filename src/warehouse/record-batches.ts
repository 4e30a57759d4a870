import type { EventRecord, RecordField, RecordTime } from '../model';

/** Records on their way in: of nobody, and seen by nobody, until a submission takes them. */
export interface RecordBatch {
  readonly id: number;
  /** Takes lines of stored records (`recordParts`), of this batch; more may come once it is done. Nothing is asked of the database before. */
  take(lines: Uint8Array): Promise<void>;
  /** Ends the taking; gives how many there are. Throws where any was not stored. */
  end(): Promise<number>;
  /** Removes them, unless a submission has taken them; whatever came before. */
  discard(): Promise<void>;
}

/** A record that counts in another submission already. */
export interface CountedAlready {
  /** Its place in the batch that was asked about. */
  readonly ordinal: number;
  /** The time by which the figures are dated that count it there. */
  readonly dated: RecordTime;
  /** The batch and the submission that it counts in. */
  readonly batch: number;
  readonly submission: number;
}

/** Records that were left out because of others that are about to go. */
export interface Uncounted {
  readonly count: number;
  /** The submissions that left them out. */
  readonly submissions: readonly number[];
}

/** A record as it stands in the warehouse. */
export interface StoredRecord extends EventRecord {
  readonly batch: number;
  /** Its place among those of its submission, from 0. */
  readonly ordinal: number;
  /** Submissions that count it instead of this one, for the figures that are dated by the time. */
  readonly countedIn: ReadonlyMap<RecordTime, number>;
}

/** Which records: of a submission, and of it those that one figure is about. */
export interface RecordFilter {
  readonly submission: number;
  readonly kind?: string | undefined;
  readonly service?: string | undefined;
  readonly customerClass?: string | undefined;
  /** Those that have this time in this month, a period code. */
  readonly dated?: { readonly by: RecordTime; readonly month: string } | undefined;
  /** Those that say all of this. */
  readonly having?: readonly RecordField[] | undefined;
}

/** What a submission does with records. */
export interface RecordWriter {
  /** Makes a batch of records the submission's. */
  take(batch: number, submission: number): Promise<void>;
  /**
   * The records of a batch that another submission of the branch counts by one of these times, those that have it within these
   * months; each once for a time.
   */
  countedAlready(
    batch: number,
    branch: string,
    asked: { readonly times: readonly RecordTime[]; readonly first: string; readonly last: string },
  ): Promise<readonly CountedAlready[]>;
  /** Leaves records out of the figures of a batch, since they count elsewhere. */
  leaveOut(batch: number, records: readonly CountedAlready[]): Promise<void>;
  /** The records of a batch, in order, some thousands at a time. */
  of(batch: number): AsyncIterable<readonly StoredRecord[]>;
  /** The batches of records that submissions have taken. */
  batchesOf(submissions: readonly number[]): Promise<readonly number[]>;
  /**
   * What was left out, by one of these submissions or because of it, for records that count there no more: after figures were
   * closed, stored or opened again. What one of the `heirs`, batches, counts of them counts there from now on, and is not told.
   */
  uncounted(submissions: readonly number[], heirs: readonly number[]): Promise<Uncounted>;
}
