import { Router, type Request } from 'express';
import { period } from '../../model';
import { knownPeriods } from '../codes';
import type { ApiParts } from '../parts';
import { periodRow } from '../period-row';
import { jsonBody, readDecision } from './body';

/** Which periods are closed; closing and opening them. */
export function periodRoutes({ catalogue, importer, warehouse }: ApiParts): Router {
  const router = Router();

  router.get('/periods', async (_request, response) => {
    const closed = await warehouse.closedPeriods();
    response.json({ closedPeriods: closed.map((one) => periodRow(one.period, closed)) });
  });

  router.post('/periods/:code/close', ...jsonBody(catalogue), async (request, response) => {
    const code = asked(request);
    await importer.closePeriod(period(code), readDecision(request, ['reason']));
    response.json(periodRow(code, await warehouse.closedPeriods()));
  });

  router.post('/periods/:code/open', ...jsonBody(catalogue), async (request, response) => {
    const code = asked(request);
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
