import type { Catalogue } from '../catalogue';
import type { Language } from '../foundation';
import { monthCount, periodAndWithin, periodCode, plain, shift, type Period } from '../model';
import { answer } from '../rollups';
import type { EarlierFigure } from '../templates';
import type { WarehouseReader } from '../warehouse';
import { valueText } from './figure-text';

/** What a branch reported before: for a period and all within it, those a year before and those just before. */
export async function earlierFigures(
  reader: WarehouseReader,
  catalogue: Catalogue,
  branch: string,
  of: Period,
  language: Language,
): Promise<readonly EarlierFigure[]> {
  const wanted = periodAndWithin(of).flatMap((one) => [shift(one, -12 / monthCount(one)), shift(one, -1)]);
  const periods = [...new Set(wanted.map(periodCode))];
  const limit = periods.length * catalogue.series.length;
  const { figures } = await answer(reader, catalogue, { branches: [branch], periods }, { limit });
  return figures.flatMap((figure): EarlierFigure[] => {
    const { service, indicator, customerClass, period, volume } = figure;
    const text = valueText(catalogue, indicator, figure, language);
    return text === undefined ? [] : [{ service, indicator, customerClass, period, text, volume: plain(volume) }];
  });
}
