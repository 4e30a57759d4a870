import type { EntityManager } from 'typeorm';
import { chunks, insertRows, readRows, type RawRow } from './rows';
import type { CountedAlready, RecordFilter, StoredRecord, Uncounted } from './record-batches';
import type { RecordLeftOutRow, RecordRow } from './record-tables';
import { endOfTime, type Page } from './warehouse';

/** Reading and storing of records, on whatever connection `manager` has. */

const sliceRows = 5000;

/** A submission counts as long as any figure of the record's service that came with it is current. */
const stands = (submission: string, service: string): string =>
  `EXISTS (SELECT 1 FROM observation ob WHERE ob.submission = ${submission} AND ob.valid_to = ${endOfTime} AND ob.service = ${service})`;

/** The batches of a branch that count somewhere. */
async function standingBatches(manager: EntityManager, branch: string, except: number): Promise<number[]> {
  const rows = await manager.query<RawRow[]>(
    `SELECT b.id AS id FROM submission s JOIN record_batch b ON b.submission = s.id
      WHERE s.branch = ? AND s.state = 'accepted' AND b.id <> ?
        AND EXISTS (SELECT 1 FROM observation ob WHERE ob.submission = s.id AND ob.valid_to = ?)`,
    [branch, except, endOfTime],
  );
  return rows.map(({ id }) => Number(id));
}

/** The records of a batch that count already in another submission of the branch, in their order; each is told once. */
export async function countedAlready(manager: EntityManager, batch: number, branch: string): Promise<CountedAlready[]> {
  const others = await standingBatches(manager, branch, batch);
  if (others.length === 0) return [];
  const found = new Map<number, CountedAlready>();
  for (const some of chunks(others, 100)) {
    const places = some.map(() => '?').join(', ');
    const rows = await manager.query<RawRow[]>(
      `SELECT n.ordinal AS ordinal, o.batch AS batch, b.submission AS submission
        FROM record n JOIN record o ON o.number = n.number AND o.kind = n.kind AND o.batch IN (${places})
        JOIN record_batch b ON b.id = o.batch
        LEFT JOIN record_left_out l ON l.batch = o.batch AND l.ordinal = o.ordinal
        WHERE n.batch = ? AND l.batch IS NULL AND ${stands('b.submission', 'o.service')}`,
      [...some, batch],
    );
    for (const row of rows) {
      const [ordinal, other, submission] = [row['ordinal'], row['batch'], row['submission']].map(Number);
      if (ordinal === undefined || other === undefined || submission === undefined || found.has(ordinal)) continue;
      found.set(ordinal, { ordinal, batch: other, submission });
    }
  }
  return [...found.values()].sort((a, b) => a.ordinal - b.ordinal);
}

/** Notes of records of a batch that they count elsewhere. */
export async function leaveOut(
  manager: EntityManager,
  batch: number,
  records: readonly CountedAlready[],
): Promise<void> {
  const rows = records.map(({ ordinal, batch: countedIn }): RecordLeftOutRow => ({ batch, ordinal, countedIn }));
  await insertRows(manager, 'record_left_out', rows);
}

/**
 * What was left out because of records that no longer count anywhere, now that figures were closed. What `heir`, a batch,
 * has of them counts there from now on, and is told no more.
 */
export async function uncounted(
  manager: EntityManager,
  submissions: readonly number[],
  heir: number | undefined,
): Promise<Uncounted> {
  const lost: { batch: number; ordinal: number; submission: number }[] = [];
  for (const some of chunks(submissions, 500)) {
    const places = some.map(() => '?').join(', ');
    const rows = await manager.query<RawRow[]>(
      `SELECT l.batch AS batch, l.ordinal AS ordinal, own.submission AS submission, h.ordinal AS heir
        FROM record_batch gone JOIN record_left_out l ON l.counted_in = gone.id
        JOIN record_batch own ON own.id = l.batch
        JOIN submission s ON s.id = own.submission AND s.state = 'accepted'
        JOIN record r ON r.batch = l.batch AND r.ordinal = l.ordinal
        LEFT JOIN record h ON h.number = r.number AND h.kind = r.kind AND h.batch = ?
        WHERE gone.submission IN (${places}) AND ${stands('own.submission', 'r.service')}
          AND NOT ${stands('gone.submission', 'r.service')}`,
      [heir ?? 0, ...some],
    );
    for (const row of rows) {
      const [batch = 0, ordinal = 0, submission = 0] = [row['batch'], row['ordinal'], row['submission']].map(Number);
      if (row['heir'] === null) lost.push({ batch, ordinal, submission });
      else {
        const where = 'WHERE batch = ? AND ordinal = ?';
        await manager.query(`UPDATE record_left_out SET counted_in = ? ${where}`, [heir, batch, ordinal]);
      }
    }
  }
  return {
    count: lost.length,
    submissions: [...new Set(lost.map(({ submission }) => submission))].sort((a, b) => a - b),
  };
}

/** The records of a batch that count in it, in order, some thousands at a time. */
export async function* countedRecords(manager: EntityManager, batch: number): AsyncGenerator<readonly StoredRecord[]> {
  for (let after = -1; ;) {
    const query = manager
      .createQueryBuilder<RecordRow>('record', 'r')
      .where('r.batch = :batch AND r.ordinal > :after', { batch, after })
      .andWhere('NOT EXISTS (SELECT 1 FROM record_left_out l WHERE l.batch = r.batch AND l.ordinal = r.ordinal)')
      .orderBy('r.ordinal')
      .limit(sliceRows);
    const rows = await readRows(query);
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map((row) => toRecord(row));
    after = last.ordinal;
  }
}

/** The records of a submission, in the order of its sheets and rows, beginning after one of them. */
export async function recordsOf(
  manager: EntityManager,
  { submission, kind, service, customerClass, dated }: RecordFilter,
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
  // times are text, in the order of time
  if (dated) {
    const { by, month } = dated;
    query.andWhere(`r.${by} >= :month AND r.${by} < :next`, { month, next: `${month}~` });
  }
  const rows = await readRows(query.orderBy('r.ordinal').limit(limit + 1));
  const page = rows.slice(0, limit);
  const elsewhere = await countedElsewhere(manager, page);
  return {
    rows: page.map((row) => toRecord(row, elsewhere.get(row.ordinal))),
    hasNext: rows.length > limit,
  };
}

async function countedElsewhere(manager: EntityManager, rows: readonly RecordRow[]): Promise<Map<number, number>> {
  const [first] = rows;
  const last = rows.at(-1);
  if (!first || !last) return new Map();
  const found = await manager.query<RawRow[]>(
    `SELECT l.ordinal AS ordinal, b.submission AS submission FROM record_left_out l JOIN record_batch b ON b.id = l.counted_in
      WHERE l.batch = ? AND l.ordinal BETWEEN ? AND ?`,
    [first.batch, first.ordinal, last.ordinal],
  );
  return new Map(found.map((row) => [Number(row['ordinal']), Number(row['submission'])]));
}

function toRecord({ sheetRow, satisfied, ...row }: RecordRow, countedIn?: number): StoredRecord {
  return { ...row, row: sheetRow, satisfied: satisfied === undefined ? undefined : satisfied === 1, countedIn };
}
