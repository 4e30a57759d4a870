import { periodAndWithin, periodCode, seriesKey, shift, type Observation, type Period } from '../model';
import { unvouched, type Comparison } from '../validation';
import type { ObservationFilter, WarehouseReader } from '../warehouse';

/** How many years back the branch's own figures tell what is usual. */
const yearsBack = 2;
/** The most figures that are fetched of either kind: beyond it the oldest ones, and the last branches, have no say. */
const mostFigures = 20_000;

/**
 * A workbook beside what the warehouse knows that it can be held against. What other branches reported is read only of the
 * figures that the branch's own do not vouch for, which are few: otherwise a workbook would cost the more the more
 * branches there are.
 */
export async function besideKnown(reader: WarehouseReader, workbook: Omit<Comparison, 'known'>): Promise<Comparison> {
  const { branch, period, observations } = workbook;
  const version = await reader.version();
  const read = async (filter: ObservationFilter): Promise<readonly Observation[]> =>
    (await reader.observations(filter, version, mostFigures)).rows;
  const services = [...new Set(observations.map(({ service }) => service))];
  const own = await read({ branches: [branch], services, periods: yearsUpTo(period) });
  const within = periodAndWithin(period).map(periodCode);
  // a revision is held against what others say, not against what it replaces
  const replaced = new Set(observations.map((one) => one.period));
  const ofBranch: Comparison = {
    ...workbook,
    known: {
      observations: own.filter((one) => !replaced.has(one.period)),
      services: new Set([
        ...own.filter((one) => within.includes(one.period)).map(({ service }) => service),
        ...(await otherServices(read, workbook, services, within)),
      ]),
    },
  };
  const doubtful = unvouched(ofBranch);
  if (doubtful.length === 0) return ofBranch;
  const series = [...new Map(doubtful.map((one) => [seriesKey(one), one])).values()];
  const peers = await read({ series, periods: [...new Set(doubtful.map((one) => one.period))] });
  const { known } = ofBranch;
  const all = [...known.observations, ...peers.filter((one) => one.branch !== branch)];
  return { ...workbook, known: { ...known, observations: all } };
}

/** Codes of the periods of a year and those before it. */
function yearsUpTo({ year }: Period): readonly string[] {
  const whole: Period = { year, grain: 'year', index: 1 };
  const years = Array.from({ length: yearsBack + 1 }, (_, back) => shift(whole, -back));
  return years.flatMap(periodAndWithin).map(periodCode);
}

/** Services of the catalogue that the workbook has no figures of, and that the branch has reported for its period. */
async function otherServices(
  read: (filter: ObservationFilter) => Promise<readonly Observation[]>,
  { catalogue, branch }: Omit<Comparison, 'known'>,
  here: readonly string[],
  periods: readonly string[],
): Promise<readonly string[]> {
  const services = catalogue.services.map(({ code }) => code).filter((code) => !here.includes(code));
  if (services.length === 0) return [];
  return (await read({ branches: [branch], services, periods })).map(({ service }) => service);
}
