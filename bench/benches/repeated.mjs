// A query that is asked again and again by many: from 16 clients, with and without the ETag of the answer they have.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { at } from '../../scripts/project.mjs';
import { median } from '../measure.mjs';
import { serveProgram } from '../program.mjs';
import { everythingQuery, halfYears } from '../questions.mjs';
import { unlimited } from '../settings.mjs';

const execute = promisify(execFile);
const clients = 16;

export const title = `a repeated query by GET from ${clients} clients, the load generator on the same cores`;

export async function run({ databaseOf, size, effort }) {
  const prepared = await databaseOf(size);
  const served = await serveProgram(prepared, { settings: unlimited });
  try {
    const period = halfYears(prepared.country)().half;
    const variables = JSON.stringify({ period });
    const url = `${served.url}/graphql?${new URLSearchParams({ query: everythingQuery, variables })}`;
    const headers = { ...served.headers, accept: 'application/json' };
    const first = await fetch(url, { headers });
    const etag = first.headers.get('etag');
    const length = (await first.text()).length;
    if (first.status !== 200 || !etag) throw new Error(`${first.status}, ETag ${etag}`);
    const [full, unchanged] = [[], []];
    for (let round = 0; round <= effort.rounds; round += 1) {
      const rates = [
        await rateOf(url, headers, 200, effort.seconds),
        await rateOf(url, { ...headers, 'if-none-match': etag }, 304, effort.seconds),
      ];
      if (round === 0) continue; // warms up
      full.push(rates[0]);
      unchanged.push(rates[1]);
    }
    return [
      { what: 'with If-None-Match: 304', value: median(unchanged), unit: '/s', least: 5000 },
      { what: `the whole response, ${length} bytes`, value: median(full), unit: '/s', least: 3000 },
    ];
  } finally {
    await served.stop();
  }
}

/** Answers a second, all of which must have the status. The load generator is a process of its own. */
async function rateOf(url, headers, status, seconds) {
  const given = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}=${value}`]);
  const args = ['-j', '-c', String(clients), '-d', String(seconds), ...given, url];
  const { stdout } = await execute(process.execPath, [at('node_modules/autocannon/autocannon.js'), ...args]);
  const { statusCodeStats, errors, timeouts, duration } = JSON.parse(stdout);
  const others = Object.keys(statusCodeStats).filter((code) => Number(code) !== status);
  if (others.length > 0 || errors + timeouts > 0) {
    throw new Error(`expected ${status} only: ${JSON.stringify(statusCodeStats)}, ${errors + timeouts} errors`);
  }
  return statusCodeStats[status].count / duration;
}
