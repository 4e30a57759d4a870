import type { EntityManager } from 'typeorm';
import { recordTimes, type RecordTime } from '../model';
import type { CountedAlready, Uncounted } from './record-batches';
import type { RecordLeftOutRow } from './record-tables';
import { chunks, insertRows, type RawRow } from './rows';
import { endOfTime } from './warehouse';

/*
 * Which records count where, on whatever connection `manager` has. A record counts in a submission for the figures that are
 * dated by one of its times, as long as that submission has a current figure of the record's service in the month of it.
 */

/** Whether a record, `alias`, counts in a submission by one of its times, unless it was left out there. */
function counts(alias: string, submission: string, time: RecordTime): string {
  return `EXISTS (SELECT 1 FROM observation ob WHERE ob.submission = ${submission} AND ob.valid_to = ${endOfTime}
    AND ob.service = ${alias}.service AND ob.period = SUBSTR(${alias}.${time}, 1, 7))`;
}

/** Whether it was left out there. */
function isLeftOut(alias: string, time: RecordTime): string {
  return `EXISTS (SELECT 1 FROM record_left_out lo
    WHERE lo.batch = ${alias}.batch AND lo.ordinal = ${alias}.ordinal AND lo.dated = '${time}')`;
}

const places = (list: readonly unknown[]): string => list.map(() => '?').join(', ');

/** The batches of other submissions of a branch of which something counts. */
async function countingBatches(manager: EntityManager, branch: string, except: number): Promise<number[]> {
  const rows = await manager.query<RawRow[]>(
    `SELECT b.id AS id FROM submission s JOIN record_batch b ON b.submission = s.id
      WHERE s.branch = ? AND s.state = 'accepted' AND b.id <> ?
        AND EXISTS (SELECT 1 FROM observation ob WHERE ob.submission = s.id AND ob.valid_to = ?)`,
    [branch, except, endOfTime],
  );
  return rows.map(({ id }) => Number(id));
}

/**
 * The records of a batch that have one of these times within these months, first to last, and that another submission of the
 * branch counts by that time, in whatever month it has it; each is told once for a time, in order.
 */
export async function countedAlready(
  manager: EntityManager,
  batch: number,
  branch: string,
  { times, first, last }: { readonly times: readonly RecordTime[]; readonly first: string; readonly last: string },
): Promise<CountedAlready[]> {
  const others = await countingBatches(manager, branch, batch);
  const found = new Map<string, CountedAlready>();
  for (const dated of times) {
    for (const some of chunks(others, 100)) {
      const rows = await manager.query<RawRow[]>(
        `SELECT n.ordinal AS ordinal, o.batch AS batch, b.submission AS submission
          FROM record n JOIN record o ON o.number = n.number AND o.kind = n.kind AND o.batch IN (${places(some)})
          JOIN record_batch b ON b.id = o.batch
          WHERE n.batch = ? AND n.${dated} >= ? AND n.${dated} < ? AND NOT ${isLeftOut('n', dated)}
            AND NOT ${isLeftOut('o', dated)} AND ${counts('o', 'b.submission', dated)}`,
        [...some, batch, first, `${last}~`],
      );
      for (const row of rows) {
        const [ordinal = 0, other = 0, submission = 0] = [row['ordinal'], row['batch'], row['submission']].map(Number);
        found.set(`${dated} ${ordinal}`, { ordinal, dated, batch: other, submission });
      }
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
  const rows = records.map(({ ordinal, dated, batch: countedIn }): RecordLeftOutRow => ({
    batch,
    ordinal,
    dated,
    countedIn,
  }));
  await insertRows(manager, 'record_left_out', rows);
}

/**
 * What was left out, by one of these submissions or because of it, for records that count there no more: after figures were
 * closed, stored or opened again. What one of the `heirs`, batches, counts of them counts there from now on, and is not told.
 */
export async function uncounted(
  manager: EntityManager,
  submissions: readonly number[],
  heirs: readonly number[],
): Promise<Uncounted> {
  const lost = new Map<string, number>();
  for (const dated of recordTimes) {
    for (const some of chunks(submissions, 500)) {
      for (const { batch, ordinal, submission, heir } of await leftAlone(manager, dated, some, heirs)) {
        if (heir === undefined) lost.set(`${batch} ${ordinal}`, submission);
        else {
          await manager.query(
            'UPDATE record_left_out SET counted_in = ? WHERE batch = ? AND ordinal = ? AND dated = ?',
            [heir, batch, ordinal, dated],
          );
        }
      }
    }
  }
  return { count: lost.size, submissions: [...new Set(lost.values())].sort((a, b) => a - b) };
}

interface LeftAlone {
  readonly batch: number;
  readonly ordinal: number;
  readonly submission: number;
  readonly heir: number | undefined;
}

/** What was left out by a submission whose month still stands, for a record that counts no more. */
async function leftAlone(
  manager: EntityManager,
  dated: RecordTime,
  submissions: readonly number[],
  heirs: readonly number[],
): Promise<LeftAlone[]> {
  const rows = await manager.query<RawRow[]>(
    `SELECT l.batch AS batch, l.ordinal AS ordinal, own.submission AS submission,
        (SELECT MIN(h.batch) FROM record h JOIN record_batch hb ON hb.id = h.batch
          WHERE h.number = r.number AND h.kind = r.kind AND h.batch IN (${places([0, ...heirs])})
            AND NOT ${isLeftOut('h', dated)} AND ${counts('h', 'hb.submission', dated)}) AS heir
      FROM record_left_out l JOIN record_batch gone ON gone.id = l.counted_in
      JOIN record_batch own ON own.id = l.batch
      JOIN record r ON r.batch = l.batch AND r.ordinal = l.ordinal
      JOIN record g ON g.batch = l.counted_in AND g.number = r.number AND g.kind = r.kind
      WHERE l.dated = ? AND (gone.submission IN (${places(submissions)}) OR own.submission IN (${places(submissions)}))
        AND NOT ${counts('g', 'gone.submission', dated)}
        AND ${counts('r', 'own.submission', dated)}`,
    [0, ...heirs, dated, ...submissions, ...submissions],
  );
  return rows.map((row) => ({
    batch: Number(row['batch']),
    ordinal: Number(row['ordinal']),
    submission: Number(row['submission']),
    heir: row['heir'] === null ? undefined : Number(row['heir']),
  }));
}

/** The batches of submissions. */
export async function batchesOf(manager: EntityManager, submissions: readonly number[]): Promise<number[]> {
  const batches: number[] = [];
  for (const some of chunks(submissions, 500)) {
    const rows = await manager.query<RawRow[]>(`SELECT id FROM record_batch WHERE submission IN (${places(some)})`, [
      ...some,
    ]);
    batches.push(...rows.map(({ id }) => Number(id)));
  }
  return batches;
}
