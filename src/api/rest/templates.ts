import { Router } from 'express';
import type { Catalogue } from '../../catalogue';
import type { Language } from '../../foundation';
import { monthCount, period, periodAndWithin, periodCode, shift, type Period } from '../../model';
import { makeTemplate, type EarlierFigure } from '../../templates';
import { streamAnswer } from '../../rollups';
import type { WarehouseReader } from '../../warehouse';
import { knownCodes, knownPeriods } from '../codes';
import { Displays } from '../exports/displays';
import { askedLanguage } from '../language';
import type { RouteParts } from '../parts';
import { guardedFor } from '../principal';
import { queryReader } from './query';
import { sendWorkbook } from './send-workbook';

const parameters = ['branch', 'period', 'service', 'lang'];

/** The workbook that a branch fills in, with what it has reported before. */
export function templateRoutes({ catalogue }: RouteParts): Router {
  const router = Router();
  router.get('/templates', async (request, response) => {
    const language = askedLanguage(request, catalogue);
    const asked = queryReader(request, parameters);
    const [branch = ''] = knownCodes(catalogue, 'branches', [asked.single('branch') ?? ''], 'branch') ?? [];
    const { gate, warehouse } = guardedFor(request);
    gate.permit('templates.read', [branch]);
    const [code = ''] = knownPeriods([asked.single('period') ?? ''], 'period');
    const services = knownCodes(catalogue, 'services', asked.list('service'), 'service');
    const earlier = await earlierFigures(warehouse, catalogue, branch, period(code), language);
    const options = { catalogue, branch, period: period(code), language, earlier, services };
    sendWorkbook(response, await makeTemplate(options));
  });
  return router;
}

/**
 * What a branch has reported that figures of the period can be compared with: the same period a year before, the one
 * before, and what is already there of the period itself, each month of which comes before the next.
 */
async function earlierFigures(
  reader: WarehouseReader,
  catalogue: Catalogue,
  branch: string,
  of: Period,
  language: Language,
): Promise<EarlierFigure[]> {
  const compared = [shift(of, -12 / monthCount(of)), shift(of, -1), of].filter(({ year }) => year >= 0);
  const query = { branches: [branch], periods: compared.flatMap(periodAndWithin).map(periodCode) };
  const figures: EarlierFigure[] = [];
  const displays = new Displays(language);
  for await (const rows of streamAnswer(reader, catalogue, query, await reader.version())) {
    for (const { series, indicator: definition, period: at, low, high, volume } of rows) {
      if (low === null) continue;
      const { service, indicator, customerClass } = series;
      const text = displays.of(definition, low, high);
      figures.push({
        service,
        indicator,
        customerClass,
        period: at,
        text,
        volume: volume === '0' ? undefined : volume,
      });
    }
  }
  return figures;
}
