import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { insertRows, readRows } from './rows';
import type { AuditRow } from './submission-tables';
import type { AuditEntry, Page } from './warehouse';

/** The audit log: entries are only ever added, each sealed with a hash over itself and the seal of the one before. */

const nothingBefore = '0'.repeat(64);

export async function auditLog(manager: EntityManager, limit: number, after?: number): Promise<Page<AuditEntry>> {
  const query = manager
    .createQueryBuilder<AuditRow>('audit', 'a')
    .orderBy('a.id', 'DESC')
    .limit(limit + 1);
  if (after !== undefined) query.where('a.id < :after', { after });
  const rows = await readRows(query);
  return { rows: rows.slice(0, limit).map(toEntry), hasNext: rows.length > limit };
}

export async function addAuditEntry(
  manager: EntityManager,
  at: string,
  given: Omit<AuditEntry, 'id' | 'at' | 'hash'>,
): Promise<void> {
  const [last] = (await auditLog(manager, 1)).rows;
  const entry = { ...given, id: (last?.id ?? 0) + 1, at };
  const { actor, before, after, ...rest } = { ...entry, hash: seal(entry, last?.hash ?? nothingBefore) };
  const row: AuditRow = { ...rest, actor: actor.name, origin: actor.origin, stateBefore: before, stateAfter: after };
  await insertRows(manager, 'audit', [row]);
}

/** The seal of an entry that follows the one with the seal `previous`. */
export function seal(entry: Omit<AuditEntry, 'hash'>, previous: string = nothingBefore): string {
  const { id, at, actor, action, subject, before, after } = entry;
  const text = JSON.stringify([
    previous,
    id,
    at,
    actor.name,
    actor.origin,
    action,
    subject,
    before ?? null,
    after ?? null,
  ]);
  return createHash('sha256').update(text).digest('hex');
}

function toEntry({ actor, origin, stateBefore, stateAfter, ...rest }: AuditRow): AuditEntry {
  return { ...rest, actor: { name: actor, origin }, before: stateBefore, after: stateAfter };
}
