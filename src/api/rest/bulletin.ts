import { Router } from 'express';
import { bulletinFormats, makeBulletin } from '../../bulletin';
import { knownPeriods } from '../codes';
import { notFound } from '../failure';
import type { Heavy } from '../heavy';
import { askedLanguage } from '../language';
import type { RouteParts } from '../parts';
import { guardedFor } from '../principal';
import { releaseFacts } from '../release-facts';
import { momentParameters, pinnedExport, readMoment } from './pinned-export';
import { queryReader } from './query';

/** The page runs nothing, as all that is answered; the console, and nobody else, may show it within its own. */
const framed = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

/** The bulletin of a period: a document to be saved, or a page to be looked at and printed. */
export function bulletinRoutes({ catalogue }: RouteParts, heavy: Heavy): Router {
  const router = Router();
  router.get('/exports/bulletin.:format', async (request, response) => {
    const format = bulletinFormats.find((one) => one === request.params.format);
    if (!format) throw notFound(request);
    const { gate } = guardedFor(request);
    gate.permit('figures.rank'); // it sets everybody's figures side by side
    const asked = queryReader(request, ['period', 'lang', ...momentParameters]);
    const [period = ''] = knownPeriods([asked.single('period') ?? ''], 'period');
    const language = askedLanguage(request, catalogue);
    const moment = readMoment(asked);
    await pinnedExport({ request, response, gate, heavy }, moment, async ({ reader, version }) => {
      const release = await releaseFacts(reader, catalogue, { period, release: moment.release ?? undefined });
      const source = { reader, catalogue, version, language, period, release };
      const { bytes, mediaType, fileName } = await makeBulletin(source, format);
      if (format === 'html') response.set('Content-Security-Policy', framed);
      else response.attachment(fileName);
      response.set('Content-Type', mediaType).end(bytes);
    });
  });
  return router;
}
