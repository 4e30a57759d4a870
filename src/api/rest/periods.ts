import { Router, type Request } from 'express';
import { period } from '../../model';
import { knownPeriods } from '../codes';
import type { RouteParts } from '../parts';
import { periodRow } from '../period-row';
import { guardedFor } from '../principal';
import { jsonBody, readDecision } from './body';

/** Which periods are closed; closing and opening them. */
export function periodRoutes({ catalogue }: RouteParts): Router {
  const router = Router();

  router.get('/periods', async (request, response) => {
    const closed = await guardedFor(request).warehouse.closedPeriods();
    response.json({ closedPeriods: closed.map((one) => periodRow(one.period, closed)) });
  });

  router.post('/periods/:code/close', ...jsonBody(catalogue), async (request, response) => {
    const code = asked(request);
    const { importer, warehouse } = guardedFor(request);
    await importer.closePeriod(period(code), readDecision(request, ['reason']));
    response.json(periodRow(code, await warehouse.closedPeriods()));
  });

  router.post('/periods/:code/open', ...jsonBody(catalogue), async (request, response) => {
    const code = asked(request);
    const { importer, warehouse } = guardedFor(request);
    await importer.openPeriod(period(code), readDecision(request, ['reason']));
    response.json(periodRow(code, await warehouse.closedPeriods()));
  });

  return router;
}

function asked({ params }: Request): string {
  const code = String(params['code']);
  knownPeriods([code], 'period');
  return code;
}
