import { periodAndWithin, periodCode, shift, type Observation, type Period } from '../model';
import type { Known } from '../validation';
import type { ObservationFilter, WarehouseReader } from '../warehouse';

/** How many years back the branch's own figures tell what is usual. */
const yearsBack = 2;
/** The most figures that are fetched of either kind: beyond it the oldest ones, and the last branches, have no say. */
const mostFigures = 20_000;

/** What the warehouse knows that a workbook can be held against. */
export async function knownAbout(
  reader: WarehouseReader,
  branch: string,
  period: Period,
  observations: readonly Observation[],
): Promise<Known> {
  const services = [...new Set(observations.map(({ service }) => service))];
  const year: Period = { year: period.year, grain: 'year', index: 1 };
  const years = Array.from({ length: yearsBack + 1 }, (_, back) => shift(year, -back));
  const version = await reader.version();
  const read = async (filter: ObservationFilter): Promise<readonly Observation[]> =>
    (await reader.observations(filter, version, mostFigures)).rows;
  const own = await read({ branches: [branch], services, periods: years.flatMap(periodAndWithin).map(periodCode) });
  const peers = await read({ services, periods: [...new Set(observations.map((one) => one.period))] });
  const reported = await read({ branches: [branch], periods: periodAndWithin(period).map(periodCode) });
  return {
    // a revision is held against what others say, not against what it replaces
    observations: [
      ...own.filter((one) => !observations.some((other) => other.period === one.period)),
      ...peers.filter((one) => one.branch !== branch),
    ],
    services: new Set(reported.map(({ service }) => service)),
  };
}
