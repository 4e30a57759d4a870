import { Router, type RequestHandler } from 'express';
import { TongbaoError } from '../../foundation';
import type { ApiParts } from '../parts';
import { guardedFor } from '../principal';
import type { Metrics } from './metrics';

/** What those who run the program ask: is it alive, can it serve, how does it do. */
export function healthRoutes(
  { warehouse }: Pick<ApiParts, 'warehouse'>,
  { registry }: Metrics,
  known: RequestHandler,
  draining: () => boolean,
): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'alive' });
  });
  router.get('/readyz', async (_request, response) => {
    if (draining()) throw new TongbaoError('DRAINING');
    if (!(await warehouse.ready())) {
      // what can not be reached says so itself
      await warehouse.version();
      throw new TongbaoError('DATABASE_NOT_MIGRATED');
    }
    response.json({ status: 'ready', engine: warehouse.engine });
  });
  router.get('/metrics', known, async (request, response) => {
    guardedFor(request).gate.permit('metrics.read');
    response.type(registry.contentType).send(await registry.metrics());
  });
  return router;
}
