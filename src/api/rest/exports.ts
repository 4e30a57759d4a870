import { once } from 'node:events';
import { Router, type Response } from 'express';
import { exportFormats, mediaTypeOf, type Pieces } from '../exports/formats';
import { notFound } from '../failure';
import type { Heavy } from '../heavy';
import { askedLanguage } from '../language';
import type { RouteParts } from '../parts';
import { guardedFor } from '../principal';
import { exportedTables } from './exported-tables';
import { momentParameters, pinnedExport, readMoment } from './pinned-export';
import { queryReader } from './query';

/**
 * Exports: the rows of the queries `rollups` and `observations` as a file, with their filters as parameters; lists are
 * repeated or separated by commas. Each is of one version throughout, and ends when nobody takes it any more.
 */
export function exportRoutes({ catalogue }: RouteParts, heavy: Heavy): Router {
  const router = Router();
  router.get('/exports/:table.:format', async (request, response) => {
    const { params } = request;
    const table = exportedTables[params.table];
    const format = exportFormats.find((one) => one === params.format);
    if (!table || !format) throw notFound(request);
    const { gate } = guardedFor(request);
    const asked = queryReader(request, [
      ...table.parameters,
      'lang',
      ...momentParameters,
      ...(format === 'csv' ? ['bom'] : []),
    ]);
    const exported = table.read(catalogue, asked, gate);
    const bom = asked.flag('bom') ?? false;
    const language = askedLanguage(request, catalogue);
    await pinnedExport({ request, response, gate, heavy }, readMoment(asked), async ({ reader, version, signal }) => {
      const pieces = await exported({ reader, catalogue, language, version }, format, { bom });
      response.attachment(`${params.table}.${format}`);
      response.set('Content-Type', mediaTypeOf(format));
      if (request.method === 'HEAD') response.end();
      else await send(pieces, response, signal);
    });
  });
  return router;
}

/** Sends pieces as they come, no faster than they are taken. What fails on the way breaks the answer off. */
async function send(pieces: Pieces, response: Response, signal: AbortSignal): Promise<void> {
  try {
    for await (const piece of pieces) {
      // encoded here, because a response takes three times as long and as much memory for it
      const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
      if (!response.write(bytes)) await once(response, 'drain', { signal });
    }
    response.end();
  } catch (error) {
    response.destroy(); // nothing may look as if it were whole
    throw error;
  }
}
