// What the warehouse said a year and 1,000 revisions ago, compared with what it says now.
import { isDeepStrictEqual } from 'node:util';
import { periodCodes } from '../country.mjs';
import { compete, graphqlClient, median } from '../measure.mjs';
import { serveProgram } from '../program.mjs';
import { uncached } from '../settings.mjs';

const query = `query ($period: String!, $asOf: String) {
  rollups(filter: { periods: [$period] }, asOf: $asOf) {
    nodes { branch period service indicator customerClass low high volume branchesReported }
  }
}`;

export const title = 'asOf a year and 1,000 revisions back, all of which moved the figures asked for';

export async function run({ databaseOf, size, effort }) {
  const prepared = await databaseOf(size);
  const { country } = prepared;
  const period = periodCodes(country.halfOf(country.halves - 1)).half;
  const version = String(country.versionBefore);
  const instant = country.versionAt(country.versionBefore);
  const served = await serveProgram(prepared, { settings: uncached });
  const client = graphqlClient(served);
  const ask = async (asOf) => (await client.ask(query, { period, asOf })).rollups.nodes;
  try {
    const [now, then, atThatTime] = [await ask(), await ask(version), await ask(instant)];
    if (!isDeepStrictEqual(then, atThatTime)) throw new Error(`version ${version} is not what ${instant} says`);
    const moved = then.filter((figure, place) => !isDeepStrictEqual(figure, now[place])).length;
    if (then.length !== country.series.length || moved === 0) throw new Error(`${moved} of ${then.length} moved`);
    const results = await compete({ now: () => ask(), then: () => ask(version), byTime: () => ask(instant) }, effort);
    const [current, past, timed] = [results.now, results.then, results.byTime].map((one) => median(one.durations));
    return [
      { what: 'now, p50', value: current, unit: 'ms' },
      { what: `asOf ${country.lastVersion - country.versionBefore} versions back, p50`, value: past, unit: 'ms' },
      { what: '… to now', value: past / current, unit: '×', most: 3 },
      { what: 'asOf a time a year back, p50', value: timed, unit: 'ms' },
      { what: '… to now', value: timed / current, unit: '×', most: 3 },
    ];
  } finally {
    client.close();
    await served.stop();
  }
}
