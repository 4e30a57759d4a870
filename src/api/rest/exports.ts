import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Router, type Request, type Response } from 'express';
import type { Catalogue } from '../../catalogue';
import type { RollupQuery } from '../../rollups';
import { knownPeriods, parseGrain, parseLevel, rollupQuery } from '../codes';
import { rollupCsv } from '../exports/csv';
import { rollupJson } from '../exports/json';
import type { RollupExport } from '../exports/rollup-rows';
import { writeRollupWorkbook } from '../exports/xlsx';
import { notFound } from '../failure';
import { askedLanguage } from '../language';
import type { ApiParts } from '../parts';
import { queryReader } from './query';

/** The ways rollups are handed out as a file. */
const formats: Record<
  string,
  { readonly type: string; readonly send: (asked: RollupExport, response: Response) => Promise<void> }
> = {
  csv: {
    type: 'text/csv; charset=utf-8; header=present',
    send: (asked, response) => streamed(rollupCsv(asked), response),
  },
  json: { type: 'application/json; charset=utf-8', send: (asked, response) => streamed(rollupJson(asked), response) },
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    send: writeRollupWorkbook,
  },
};

const parameters = ['periods', 'services', 'indicators', 'customerClasses', 'branches', 'level', 'grain', 'lang'];

/** Exports: the filters of the query `rollups`, as parameters; lists are repeated or separated by commas. */
export function exportRoutes({ catalogue, warehouse }: ApiParts): Router {
  const router = Router();
  router.get('/exports/rollups.:format', async (request, response) => {
    const { format } = request.params;
    const known = formats[format];
    if (!known) throw notFound(request);
    const query = readQuery(catalogue, request);
    const language = askedLanguage(request, catalogue);
    // what is wrong with the database is told before an answer begins
    await warehouse.version();
    response.attachment(`rollups.${format}`).set('Content-Type', known.type);
    await known.send({ reader: warehouse, catalogue, query, language }, response);
  });
  return router;
}

/** Sends text as it comes, no faster than it is taken. */
async function streamed(text: AsyncIterable<string>, response: Response): Promise<void> {
  await pipeline(Readable.from(text), response);
}

function readQuery(catalogue: Catalogue, request: Request): RollupQuery {
  const { list, single } = queryReader(request, parameters);
  const periods = list('periods') ?? [];
  if (periods.length === 0) knownPeriods([''], 'periods');
  const level = single('level');
  const grain = single('grain');
  return rollupQuery(catalogue, {
    periods,
    services: list('services'),
    indicators: list('indicators'),
    customerClasses: list('customerClasses'),
    branches: list('branches'),
    level: level === undefined ? undefined : parseLevel(level),
    grain: grain === undefined ? undefined : parseGrain(grain),
  });
}
