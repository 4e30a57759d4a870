import type { Served } from './served';
import { rest, twoYears, values, walk, type Page } from './two-years';

let served: Served;
beforeAll(async () => {
  served = await twoYears();
});
afterAll(() => served.close());

describe('comparisons', () => {
  const query = (fields: string, filter = ''): string =>
    `comparisons(filter: { periods: ["2024-01"] ${filter} }, level: BRANCH, with: YEAR_BEFORE, lang: EN, {page}) { nodes { ${fields} } ${rest} }`;

  test('hold each figure against the year before, in pages', async () => {
    const fields =
      'branch indicator value beforePeriod beforeValue beforeStatus difference differenceLow changePercent changeDisplay trend';
    const expected = [
      ['EAST', 'FALL_RATE', null, '2023-01', '2', 'COMPLETE', null, '-2', null, '-100…-75%', 'BETTER'],
      ['EAST', 'FALLS', '11', '2023-01', '11', 'COMPLETE', '0', '0', '0', '0%', 'SAME'],
      ['EAST', 'WAITING_TIME', '18', '2023-01', '20', 'COMPLETE', '-2', '-2', '-10', '-10%', 'BETTER'],
      ['WEST', 'FALL_RATE', '3.5', '2023-01', '2', 'COMPLETE', '1.5', '1.5', '75', '+75%', 'WORSE'],
      ['WEST', 'FALLS', '9', '2023-01', '7', 'COMPLETE', '2', '2', '28.571428571428571', '+28.6%', 'WORSE'],
      ['WEST', 'WAITING_TIME', '18', '2023-01', '30', 'COMPLETE', '-12', '-12', '-40', '-40%', 'BETTER'],
      ['BAY', 'FALLS', '2', '2023-01', null, null, null, null, null, '—', 'NONE'],
      ['BAY', 'WAITING_TIME', '31', '2023-01', null, null, null, null, null, '—', 'NONE'],
    ];
    for (const first of [3, 100]) expect(values(await walk(served, query(fields), first))).toEqual(expected);
  });

  test('take filters and orders as rollups do', async () => {
    const text = `{ comparisons(
      filter: { periods: ["2024-01"], indicators: ["WAITING_TIME"], valueAtMost: "30" }, level: BRANCH, with: YEAR_BEFORE,
      orderBy: [{ field: VALUE, direction: DESCENDING }, { field: BRANCH, direction: DESCENDING }]
    ) { nodes { branch } } }`;
    const { comparisons } = await served.data<{ comparisons: { nodes: object[] } }>(text);
    expect(comparisons.nodes).toEqual([{ branch: 'WEST' }, { branch: 'EAST' }]);
  });

  test('stay with the version that a walk began with, and answer of an earlier one', async () => {
    const version = await served.tongbao.warehouse.version();
    const text = `query ($asOf: String) { comparisons(
      filter: { periods: ["2024-01"], indicators: ["WAITING_TIME"] }, with: YEAR_BEFORE, asOf: $asOf
    ) { nodes { value beforeValue } } }`;
    const at = async (asOf: number) =>
      (await served.data<{ comparisons: Page }>(text, { asOf: String(asOf) })).comparisons;
    // before the bay reported: (18·2 + 18·1) / 3, against (20·1 + 30·2) / 3
    expect((await at(version - 1)).nodes).toEqual([{ value: '18', beforeValue: '26.666666666666667' }]);
    expect((await at(1)).nodes).toEqual([]);
  });
});

describe('rows of rollups', () => {
  test('say what they were, where they rank and how far from their limits they are', async () => {
    const text = `{ rollups(filter: { periods: ["2024-01"], indicators: ["FALLS", "FALL_RATE"] }, level: BRANCH, lang: EN) {
      nodes {
        branch indicator
        before(with: YEAR_BEFORE) { beforeValue difference trend }
        rank { rank rankBest rankWorst tied rankedOf }
        distanceToLimit { max distanceLow distanceHigh percentLow met }
        distanceToQuota { max source distance percent met }
      }
    } }`;
    const { rollups } = await served.data<{ rollups: { nodes: object[] } }>(text);
    const source = 'Group order 12 of 2023';
    const row = (
      [branch, indicator]: [string, string],
      [beforeValue, difference, trend]: [string | null, string | null, string],
      [rank, rankedOf]: [number, number],
      limit: object | null,
      quota: object | null,
    ) => ({
      ...{ branch, indicator, before: { beforeValue, difference, trend } },
      rank: { rank, rankBest: rank, rankWorst: rank, tied: false, rankedOf },
      ...{ distanceToLimit: limit, distanceToQuota: quota },
    });
    expect(rollups.nodes).toEqual([
      row(
        ['EAST', 'FALL_RATE'],
        ['2', null, 'BETTER'],
        [1, 2],
        { max: '3', distanceLow: '2.5', distanceHigh: '3', percentLow: '83.333333333333333', met: true },
        null,
      ),
      row(['EAST', 'FALLS'], ['11', '0', 'SAME'], [3, 3], null, {
        ...{ max: '10', source: null, distance: '-1', percent: '-10', met: false },
      }),
      row(
        ['WEST', 'FALL_RATE'],
        ['2', '1.5', 'WORSE'],
        [2, 2],
        { max: '3', distanceLow: '-0.5', distanceHigh: '-0.5', percentLow: '-16.666666666666667', met: false },
        null,
      ),
      row(['WEST', 'FALLS'], ['7', '2', 'WORSE'], [2, 3], null, {
        ...{ max: '8', source: null, distance: '-1', percent: '-12.5', met: false },
      }),
      row(['BAY', 'FALLS'], [null, null, 'NONE'], [1, 3], null, {
        ...{ max: '8', source: null, distance: '6', percent: '75', met: true },
      }),
    ]);
    const named = `{ rollups(filter: { periods: ["2023-01"], indicators: ["FALLS"], branches: ["EAST"] }, lang: EN) {
      nodes { distanceToQuota { max source } } } }`;
    expect(await served.data(named)).toEqual({
      rollups: { nodes: [{ distanceToQuota: { max: '12', source } }] },
    });
  });
});

describe('rankings', () => {
  const query = (filter: string, level = 'BRANCH'): string =>
    `rankings(filter: { periods: ["2024-01"] ${filter} }, level: ${level}, {page}) { nodes { indicator branch rank rankBest tied rankedOf } ${rest} }`;

  test('go by series and rank, equals together', async () => {
    const expected = [
      ['FALL_RATE', 'EAST', 1, 1, false, 2],
      ['FALL_RATE', 'WEST', 2, 2, false, 2],
      ['FALLS', 'BAY', 1, 1, false, 3],
      ['FALLS', 'WEST', 2, 2, false, 3],
      ['FALLS', 'EAST', 3, 3, false, 3],
      ['WAITING_TIME', 'EAST', 1, 1, true, 3],
      ['WAITING_TIME', 'WEST', 1, 1, true, 3],
      ['WAITING_TIME', 'BAY', 3, 3, false, 3],
    ];
    for (const first of [1, 3, 100]) expect(values(await walk(served, query(''), first))).toEqual(expected);
    expect(values(await walk(served, query(', branches: ["BAY"]'), 1))).toEqual(
      expected.filter((row) => row[1] === 'BAY'),
    );
  });

  test('need everybody’s figures: who sees only their own gets none', async () => {
    const headers = { authorization: `Bearer ${await served.tokenFor('uploader', 'EAST')}` };
    const refused = await served.graphql(`{ ${query('').replace(', {page}', '')} }`, {}, headers);
    expect(refused.errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
    const own = `{ rollups(filter: { periods: ["2024-01"], indicators: ["FALLS"] }, level: BRANCH) { nodes { branch rank { rank } } } }`;
    expect(await served.data(own, {}, headers)).toEqual({ rollups: { nodes: [{ branch: 'EAST', rank: null }] } });
  });
});
