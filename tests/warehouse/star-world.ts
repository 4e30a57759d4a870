import { readCatalogue, type Catalogue } from '../../src/catalogue';
import { decimal, period, periodAndWithin, periodCode, plain, type Observation } from '../../src/model';
import { followCatalogue, keepRollups } from '../../src/rollups';
import type { Warehouse } from '../../src/warehouse';
import { take } from './sample';

const named = (text: string): string => `{ zh: ${text}甲, en: ${text} }`;

/** Limits on either side and on both, below zero, and finer than any figure; bounds that reach the greatest value. */
export const catalogue: Catalogue = readCatalogue(
  `
name: ${named('star')}
organisation:
  code: HEAD
  name: ${named('head')}
  branches:
    - { code: NORTH, name: ${named('north')}, branches: [{ code: A, name: ${named('aa')} }, { code: B, name: ${named('bb')} }] }
    - { code: D, name: ${named('dd')} }
customer_classes: [{ code: ALL, name: ${named('all')} }, { code: FEW, name: ${named('few')} }]
indicators:
  - { code: MEAN, name: ${named('mean')}, unit: d, decimals: 2, direction: lower, rollup: weighted_mean, range: { min: "0" } }
  - { code: RATE, name: ${named('rate')}, unit: "%", decimals: 2, direction: higher, rollup: weighted_mean, range: { min: "0", max: "100" } }
  - { code: BALANCE, name: ${named('balance')}, unit: d, decimals: 0, direction: none, rollup: sum, range: {} }
  - { code: MOST, name: ${named('most')}, unit: d, decimals: 2, direction: lower, rollup: maximum, range: { min: "0" } }
  - { code: ALONE, name: ${named('alone')}, unit: d, decimals: 2, direction: lower, rollup: none, range: { min: "0" } }
services:
  - code: ONE
    name: ${named('one')}
    series:
      - { indicator: MEAN, classes: [ALL], limit: { max: "1.5" } }
      - { indicator: MEAN, classes: [FEW], limit: { max: "1.50000000000000000001" }, expected_from: [A] }
      - { indicator: RATE, classes: [ALL], limit: { min: "99.5", source: { zh: 规范, en: norm } } }
      - { indicator: BALANCE, classes: [ALL], limit: { min: "-10.5", max: "100" } }
      - { indicator: MOST, classes: [ALL] }
      - { indicator: ALONE, classes: [ALL], expected_from: [B, D] }
calendar: [{ every: half-year, by: month, due_days: 8 }]
`,
  'star.yaml',
);
export const reporters = ['A', 'B', 'D'];
export const allPeriods = ['2009', '2010'].flatMap((year) => periodAndWithin(period(year)).map(periodCode));

/** Numbers that are the same in every run. */
export function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * below);
  };
}

/** Values on both sides of every limit, on them, next to them in the last place, and beyond what a float can tell. */
const values: Readonly<Record<string, readonly string[]>> = {
  MEAN: ['0', '1.5', '1.500000000000001', '1.499999999999999', '9', '12345678901234.567891', '0.00001'],
  RATE: ['100', '99.5', '99.499999999999999', '0', '7'],
  BALANCE: ['-10.5', '-10.500000000000001', '-9', '-100', '100', '100.000000000000001', '3', '0', '99999999999999.5'],
  MOST: ['3', '20'],
  ALONE: ['3', '0'],
};

export function figure(roll: (below: number) => number, branch: string, code: string): Observation {
  const series = catalogue.series[roll(catalogue.series.length)];
  if (!series) throw new Error('no series');
  const { service, indicator, customerClass } = series;
  const some = values[indicator] ?? [];
  const bounds = [0, roll(2)].map((same) => decimal(some[same === 0 ? 0 : roll(some.length)] ?? '0'));
  const first = decimal(some[roll(some.length)] ?? '0');
  const second = roll(3) === 0 ? (bounds[1] ?? first) : first;
  const [low, high] = first.lt(second) ? [first, second] : [second, first];
  const status = (
    ['REPORTED', 'REPORTED', 'REPORTED', 'NO_VOLUME', 'NO_BUSINESS', 'NOT_OFFERED', 'NOT_REPORTED'] as const
  )[roll(7)];
  const valued = status === 'REPORTED';
  const volume = valued
    ? ([decimal('1'), decimal('3'), decimal('1234.5'), undefined][roll(4)] ?? undefined)
    : undefined;
  const source = { sheet: '表一', cell: 'D11', rawText: valued ? plain(low) : '—' };
  const given = { branch, period: code, service, indicator, customerClass, source, volume };
  return { ...given, status: status ?? 'REPORTED', low: valued ? low : undefined, high: valued ? high : undefined };
}

/** Submissions at random, some revised and some of them by months; the last version. */
export async function fill(warehouse: Warehouse, seed: number): Promise<number> {
  const roll = dice(seed);
  await followCatalogue(warehouse, catalogue);
  for (let n = 0; n < 14; n += 1) {
    const branch = reporters[roll(reporters.length)] ?? 'A';
    const half = ['2009-H2', '2010-H1'][roll(2)] ?? '2009-H2';
    const within = periodAndWithin(period(half)).map(periodCode);
    const added = new Map<string, Observation>();
    for (let i = 0; i < 14; i += 1) {
      const one = figure(roll, branch, within[roll(within.length)] ?? half);
      added.set(`${one.period} ${one.service} ${one.indicator} ${one.customerClass}`, one);
    }
    await warehouse.write(async (writer) => {
      const { id } = await take(writer, Buffer.from(`${seed}/${n}`), { branch, period: half });
      const closed = await writer.closeObservations(branch, ['ONE'], within);
      await writer.addObservations(id, [...added.values()]);
      await keepRollups(writer, catalogue, { branch, closed, added: [...added.values()] });
    });
  }
  return warehouse.version();
}
