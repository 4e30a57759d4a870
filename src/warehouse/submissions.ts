import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { Finding } from '../model';
import { count } from './figures';
import { restrict } from './filters';
import { chunks, insertRows, readRows } from './rows';
import type { FindingRow, SubmissionRow, WorkbookPartRow } from './submission-tables';
import { endOfTime, type Page, type Submission, type SubmissionFilter } from './warehouse';

/** Reading and storing of submissions, on whatever connection `manager` has. */

const partBytes = 2 ** 20;
const mostIds = 500;

function select(manager: EntityManager): SelectQueryBuilder<SubmissionRow> {
  return manager.createQueryBuilder<SubmissionRow>('submission', 's');
}

/** How many observations each submission brought, and how many of them are current. */
async function tallies(
  manager: EntityManager,
  ids: readonly number[],
): Promise<Map<number, { all: number; current: number }>> {
  if (ids.length === 0) return new Map();
  const query = manager
    .createQueryBuilder('observation', 'o')
    .select('o.submission', 'id')
    .addSelect('COUNT(DISTINCT o.ordinal)', 'brought') // one that was reopened has several rows
    .addSelect('SUM(CASE WHEN o.validTo = :endOfTime THEN 1 ELSE 0 END)', 'current')
    .setParameter('endOfTime', endOfTime)
    .groupBy('o.submission');
  restrict(query, 'submission', ids);
  const rows = await query.getRawMany<Record<'id' | 'brought' | 'current', number | string>>();
  return new Map(rows.map((row) => [Number(row.id), { all: Number(row.brought), current: Number(row.current) }]));
}

async function complete(manager: EntityManager, rows: readonly SubmissionRow[]): Promise<Submission[]> {
  const counts = await tallies(
    manager,
    rows.map((row) => row.id),
  );
  return rows.map((row) => {
    const { all, current } = counts.get(row.id) ?? { all: 0, current: 0 };
    const { state, ...rest } = row;
    delete rest.acceptedVersion;
    const superseded = state === 'accepted' && all > 0 && current === 0;
    return { ...rest, observations: all, status: superseded ? 'superseded' : state };
  });
}

export async function submissionsByIds(
  manager: EntityManager,
  ids: readonly number[],
): Promise<(Submission | undefined)[]> {
  const found = new Map<number, Submission>();
  for (const some of chunks([...new Set(ids)], mostIds)) {
    const query = select(manager);
    restrict(query, 'id', some);
    for (const one of await complete(manager, await readRows(query))) found.set(one.id, one);
  }
  return ids.map((id) => found.get(id));
}

function filtered(manager: EntityManager, filter: SubmissionFilter): SelectQueryBuilder<SubmissionRow> {
  const query = select(manager);
  restrict(query, 'branch', filter.branches);
  restrict(query, 'period', filter.periods);
  if (filter.statuses === undefined) return query;
  const observed = (alias: string, condition = ''): string =>
    query.subQuery().select('1').from('observation', alias).where(`${alias}.submission = s.id${condition}`).getQuery();
  const superseded = `(s.state = 'accepted' AND EXISTS ${observed('a')} AND NOT EXISTS ${observed('c', ' AND c.validTo = :endOfTime')})`;
  const wanted = filter.statuses.map((status) => {
    if (status === 'superseded') return superseded;
    return status === 'accepted' ? `(s.state = 'accepted' AND NOT ${superseded})` : `s.state = '${status}'`;
  });
  return query
    .andWhere(wanted.length === 0 ? '1 = 0' : `(${wanted.join(' OR ')})`)
    .setParameter('endOfTime', endOfTime);
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
  return { rows: await complete(manager, rows.slice(0, limit)), hasNext: rows.length > limit };
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
