// Timing: rounds that alternate between what is compared, so that other load of the machine falls on all of it alike.
import { Agent, request } from 'node:http';

export function median(values) {
  return quantile(values, 0.5);
}

function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return below + (above - below) * (place - Math.floor(place));
}

const warmingSeconds = 15;

/**
 * Measures `contestants` (a name and a function that does it once) in turn, for `rounds` of `seconds` each, one call at a
 * time. Resolves to, by name, the rate of each round (a second) and all durations (ms). The first round warms up, for as
 * long as a program takes that has been up for a while to be compiled as far as it will be, and is left out.
 */
export async function compete(contestants, { rounds, seconds }) {
  const results = Object.fromEntries(Object.keys(contestants).map((name) => [name, { rates: [], durations: [] }]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, once] of Object.entries(contestants)) {
      const durations = [];
      const started = performance.now();
      const end = started + (round === 0 ? warmingSeconds : seconds) * 1000;
      let now = started;
      while (now < end) {
        await once();
        const after = performance.now();
        durations.push(after - now);
        now = after;
      }
      if (round === 0) continue;
      results[name].rates.push((durations.length / (now - started)) * 1000);
      results[name].durations.push(...durations);
    }
  }
  return results;
}

/** The median over the rounds of how `one` compares to `other` within each. */
export function ratio(one, other) {
  return median(one.rates.map((rate, round) => rate / other.rates[round]));
}

/** A client of a served program that keeps one connection and asks one thing at a time, by POST. */
export function graphqlClient({ url, headers }) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = (query, variables) =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify({ query, variables });
      const length = Buffer.byteLength(body);
      const sent = request(`${url}/graphql`, {
        method: 'POST',
        agent,
        headers: { ...headers, 'content-type': 'application/json', 'content-length': length },
      });
      sent.once('error', reject);
      sent.once('response', (response) => {
        const parts = [];
        response.on('data', (part) => parts.push(part));
        response.once('error', reject);
        response.once('end', () => {
          const text = Buffer.concat(parts).toString();
          const { data, errors } = response.statusCode === 200 ? JSON.parse(text) : {};
          if (data && !errors) resolve(data);
          else reject(new Error(`${response.statusCode}: ${text.slice(0, 500)}`));
        });
      });
      sent.end(body);
    });
  return { ask, close: () => agent.destroy() };
}
