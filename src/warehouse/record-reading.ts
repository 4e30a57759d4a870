import type { EntityManager } from 'typeorm';
import type { RecordTime } from '../model';
import type { RecordFilter, StoredRecord } from './record-batches';
import type { RecordRow } from './record-tables';
import { readRows, type RawRow } from './rows';
import type { Page } from './warehouse';

/** Reading of records, on whatever connection `manager` has. */

const sliceRows = 5000;

/** The records of a batch, in order, some thousands at a time. */
export async function* recordsIn(manager: EntityManager, batch: number): AsyncGenerator<readonly StoredRecord[]> {
  for (let after = -1; ;) {
    const query = manager
      .createQueryBuilder<RecordRow>('record', 'r')
      .where('r.batch = :batch AND r.ordinal > :after', { batch, after })
      .orderBy('r.ordinal')
      .limit(sliceRows);
    const rows = await readRows(query);
    const last = rows.at(-1);
    if (!last) return;
    yield await toRecords(manager, rows);
    after = last.ordinal;
  }
}

/** The records of a submission, in the order of its sheets and rows, beginning after one of them. */
export async function recordsOf(
  manager: EntityManager,
  { submission, kind, service, customerClass, dated, having = [] }: RecordFilter,
  limit: number,
  after = -1,
): Promise<Page<StoredRecord>> {
  const query = manager
    .createQueryBuilder<RecordRow>('record', 'r')
    .where('r.batch IN (SELECT b.id FROM record_batch b WHERE b.submission = :submission)', { submission })
    .andWhere('r.ordinal > :after', { after });
  if (kind !== undefined) query.andWhere('r.kind = :kind', { kind });
  if (service !== undefined) query.andWhere('r.service = :service', { service });
  if (customerClass !== undefined) query.andWhere('r.customerClass = :customerClass', { customerClass });
  for (const field of having) query.andWhere(`r.${field} IS NOT NULL`);
  // times are text, in the order of time
  if (dated) {
    const { by, month } = dated;
    query.andWhere(`r.${by} >= :month AND r.${by} < :next`, { month, next: `${month}~` });
  }
  const rows = await readRows(query.orderBy('r.ordinal').limit(limit + 1));
  return { rows: await toRecords(manager, rows.slice(0, limit)), hasNext: rows.length > limit };
}

async function toRecords(manager: EntityManager, rows: readonly RecordRow[]): Promise<StoredRecord[]> {
  const elsewhere = await countedElsewhere(manager, rows);
  return rows.map(({ sheetRow, satisfied, ...row }) => ({
    ...row,
    row: sheetRow,
    satisfied: satisfied === undefined ? undefined : satisfied === 1,
    countedIn: elsewhere.get(row.ordinal) ?? new Map<RecordTime, number>(),
  }));
}

type Elsewhere = Map<number, Map<RecordTime, number>>;

async function countedElsewhere(manager: EntityManager, rows: readonly RecordRow[]): Promise<Elsewhere> {
  const elsewhere: Elsewhere = new Map();
  const [first] = rows;
  const last = rows.at(-1);
  if (!first || !last) return elsewhere;
  const found = await manager.query<RawRow[]>(
    `SELECT l.ordinal AS ordinal, l.dated AS dated, b.submission AS submission
      FROM record_left_out l JOIN record_batch b ON b.id = l.counted_in
      WHERE l.batch = ? AND l.ordinal BETWEEN ? AND ?`,
    [first.batch, first.ordinal, last.ordinal],
  );
  for (const row of found) {
    const ordinal = Number(row['ordinal']);
    const times = elsewhere.get(ordinal) ?? new Map<RecordTime, number>();
    elsewhere.set(ordinal, times.set(String(row['dated']) as RecordTime, Number(row['submission'])));
  }
  return elsewhere;
}
