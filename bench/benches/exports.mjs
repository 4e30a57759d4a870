// Exports of a million rows: how fast, how soon, and in how much memory of the server's process.
import { get } from 'node:http';
import { median } from '../measure.mjs';
import { residentOf, serveProgram } from '../program.mjs';
import { unlimited } from '../settings.mjs';

const mostYears = 5;
const monthsOfYear = 12;
const noted = ['ndjson', 'parquet', 'arrow', 'xlsx'];

export const title = 'an export of a million rows, every format from a server started for it';

export async function run({ databaseOf, size, effort }) {
  const prepared = await databaseOf(size);
  const { branches, series, halves, halfOf } = prepared.country;
  const all = Array.from({ length: halves / 2 }, (_, place) => halfOf(place * 2).year);
  const years = all.slice(-mostYears); // every branch and month of them
  const rows = branches * series.length * years.length * monthsOfYear;
  const csv = await measure(prepared, 'csv', years, effort.rounds);
  if (csv.lines !== rows + 1) throw new Error(`${csv.lines} lines of ${rows + 1}`);
  const results = [
    { what: `CSV, ${rows} rows`, value: rows / csv.seconds, unit: 'rows/s', least: 200_000 },
    { what: '… first byte', value: csv.firstByte, unit: 'ms', most: 100 },
    { what: '… most memory resident', value: csv.peak, unit: 'MB', most: 200 },
    { what: '… before it', value: csv.before, unit: 'MB' },
    { what: '… size', value: csv.megabytes, unit: 'MB' },
  ];
  for (const format of noted) {
    const one = await measure(prepared, format, years, 1).catch((error) => ({ failure: error.message }));
    const what = format.toUpperCase();
    if (one.failure) results.push({ what: `${what}: ${one.failure}` });
    else {
      results.push(
        { what, value: rows / one.seconds, unit: 'rows/s' },
        { what: '… first byte', value: one.firstByte, unit: 'ms' },
        { what: '… most memory resident', value: one.peak, unit: 'MB' },
        { what: '… size', value: one.megabytes, unit: 'MB' },
      );
    }
  }
  return results;
}

/** Medians of `times` downloads; of memory, the most. */
async function measure(prepared, format, years, times) {
  const served = await serveProgram(prepared, { settings: unlimited });
  try {
    const resident = residentOf(served.pid);
    const of = (periods) =>
      `${served.url}/exports/rollups.${format}?level=branch&grain=month&periods=${periods.join()}`;
    await download(of(years.slice(0, 1)), served.headers); // warms up
    const before = resident.now();
    const runs = [];
    for (let run = 0; run < times; run += 1) runs.push(await download(of(years), served.headers));
    const middle = (name) => median(runs.map((one) => one[name]));
    return {
      before,
      peak: resident.peak(),
      lines: runs[0].lines,
      seconds: middle('seconds'),
      firstByte: middle('firstByte'),
      megabytes: middle('megabytes'),
    };
  } finally {
    await served.stop();
  }
}

/** Downloads and counts, keeping nothing. */
function download(url, headers) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const since = () => performance.now() - started;
    const sent = get(url, { headers }, (response) => {
      let [lines, bytes, firstByte] = [0, 0, undefined];
      response.on('data', (part) => {
        firstByte ??= since();
        bytes += part.length;
        for (let place = part.indexOf(10); place >= 0; place = part.indexOf(10, place + 1)) lines += 1;
      });
      response.once('error', reject);
      response.once('end', () => {
        if (response.statusCode !== 200) reject(new Error(`HTTP ${response.statusCode}`));
        else if (!response.complete) reject(new Error('cut off'));
        else resolve({ lines, seconds: since() / 1000, firstByte, megabytes: bytes / 1024 ** 2 });
      });
    });
    sent.once('error', reject);
  });
}
