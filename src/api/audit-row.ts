import type { AuditEntry } from '../warehouse';

/** An entry of the audit log, flat. */
export interface AuditRow {
  readonly id: number;
  readonly at: string;
  readonly actor: string;
  readonly origin: string;
  readonly action: string;
  readonly subject: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly hash: string;
}

export function auditRow({ actor, before, after, ...entry }: AuditEntry): AuditRow {
  return { ...entry, actor: actor.name, origin: actor.origin, before: before ?? null, after: after ?? null };
}
