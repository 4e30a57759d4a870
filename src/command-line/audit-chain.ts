import type { Text } from '../foundation';
import type { AuditEntry, WarehouseReader, seal } from '../warehouse';

/** Something that has been done to the audit log behind the program's back. */
export interface AuditFault {
  /** The entry that is not as it was written, or the first one missing. */
  readonly id: number;
  readonly kind: 'altered' | 'missing';
}

export const auditFaultTexts: Readonly<Record<AuditFault['kind'], Text>> = {
  altered: { zh: '审计日志第 {id} 条被改动', en: 'audit entry {id} has been altered' },
  missing: { zh: '审计日志缺第 {id} 条', en: 'audit entry {id} is missing' },
};

const pageEntries = 1000;

/** Every entry, newest first, up to `most`. */
export async function* auditEntries(reader: WarehouseReader, most = Infinity): AsyncGenerator<AuditEntry> {
  let after: number | undefined;
  for (let left = most; left > 0; left -= pageEntries) {
    const page = await reader.auditLog(Math.min(pageEntries, left), after);
    yield* page.rows;
    if (!page.hasNext) return;
    after = page.rows.at(-1)?.id;
  }
}

/**
 * Checks that every entry bears the seal over itself and the entry before it, from the newest to the first; counts
 * them in `checked`. An altered entry shows at itself, one that was sealed anew at the entry that follows it.
 */
export async function* auditFaults(
  reader: WarehouseReader,
  sealOf: typeof seal,
  checked: { entries: number },
): AsyncGenerator<AuditFault> {
  let later: AuditEntry | undefined;
  const faultOf = (entry: AuditEntry, before: AuditEntry | undefined): AuditFault | undefined => {
    if ((before?.id ?? 0) !== entry.id - 1) return { id: entry.id - 1, kind: 'missing' };
    const { hash, ...rest } = entry;
    return sealOf(rest, before?.hash) === hash ? undefined : { id: entry.id, kind: 'altered' };
  };
  for await (const entry of auditEntries(reader)) {
    checked.entries += 1;
    const fault = later && faultOf(later, entry);
    if (fault) yield fault;
    later = entry;
  }
  const fault = later && faultOf(later, undefined);
  if (fault) yield fault;
}
