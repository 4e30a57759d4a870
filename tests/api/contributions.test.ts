import { decimal, plain } from '../../src/model';
import type { Served } from './served';
import { rest, twoYears, values, walk, type Row } from './two-years';

let served: Served;
beforeAll(async () => {
  served = await twoYears();
});
afterAll(() => served.close());

describe('contributions', () => {
  const query = (fields: string, filter = ''): string =>
    `contributions(period: "2024-01", with: YEAR_BEFORE ${filter}, {page}) { nodes { ${fields} } ${rest} }`;
  const sum = (rows: readonly Row[], field: string): string =>
    plain(rows.reduce((so, row) => so.plus(decimal(String(row[field]))), decimal('0')));

  test('add up to the change exactly', async () => {
    const fields =
      'indicator branch beforeValue value volumeShare rateEffect weightEffect contribution share headDifference method determined';
    for (const first of [2, 100]) {
      const rows = await walk(served, query(fields, ', filter: { indicators: ["WAITING_TIME"] }'), first);
      expect(rows.map((row) => [row['branch'], row['beforeValue'], row['value'], row['method']])).toEqual([
        ['EAST', '20', '18', 'MEAN'],
        ['WEST', '30', '18', 'MEAN'],
        ['BAY', null, '31', 'MEAN'],
      ]);
      // (18·3 + 31·4) / 7 = 25.428571428571429 against 80 / 3 = 26.666666666666667
      expect(rows[0]?.['headDifference']).toBe('-1.238095238095238');
      expect(sum(rows, 'contribution')).toBe('-1.238095238095238');
      expect(sum(rows, 'share')).toBe('100');
      expect(rows.map((row) => row['rateEffect'])).toEqual([
        '-0.619047619047619', // (1/3 + 2/7) / 2 · −2 = −13/21
        '-4.857142857142857', // (2/3 + 1/7) / 2 · −12 = −34/7
        '0',
      ]);
    }
  });

  test('of a count are changes; of what is not known exactly there are none', async () => {
    const fields =
      'indicator branch contribution share contributionDisplay headDifferenceLow headDifferenceHigh determined';
    expect(values(await walk(served, query(fields, ', lang: EN, filter: { services: ["NURSING"] }'), 100))).toEqual([
      // (0 to 0.5 + 3.5) / 2 against 2
      ['FALL_RATE', 'EAST', null, null, '—', '-0.25', '0', false],
      ['FALL_RATE', 'WEST', null, null, '—', '-0.25', '0', false],
      ['FALLS', 'EAST', '0', '0', '0', '4', '4', true],
      ['FALLS', 'WEST', '2', '50', '+2', '4', '4', true],
      ['FALLS', 'BAY', '2', '50', '+2', '4', '4', true],
    ]);
  });

  test('are of a unit that others report to', async () => {
    const rows = await walk(
      served,
      query('branch head contribution', ', branch: "CITY", filter: { indicators: ["FALLS"] }'),
      100,
    );
    expect(values(rows)).toEqual([
      ['EAST', 'CITY', '0'],
      ['WEST', 'CITY', '2'],
    ]);
    const refused = await served.graphql(`{ ${query('branch', ', branch: "EAST"').replace(', {page}', '')} }`);
    expect(refused.errors?.map(({ extensions }) => extensions.code)).toEqual(['ARGUMENT_INVALID']);
  });

  test('need everybody’s figures: who sees only their own gets none', async () => {
    const headers = { authorization: `Bearer ${await served.tokenFor('uploader', 'EAST')}` };
    const refused = await served.graphql(`{ ${query('branch').replace(', {page}', '')} }`, {}, headers);
    expect(refused.errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  });
});

describe('a trend', () => {
  test('shows the periods in order, with the gaps', async () => {
    const query = `trend(period: "2024-01", periods: 13, filter: { indicators: ["WAITING_TIME"] }, branches: ["EAST"], {page}) {
      nodes { period value status trend overall } ${rest} }`;
    for (const first of [4, 100]) {
      const rows = await walk(served, query, first);
      expect(rows.map((row) => row['period'])).toEqual([
        ...Array.from({ length: 12 }, (_, i) => `2023-${String(i + 1).padStart(2, '0')}`),
        '2024-01',
      ]);
      expect(rows.filter((row) => row['status'] !== null).map((row) => [row['period'], row['value']])).toEqual([
        ['2023-01', '20'],
        ['2024-01', '18'],
      ]);
      expect(new Set(rows.map((row) => row['trend']))).toEqual(new Set(['NONE']));
      expect(new Set(rows.map((row) => row['overall']))).toEqual(new Set(['BETTER']));
    }
  });

  test('has a limit', async () => {
    for (const periods of [0, 121]) {
      const { errors } = await served.graphql(`{ trend(period: "2024-01", periods: ${periods}) { totalCount } }`);
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['ARGUMENT_INVALID']);
    }
  });
});
