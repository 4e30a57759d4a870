import { Ctx, Query, Resolver } from 'type-graphql';
import { auditRow } from '../../audit-row';
import { pageSize } from '../../page-size';
import { AfterArg, FirstArg } from '../arguments';
import { AuditConnection, type ConnectionOf } from '../connection';
import type { ApiContext } from '../context';
import { cursorKind } from '../cursor';
import type { AuditEntry } from '../types/audit-entry';
import { versionFor } from '../version';

const cursors = cursorKind<[number]>('audit', [0]);

@Resolver()
export class AuditResolver {
  @Query(() => AuditConnection, { description: 'Every change of state there ever was, newest first.' })
  async auditLog(
    @Ctx() context: ApiContext,
    @FirstArg(100) first: number | null,
    @AfterArg() after: string | null | undefined,
  ): Promise<ConnectionOf<AuditEntry>> {
    const { warehouse } = context;
    const limit = pageSize(context, first, 100);
    const from = after ? cursors.read(after) : undefined;
    const version = await versionFor(context, { cursor: from?.version });
    const { rows, hasNext } = await warehouse.auditLog(limit, from?.key[0]);
    const last = rows.at(-1);
    return {
      nodes: rows.map((entry) => {
        const row = auditRow(entry);
        return { ...row, id: String(row.id), before: json(row.before), after: json(row.after) };
      }),
      pageInfo: { hasNextPage: hasNext, endCursor: last ? cursors.write({ version, key: [last.id] }) : null },
      // entries are counted without gaps
      count: async () => (await warehouse.auditLog(1)).rows[0]?.id ?? 0,
    };
  }
}

function json(state: unknown): string | null {
  return state === null ? null : JSON.stringify(state);
}
