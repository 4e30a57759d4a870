import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { Finding } from '../model';
import { count } from './figures';
import { restrict } from './filters';
import { chunks, insertRows, readRows } from './rows';
import type { FindingRow, SubmissionRow, VersionRow, WorkbookPartRow } from './submission-tables';
import { endOfTime, type Page, type Submission, type SubmissionFilter, type SubmissionStatus } from './warehouse';

/** Reading and storing of submissions, on whatever connection `manager` has. */

const partBytes = 2 ** 20;
const mostIds = 500;

function select(manager: EntityManager): SelectQueryBuilder<SubmissionRow> {
  return manager.createQueryBuilder<SubmissionRow>('submission', 's');
}

/** The version before the one that never comes: what holds at it holds now. */
const now = endOfTime - 1;

/** How many observations each submission had brought by a version, and how many of them held at it. */
async function tallies(
  manager: EntityManager,
  ids: readonly number[],
  at = now,
): Promise<Map<number, { all: number; current: number }>> {
  if (ids.length === 0) return new Map();
  const query = manager
    .createQueryBuilder('observation', 'o')
    .select('o.submission', 'id')
    .addSelect('COUNT(DISTINCT o.ordinal)', 'brought') // one that was reopened has several rows
    .addSelect('SUM(CASE WHEN o.validTo > :at THEN 1 ELSE 0 END)', 'current')
    .where('o.validFrom <= :at', { at })
    .groupBy('o.submission');
  restrict(query, 'submission', ids);
  const rows = await query.getRawMany<Record<'id' | 'brought' | 'current', number | string>>();
  return new Map(rows.map((row) => [Number(row.id), { all: Number(row.brought), current: Number(row.current) }]));
}

/** Of these submissions, those that had been withdrawn by a version. */
async function withdrawnBy(manager: EntityManager, rows: readonly SubmissionRow[], at: number): Promise<Set<number>> {
  const ids = rows.filter(({ state }) => state === 'withdrawn').map(({ id }) => id);
  if (ids.length === 0 || at === now) return new Set(ids);
  const query = manager
    .createQueryBuilder<VersionRow>('version', 'v')
    .where("v.kind = 'withdrawal' AND v.version <= :at", { at });
  restrict(query, 'submission', ids);
  return new Set((await readRows(query)).flatMap(({ submission }) => submission ?? []));
}

/** Submissions as they stood at a version. */
async function complete(manager: EntityManager, rows: readonly SubmissionRow[], at = now): Promise<Submission[]> {
  const ids = rows.map((row) => row.id);
  const counts = await tallies(manager, ids, at);
  const withdrawn = await withdrawnBy(manager, rows, at);
  return rows.map(({ acceptedVersion, receivedVersion: _, state, withdrawnBecause, ...row }) => {
    const { all, current } = counts.get(row.id) ?? { all: 0, current: 0 };
    if (acceptedVersion === undefined || acceptedVersion > at) {
      const rest = { ...row };
      delete rest.revision;
      delete rest.acceptedBecause;
      return { ...rest, observations: 0, status: state === 'rejected' ? 'rejected' : 'checked' };
    }
    const standing = all > 0 && current === 0 ? 'superseded' : 'accepted';
    return withdrawn.has(row.id)
      ? { ...row, withdrawnBecause, observations: all, status: 'withdrawn' }
      : { ...row, observations: all, status: standing };
  });
}

export async function submissionsByIds(
  manager: EntityManager,
  ids: readonly number[],
  at?: number,
): Promise<(Submission | undefined)[]> {
  const found = new Map<number, Submission>();
  for (const some of chunks([...new Set(ids)], mostIds)) {
    const query = select(manager);
    restrict(query, 'id', some);
    if (at !== undefined) receivedBy(query, at);
    for (const one of await complete(manager, await readRows(query), at)) found.set(one.id, one);
  }
  return ids.map((id) => found.get(id));
}

/** Those that had arrived when a version was made. */
function receivedBy(query: SelectQueryBuilder<SubmissionRow>, at: number): void {
  query.andWhere('s.receivedVersion <= :made', { made: at });
}

function filtered(manager: EntityManager, filter: SubmissionFilter): SelectQueryBuilder<SubmissionRow> {
  const { asOf } = filter;
  const query = select(manager);
  restrict(query, 'branch', filter.branches);
  restrict(query, 'period', filter.periods);
  if (asOf !== undefined) receivedBy(query, asOf);
  if (filter.statuses === undefined) return query;
  const wanted = filter.statuses.map((status) => `(${standsAs(query, status)})`);
  return query.andWhere(wanted.length === 0 ? '1 = 0' : `(${wanted.join(' OR ')})`).setParameter('at', asOf ?? now);
}

/** The condition for a submission to have had a status at the version `:at`. */
function standsAs(query: SelectQueryBuilder<SubmissionRow>, status: SubmissionStatus): string {
  const observed = (alias: string, condition: string): string =>
    query.subQuery().select('1').from('observation', alias).where(`${alias}.submission = s.id${condition}`).getQuery();
  const taken = query
    .subQuery()
    .select('1')
    .from('version', 'w')
    .where("w.submission = s.id AND w.kind = 'withdrawal' AND w.version <= :at")
    .getQuery();
  const withdrawn = `(s.state = 'withdrawn' AND EXISTS ${taken})`;
  const accepted = `s.acceptedVersion <= :at AND NOT ${withdrawn}`;
  const holds = `EXISTS ${observed('c', ' AND c.validTo > :at AND c.validFrom <= :at')}`;
  const superseded = `EXISTS ${observed('a', ' AND a.validFrom <= :at')} AND NOT ${holds}`;
  const out = '(s.acceptedVersion IS NULL OR s.acceptedVersion > :at)';
  switch (status) {
    case 'withdrawn':
      return withdrawn;
    case 'accepted':
      return `${accepted} AND NOT (${superseded})`;
    case 'superseded':
      return `${accepted} AND ${superseded}`;
    case 'rejected':
      return `s.state = 'rejected'`;
    case 'checked':
      return `s.state <> 'rejected' AND ${out}`;
  }
}

export async function submissions(
  manager: EntityManager,
  filter: SubmissionFilter,
  limit: number,
  after?: number,
): Promise<Page<Submission>> {
  const query = filtered(manager, filter)
    .orderBy('s.id', 'DESC')
    .limit(limit + 1);
  if (after !== undefined) query.andWhere('s.id < :after', { after });
  const rows = await readRows(query);
  return { rows: await complete(manager, rows.slice(0, limit), filter.asOf), hasNext: rows.length > limit };
}

export async function countSubmissions(manager: EntityManager, filter: SubmissionFilter): Promise<number> {
  return count(filtered(manager, filter).select('COUNT(*)', 'n'));
}

/** Accepted submissions with these bytes for the branch and period, newest first. */
export async function acceptedWith(
  manager: EntityManager,
  sha256: string,
  branch: string,
  period: string,
): Promise<Submission[]> {
  const query = select(manager)
    .where('s.sha256 = :sha256 AND s.branch = :branch AND s.period = :period', { sha256, branch, period })
    .andWhere("s.state = 'accepted'");
  return complete(manager, await readRows(query.orderBy('s.id', 'DESC')));
}

/** Whether all that a submission brought is current. */
export async function isWhole(manager: EntityManager, { id, observations }: Submission): Promise<boolean> {
  return (await tallies(manager, [id])).get(id)?.current === observations || observations === 0;
}

export async function lastRevision(manager: EntityManager, branch: string, period: string): Promise<number> {
  const query = select(manager).where('s.branch = :branch AND s.period = :period', { branch, period });
  return count(query.select('MAX(s.revision)', 'n'));
}

export async function workbook(manager: EntityManager, submission: number): Promise<Uint8Array | undefined> {
  const row = await select(manager)
    .select('s.sha256', 'sha256')
    .where('s.id = :submission', { submission })
    .getRawOne<{ sha256: string }>();
  if (!row) return undefined;
  const parts: Uint8Array[] = [];
  for (;;) {
    const query = manager.createQueryBuilder<WorkbookPartRow>('workbook_part', 'w');
    const [part] = await readRows(
      query.where('w.sha256 = :sha256 AND w.part = :part', { sha256: row.sha256, part: parts.length }),
    );
    if (!part) return new Uint8Array(Buffer.concat(parts));
    parts.push(part.bytes);
  }
}

/** Keeps the bytes, once however often they are sent. */
export async function keepWorkbook(manager: EntityManager, sha256: string, bytes: Uint8Array): Promise<void> {
  const known = manager
    .createQueryBuilder('workbook', 'w')
    .where('w.sha256 = :sha256', { sha256 })
    .select('COUNT(*)', 'n');
  if ((await count(known)) > 0) return;
  await insertRows(manager, 'workbook', [{ sha256, size: bytes.byteLength }]);
  for (let part = 0; part * partBytes < bytes.byteLength; part += 1) {
    const row: WorkbookPartRow = { sha256, part, bytes: bytes.subarray(part * partBytes, (part + 1) * partBytes) };
    await insertRows(manager, 'workbook_part', [row]);
  }
}

export async function findings(manager: EntityManager, submission: number): Promise<Finding[]> {
  const query = manager
    .createQueryBuilder<FindingRow>('finding', 'f')
    .where('f.submission = :submission', { submission });
  const rows = await readRows(query.orderBy('f.ordinal'));
  return rows.map(({ submission: _, ordinal: __, details, code, ...rest }) => ({
    ...rest,
    code: code as Finding['code'],
    values: details,
  }));
}

export async function keepFindings(
  manager: EntityManager,
  submission: number,
  given: readonly Finding[],
): Promise<void> {
  const rows = given.map(({ values, ...rest }, ordinal): FindingRow => ({
    ...rest,
    submission,
    ordinal,
    details: values,
  }));
  await insertRows(manager, 'finding', rows);
}
