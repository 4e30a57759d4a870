import type { EventRecord } from '../model';

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
  /** The submission that counts it, where that is another one. */
  readonly countedIn?: number | undefined;
}

/** Which records: of a submission, and of it those that one figure is about. */
export interface RecordFilter {
  readonly submission: number;
  readonly kind?: string | undefined;
  readonly service?: string | undefined;
  readonly customerClass?: string | undefined;
  /** Those that have this time in this month, a period code. */
  readonly dated?: { readonly by: 'accepted' | 'due' | 'completed'; readonly month: string } | undefined;
}
