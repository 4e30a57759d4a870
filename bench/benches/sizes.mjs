// The same question in warehouses of different size: what an answer costs follows the answer, not what is stored.
import { sizes as worlds } from '../country.mjs';
import { compete, graphqlClient, median } from '../measure.mjs';
import { serveProgram } from '../program.mjs';
import { everythingQuery, halfYears } from '../questions.mjs';
import { uncached } from '../settings.mjs';

export const title = 'the same question in warehouses of different size, one client, nothing cached';

export async function run({ databaseOf, sizes, effort }) {
  const opened = [];
  try {
    const contestants = {};
    for (const size of sizes) {
      const prepared = await databaseOf(size);
      const served = await serveProgram(prepared, { settings: uncached });
      const client = graphqlClient(served);
      opened.push({ served, client });
      const next = halfYears(prepared.country);
      contestants[size] = () => client.ask(everythingQuery, { period: next().half });
    }
    const results = await compete(contestants, effort);
    const middles = sizes.map((size) => median(results[size].durations));
    return [
      ...sizes.map((size, index) => ({
        what: `${worlds[size].observations} observations, p50`,
        value: middles[index],
        unit: 'ms',
      })),
      { what: 'slowest to quickest', value: Math.max(...middles) / Math.min(...middles), unit: '×', most: 1.5 },
    ];
  } finally {
    for (const { served, client } of opened) {
      client.close();
      await served.stop();
    }
  }
}
