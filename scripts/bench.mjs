// Measures the built program against a database server, and prints what it found beside what it should be.
// `npm run bench -- [NAME…] [--list] [--sizes 10k,230k,2.3M,20M] [--seconds N] [--rounds N] [--json] [--check] [--prepare]`
import { parseArgs } from 'node:util';
import { databaseOf, startDatabase } from '../bench/database.mjs';
import { sizes } from '../bench/country.mjs';
import { busyness, describeMachine } from '../bench/machine.mjs';
import { printResults, verdict } from '../bench/results.mjs';
import * as cost from '../bench/benches/cost.mjs';
import * as exports from '../bench/benches/exports.mjs';
import * as reading from '../bench/benches/reading.mjs';
import * as records from '../bench/benches/records.mjs';
import * as repeated from '../bench/benches/repeated.mjs';
import * as rollups from '../bench/benches/rollups.mjs';
import * as scale from '../bench/benches/scale.mjs';
import * as sized from '../bench/benches/sizes.mjs';
import * as travel from '../bench/benches/time-travel.mjs';
import { giveUp } from './project.mjs';

const benches = { rollups, sizes: sized, repeated, travel, exports, scale, reading, records, cost };
/** What is asked for with another one: reading, and storing records, are parts of what taking a workbook in costs. */
const along = { scale: ['reading', 'records'] };
/** These take every size that is asked for, or none. */
const bySize = new Set(['sizes', 'scale', 'reading', 'records', 'cost']);
/** The size that the targets are meant for. */
const usualSize = '2.3M';

const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    list: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    prepare: { type: 'boolean', default: false },
    // the largest takes hours to make, and is for whoever asks for it
    sizes: { type: 'string', default: '10k,2.3M' },
    seconds: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '5' },
  },
});
const asked = options.sizes.split(',');
for (const size of asked) if (!sizes[size]) giveUp(`--sizes: ${size} is none of ${Object.keys(sizes).join(', ')}.`);
for (const name of names) if (!benches[name]) giveUp(`${name} is none of ${Object.keys(benches).join(', ')}.`);
const chosen = new Set(
  names.length > 0 ? names.flatMap((name) => [name, ...(along[name] ?? [])]) : Object.keys(benches),
);
const effort = { seconds: Number(options.seconds), rounds: Number(options.rounds) };
if (!(effort.seconds > 0 && effort.rounds >= 1)) giveUp('--seconds and --rounds take numbers above 0.');

if (options.list) {
  for (const [name, { title }] of Object.entries(benches)) console.log(`${name.padEnd(12)} ${title}`);
  process.exit(0);
}
// BENCH_PROGRAM names another build's cli.js, to compare with
if (!process.env.BENCH_PROGRAM) await import('./setup.mjs');

const say = (text) => console.error(text);
const needed = options.prepare || [...chosen].some((name) => !benches[name].withoutDatabase);
const database = needed ? await startDatabase() : undefined;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => void Promise.resolve(database?.stop()).then(() => process.exit(130)));
}
const done = [];
try {
  const open = (size) => databaseOf(database?.url, size, say);
  if (options.prepare) for (const size of asked) await open(size);
  else await measureAll(open);
} finally {
  await database?.stop();
}
const all = done.flatMap(({ results }) => results);
const wanting = all.some(({ failed }) => failed) || (options.check && all.some((one) => verdict(one) === false));
process.exit(wanting ? 1 : 0);

async function measureAll(open) {
  const machine = await describeMachine(database);
  if (!options.json) printResults.machine(machine);
  // One size where one is enough: the usual one, unless others were asked for.
  const size = asked.includes(usualSize) ? usualSize : asked.at(-1);
  for (const name of chosen) {
    const { title, run } = benches[name];
    say(`${name} …`);
    const before = busyness();
    const results = await run({ databaseOf: open, server: database?.url, size, sizes: asked, effort }).catch(
      (error) => [{ what: `NOT MEASURED: ${error.message}`, failed: true }],
    );
    if (size !== usualSize && !bySize.has(name)) for (const one of results) (delete one.least, delete one.most);
    const measured = { name, title, size: sizes[size].observations, load: { before, after: busyness() }, results };
    done.push(measured);
    if (!options.json) printResults.bench(measured);
  }
  if (options.json) console.log(JSON.stringify({ machine, benches: done }, undefined, 2));
}
