import type { EntityManager } from 'typeorm';
import type { CountedAlready, RecordWriter, StoredRecord, Uncounted } from './record-batches';
import { batchesOf, countedAlready, leaveOut, uncounted } from './record-counting';
import { recordsIn } from './record-reading';

/** Changes of what becomes of records, within the transaction that `manager` has. */
export class RecordChanges implements RecordWriter {
  constructor(
    private readonly manager: EntityManager,
    private readonly changed: () => void,
  ) {}

  async take(batch: number, submission: number): Promise<void> {
    this.changed();
    await this.manager.query('UPDATE record_batch SET submission = ? WHERE id = ?', [submission, batch]);
  }

  countedAlready(...asked: Parameters<RecordWriter['countedAlready']>): Promise<readonly CountedAlready[]> {
    return countedAlready(this.manager, ...asked);
  }

  async leaveOut(batch: number, records: readonly CountedAlready[]): Promise<void> {
    if (records.length > 0) this.changed();
    await leaveOut(this.manager, batch, records);
  }

  of(batch: number): AsyncIterable<readonly StoredRecord[]> {
    return recordsIn(this.manager, batch);
  }

  batchesOf(submissions: readonly number[]): Promise<readonly number[]> {
    return batchesOf(this.manager, submissions);
  }

  uncounted(submissions: readonly number[], heirs: readonly number[]): Promise<Uncounted> {
    return uncounted(this.manager, submissions, heirs);
  }
}
