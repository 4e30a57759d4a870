import { createExaminer } from '../../src/examination';
import { silentLog, loadSettings } from '../../src/foundation';
import { createImporter, type ImportRequest } from '../../src/importing';
import { decimal, plain, round } from '../../src/model';
import { answer, verify, type RollupQuery } from '../../src/rollups';
import { openWarehouse, type Warehouse } from '../../src/warehouse';

import { bayWorkbook, eastWorkbook, hospital, westWorkbook } from '../hospital/hospital';

/** The whole way with a catalogue that is not the sample province's: import, roll up, answer. */

const examiner = createExaminer(loadSettings({}), hospital);
let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = await openWarehouse({ url: 'sqlite::memory:', log: silentLog });
  await warehouse.migrate();
  const clock = { now: () => '2024-04-05T08:00:00.000Z' };
  const importer = createImporter({ catalogue: hospital, warehouse, examiner, clock, log: silentLog });
  const workbooks: [string, Uint8Array][] = [
    ['east.xlsx', await eastWorkbook()],
    ['西院.xlsx', await westWorkbook()],
    ['海湾.csv', bayWorkbook()],
  ];
  for (const [fileName, bytes] of workbooks) {
    const actor = { name: 'cli:test', origin: 'cli' };
    const request: ImportRequest = { fileName, bytes, accept: 'the bay counts no volumes', actor };
    const outcome = await importer.import(request);
    const errors = outcome.findings.filter(({ severity }) => severity === 'error');
    expect([fileName, outcome.status, outcome.period, errors]).toEqual([fileName, 'accepted', '2024-Q1', []]);
  }
});
afterAll(async () => {
  await warehouse.close();
  await examiner.close();
});

/** `LOW..HIGH /VOLUME` (one number where both are equal), to six places; undefined where there is no such rollup. */
async function rolledUp(unit: string, period: string, indicator: string, customerClass = 'ALL') {
  const query: RollupQuery = {
    periods: [period],
    branches: [unit],
    indicators: [indicator],
    customerClasses: [customerClass],
  };
  const { figures } = await answer(warehouse, hospital, query, { limit: 10 });
  expect(figures.length).toBeLessThan(2);
  const [figure] = figures;
  if (!figure) return undefined;
  const { low, high, volume, branchesReported, branchesExpected } = figure;
  const shown = [low, high].map((one) => (one ? plain(round(one, 6, 'half-even')) : ''));
  const value = shown[0] === shown[1] ? shown[0] : shown.join('..');
  return `${value ?? ''} /${plain(volume)} of ${branchesReported}/${branchesExpected}`;
}

/** Σ numerator ÷ Σ weight, worked out in whole numbers and rounded half up to millionths. */
function quotient(parts: readonly (readonly [hundredths: bigint, weight: bigint])[]): string {
  const sum = parts.reduce((so, [hundredths, weight]) => so + hundredths * weight, 0n);
  const weight = parts.reduce((so, [, one]) => so + one, 0n);
  const millionths = (sum * 20_000n + weight) / (2n * weight); // hundredths → millionths, half up
  const digits = String(millionths).padStart(7, '0');
  return plain(decimal(`${digits.slice(0, -6)}.${digits.slice(-6)}`));
}

test('a rate in per mille, weighted over months, sites, regions and the group', async () => {
  const east = [
    [250n, 4000n],
    [200n, 3500n],
    [175n, 4000n],
  ] as const;
  const west = [
    [320n, 2500n],
    [280n, 2500n],
  ] as const;
  expect(await rolledUp('EAST', '2024-Q1', 'FALL_RATE', 'INPATIENT')).toBe(`${quotient(east)} /11500 of 1/1`);
  expect(await rolledUp('WEST', '2024-Q1', 'FALL_RATE', 'INPATIENT')).toBe('3 /5000 of 1/1');
  expect(await rolledUp('CITY', '2024-Q1', 'FALL_RATE', 'INPATIENT')).toBe(
    `${quotient([...east, ...west])} /16500 of 2/2`,
  );
  expect(await rolledUp('GROUP', '2024-01', 'FALL_RATE', 'INPATIENT')).toBe(
    `${quotient([
      [250n, 4000n],
      [320n, 2500n],
    ])} /6500 of 2/3`,
  );
});

test('a bound stays a bound', async () => {
  // low: (0.5·2000 + 0·1800 + 0·2100) / 5900; high: (0.5·2000 + 0.5·1800) / 5900
  const low = quotient([
    [50n, 2000n],
    [0n, 3900n],
  ]);
  const high = quotient([
    [50n, 3800n],
    [0n, 2100n],
  ]);
  expect(await rolledUp('EAST', '2024-Q1', 'FALL_RATE', 'DAY')).toBe(`${low}..${high} /5900 of 1/1`);
});

test('counts are added', async () => {
  expect(await rolledUp('EAST', '2024-Q1', 'FALLS')).toBe('26 /0 of 1/1');
  expect(await rolledUp('CITY', '2024-02', 'FALLS')).toBe('15 /0 of 2/2');
  expect(await rolledUp('GROUP', '2024-Q1', 'FALLS')).toBe('44 /0 of 3/3'); // 26 + 15 + 3
});

test('a mean of times in different units', async () => {
  const all = [
    [2400n, 900n],
    [2050n, 1000n],
    [1800n, 1100n],
    [3000n, 600n],
    [2400n, 500n],
    [1500n, 200n],
    [1200n, 250n],
    [900n, 300n],
  ] as const;
  expect(await rolledUp('GROUP', '2024-Q1', 'WAITING_TIME')).toBe(`${quotient(all)} /4850 of 3/3`);
  expect(await rolledUp('COAST', '2024-Q1', 'WAITING_TIME')).toBe(`${quotient(all.slice(5))} /750 of 1/1`);
  expect(await rolledUp('GROUP', '2024-03', 'WAITING_TIME')).toBe(
    `${quotient([
      [1800n, 1100n],
      [900n, 300n],
    ])} /1400 of 2/3`,
  );
});

test('of a maximum the largest', async () => {
  expect(await rolledUp('EAST', '2024-Q1', 'LONGEST_WAIT')).toBe('195 /0 of 1/1');
  expect(await rolledUp('GROUP', '2024-Q1', 'LONGEST_WAIT')).toBe('210 /0 of 3/3');
  expect(await rolledUp('GROUP', '2024-03', 'LONGEST_WAIT')).toBe('195 /0 of 2/3');
});

test('of rounds the latest of each site, weighted over sites', async () => {
  expect(await rolledUp('EAST', '2024-Q1', 'ACCREDITATION')).toBe('86 /50 of 1/1');
  // (86·50 + 91·30) / 80 = 87.875
  expect(await rolledUp('GROUP', '2024-Q1', 'ACCREDITATION')).toBe('87.875 /80 of 2/3');
});

test('what does not roll up stays where it was reported', async () => {
  expect(await rolledUp('EAST', '2024-Q1', 'STAFF_SURVEY')).toBe('71.5 /0 of 1/1');
  expect(await rolledUp('CITY', '2024-Q1', 'STAFF_SURVEY')).toBeUndefined();
  expect(await rolledUp('EAST', '2024', 'STAFF_SURVEY')).toBeUndefined();
});

test('every rollup is what its observations make', async () => {
  for await (const difference of verify(warehouse, hospital)) throw new Error(JSON.stringify(difference));
  // all series of the catalogue but the survey, which stays where it was reported
  const rolledUpSeries = hospital.series.filter(({ rollup }) => rollup !== 'none').length;
  const version = await warehouse.version();
  expect(await warehouse.countRollups({ periods: ['2024-Q1'], branches: ['GROUP'] }, version)).toBe(rolledUpSeries);
});
