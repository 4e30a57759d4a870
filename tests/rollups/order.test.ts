import { decimal, figureStatuses, plain } from '../../src/model';
import {
  answer,
  countAnswer,
  countReported,
  orderFields,
  reported,
  type OrderBy,
  type RollupFigure,
  type RollupQuery,
} from '../../src/rollups';
import type { ObservationKey, RollupKey, StoredObservation, Warehouse } from '../../src/warehouse';
import { describeOnEveryEngine } from '../servers/engines';
import { inWarehouse } from '../warehouse/sample';
import { catalogue, store, type Given } from './world';

const periods = ['2009', '2009-H2', '2009-07', '2009-08'];
const everything: RollupQuery = { periods };

/** Values that a comparison of texts would put elsewhere, bounds, ties, and figures without a value. */
const values = [
  ['9', '9', '3'],
  ['10', '10', '20'],
  ['0', '0.00001', '3'],
  ['0', '0', '100'],
  ['9', '11', '3'],
  ['9', '9', '20'],
] as const;

async function fill(warehouse: Warehouse): Promise<void> {
  let place = 0;
  for (const branch of ['D', 'A', 'C', 'B']) {
    const figures: Given[] = [];
    for (const period of ['2009-07', '2009-08']) {
      for (const [indicator, customerClass] of [
        ['MEAN', 'ALL'],
        ['MEAN', 'FEW'],
        ['COUNT', 'ALL'],
        ['MOST', 'ALL'],
      ] as const) {
        const [low, high, volume] = values[place % values.length] ?? values[0];
        place += 1;
        const silent = place % 7 === 0;
        figures.push({
          ...{ period, service: 'ONE', indicator, customerClass },
          ...(silent
            ? { status: 'NOT_OFFERED' as const, low: undefined, high: undefined, volume: undefined }
            : { status: 'REPORTED' as const, low, high, volume }),
        });
      }
      const limited = String(3 + (Math.floor(place / 4) % 4)); // on either side of the limit of 5
      figures.push({
        ...{ period, service: 'TWO', indicator: 'MEAN', customerClass: 'ALL', status: 'REPORTED' },
        ...{ low: limited, high: limited, volume: '1' },
      });
    }
    await store(warehouse, { branch, period: '2009-H2', figures });
  }
}

type Sortable = RollupFigure | StoredObservation;

const ranks: Record<string, (one: Sortable) => number> = {
  period: (one) => ['2009', '2009-H2', '2009-07', '2009-08'].indexOf(one.period),
  branch: (one) => ['HEAD', 'NORTH', 'A', 'B', 'SOUTH', 'C', 'D'].indexOf(one.branch),
  service: (one) => ['ONE', 'TWO'].indexOf(one.service),
  indicator: (one) => ['MEAN', 'COUNT', 'MOST', 'ROUND', 'ALONE'].indexOf(one.indicator),
  'customer-class': (one) => ['ALL', 'FEW'].indexOf(one.customerClass),
  status: (one) => figureStatuses.indexOf(one.status),
  // a float is exact enough for the few values of this test; no value is beyond all others either way
  value: (one) => (one.low === undefined ? NaN : Number(plain(one.low)) + Number(plain(one.high ?? one.low)) / 1e6),
  volume: (one) => (one.volume === undefined ? NaN : Number(plain(one.volume))),
};

/** Whether `rows` are in the order: each step is held against numbers worked out here. */
function expectOrdered(rows: readonly Sortable[], orders: readonly OrderBy[]): void {
  const all = [
    ...orders,
    ...['period', 'branch', 'service', 'indicator', 'customer-class'].map((by) => ({ by, descending: false })),
  ];
  for (const [place, row] of rows.entries()) {
    const next = rows[place + 1];
    if (!next) return;
    for (const { by, descending } of all) {
      const [a, b] = [ranks[by]?.(row) ?? 0, ranks[by]?.(next) ?? 0];
      if (Number.isNaN(a) && Number.isNaN(b)) continue;
      if (a === b) continue;
      const right = Number.isNaN(a) ? false : Number.isNaN(b) ? true : descending ? a > b : a < b;
      expect([by, row, next, right]).toEqual([by, row, next, true]);
      break;
    }
  }
}

const keyOf = (one: RollupKey): string =>
  [one.period, one.branch, one.service, one.indicator, one.customerClass].join(' ');

const orders: readonly (readonly OrderBy[])[] = [
  ...orderFields.flatMap((by) => [[{ by, descending: false }], [{ by, descending: true }]]),
  [
    { by: 'indicator', descending: true },
    { by: 'value', descending: true },
  ],
  [
    { by: 'status', descending: false },
    { by: 'volume', descending: true },
    { by: 'branch', descending: true },
  ],
];

describeOnEveryEngine('orders', (engine) => {
  test('rollups come in any order, whole and in pages, each once', async () => {
    await inWarehouse(engine, async (warehouse) => {
      await fill(warehouse);
      const version = await warehouse.version();
      const natural = await answer(warehouse, catalogue, everything, { limit: 10_000, version });
      expect(natural.figures.length).toBeGreaterThan(100);
      for (const order of orders) {
        const query = { ...everything, order };
        const { figures } = await answer(warehouse, catalogue, query, { limit: 10_000, version });
        expectOrdered(figures, order);
        expect(figures.map(keyOf).sort()).toEqual(natural.figures.map(keyOf).sort());
        const walked: string[] = [];
        let after: RollupKey | undefined;
        for (;;) {
          const page = await answer(warehouse, catalogue, query, { limit: 50, after, version });
          walked.push(...page.figures.map(keyOf));
          after = page.figures.at(-1);
          if (!page.hasNext) break;
        }
        expect(walked).toEqual(figures.map(keyOf));
      }
    });
  });

  test('observations come in any order, whole and in pages', async () => {
    await inWarehouse(engine, async (warehouse) => {
      await fill(warehouse);
      const version = await warehouse.version();
      for (const order of orders) {
        const page = { limit: 10_000, version, mostSorted: 1000 };
        const { rows } = await reported(warehouse, catalogue, { order }, page);
        expectOrdered(rows, order);
        expect(rows).toHaveLength(await warehouse.countObservations({}, version));
        const walked: string[] = [];
        let after: ObservationKey | undefined;
        for (;;) {
          const some = await reported(warehouse, catalogue, { order }, { ...page, limit: 7, after });
          walked.push(...some.rows.map(keyOf));
          after = some.rows.at(-1);
          if (!some.hasNext) break;
        }
        expect(walked).toEqual(rows.map(keyOf));
      }
    });
  });

  test('more rows than may be sorted are refused with the name of the limit', async () => {
    await inWarehouse(engine, async (warehouse) => {
      await fill(warehouse);
      const version = await warehouse.version();
      const order = [{ by: 'value', descending: true }] as const;
      const count = await countAnswer(warehouse, catalogue, everything, version);
      const sorted = (mostSorted: number) =>
        answer(warehouse, catalogue, { ...everything, order }, { limit: 1, version, mostSorted });
      expect((await sorted(count)).figures).toHaveLength(1);
      const refusal = { code: 'LIMIT_EXCEEDED', values: { limit: count - 1, setting: 'LIMIT_SORTED_ROWS' } };
      await expect(sorted(count - 1)).rejects.toMatchObject(refusal);
      const total = await warehouse.countObservations({}, version);
      const page = { limit: 1, version, mostSorted: total - 1 };
      await expect(reported(warehouse, catalogue, { order }, page)).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' });
    });
  });
});

describeOnEveryEngine('filters by what figures are', (engine) => {
  test('keep what surely fits, of rollups and of observations, and count it', async () => {
    await inWarehouse(engine, async (warehouse) => {
      await fill(warehouse);
      const version = await warehouse.version();
      const { figures } = await answer(warehouse, catalogue, everything, { limit: 10_000, version });
      const { rows } = await warehouse.observations({}, version, 10_000);
      const number = (of: { toFixed(): string } | undefined): number => (of === undefined ? NaN : Number(of.toFixed()));
      const filters = [
        [{ statuses: ['NOT_OFFERED', 'NOT_REPORTED'] }, (one: Sortable) => /^NOT_/.test(one.status)],
        [{ valueAtLeast: decimal('9') }, (one: Sortable) => number(one.low) >= 9],
        [{ valueAtMost: decimal('9') }, (one: Sortable) => number(one.high) <= 9],
        [
          { valueAtLeast: decimal('4'), valueAtMost: decimal('9') },
          (one: Sortable) => number(one.low) >= 4 && number(one.high) <= 9,
        ],
        // the limit of service TWO is at most 5; its values lie from 3 to 6
        [{ meetsLimit: true }, (one: Sortable) => one.service === 'TWO' && number(one.high) <= 5],
        [{ meetsLimit: false }, (one: Sortable) => one.service === 'TWO' && number(one.low) > 5],
      ] as const;
      for (const [filter, fits] of filters) {
        const query = { ...everything, ...filter };
        const found = await answer(warehouse, catalogue, query, { limit: 10_000, version });
        expect(found.figures.map(keyOf)).toEqual(figures.filter(fits).map(keyOf));
        expect(found.figures.length).toBeGreaterThan(0);
        expect(await countAnswer(warehouse, catalogue, query, version)).toBe(found.figures.length);
        const [first] = found.figures;
        if (first) {
          const rest = await answer(warehouse, catalogue, query, { limit: 10_000, after: first, version });
          expect(rest.figures.map(keyOf)).toEqual(found.figures.slice(1).map(keyOf));
        }
        const page = { limit: 10_000, version, mostSorted: 1 };
        const said = await reported(warehouse, catalogue, filter, page);
        expect(said.rows.map(keyOf)).toEqual(rows.filter(fits).map(keyOf));
        expect(await countReported(warehouse, catalogue, filter, version)).toBe(said.rows.length);
      }
    });
  });
});
