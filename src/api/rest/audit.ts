import { Router } from 'express';
import { auditRow } from '../audit-row';
import { pageSize } from '../page-size';
import type { RouteParts } from '../parts';
import { guardedFor } from '../principal';
import { queryReader } from './query';

/** The audit log, newest first; `after` is the `endCursor` of the page before. */
export function auditRoutes(parts: RouteParts): Router {
  const router = Router();
  router.get('/audit', async (request, response) => {
    const asked = queryReader(request, ['first', 'after', 'lang']);
    const limit = pageSize(parts, asked.whole('first'), 100);
    const { rows, hasNext } = await guardedFor(request).warehouse.auditLog(limit, asked.whole('after'));
    const endCursor = rows.at(-1)?.id.toString() ?? null;
    response.json({ entries: rows.map(auditRow), pageInfo: { hasNextPage: hasNext, endCursor } });
  });
  return router;
}
