import { BetterSqlite3QueryRunner } from 'typeorm/driver/better-sqlite3/BetterSqlite3QueryRunner';
import { servedProvince, type Served } from './served';

let served: Served;
beforeAll(async () => {
  served = await servedProvince('sample');
  // who asks is looked up once
  await served.data('{ __typename }');
});
afterAll(() => served.close());

/** The statements that the database was asked to answer `query`. */
async function statementsOf(query: string): Promise<string[]> {
  const asked = jest.spyOn(BetterSqlite3QueryRunner.prototype, 'query');
  try {
    await served.data(query);
    return asked.mock.calls.map(([statement]) => statement);
  } finally {
    asked.mockRestore();
  }
}

/**
 * How many of them there were beside finding out where the warehouse stands. When the token was last used is noted now
 * and then, on nobody's account.
 */
async function statements(query: string): Promise<number> {
  const asked = await statementsOf(query);
  return asked.filter((statement) => /^SELECT (?!\* FROM warehouse_state\b)/.test(statement)).length;
}

const nested = (first: number) =>
  `{ observations(filter: {periods: ["2009-07"]}, first: ${first}) { nodes { cell submission { fileName branchName } } } }`;

describe('what an answer costs the database', () => {
  test('the submissions of many observations are looked up together', async () => {
    const few = await statements(nested(2));
    const many = await statements(nested(378));
    expect(few).toBeGreaterThan(0);
    expect(many).toBe(few);
  });

  test('a list is counted only where its count is asked for', async () => {
    const list = (fields: string) => `{ observations(filter: {}, first: 1) { ${fields} } }`;
    expect(await statements(list('nodes { cell } totalCount'))).toBe((await statements(list('nodes { cell }'))) + 1);
  });

  test('what stands in the catalogue asks nothing', async () => {
    expect(
      await statements('{ services { code } indicators { code } branches { code } customerClasses { code } }'),
    ).toBe(0);
  });

  test('a question that was answered costs no more than finding out that nothing has changed', async () => {
    const query = '{ rollups(filter: {periods: ["2009-H2"]}) { nodes { display } } }';
    expect(await statements(query)).toBeGreaterThan(0);
    expect(await statements(query)).toBe(0);
    expect((await statementsOf(query)).length).toBeGreaterThan(0);
  });

  test('sources cost a fixed number of statements a figure', async () => {
    const sources = (first: number) =>
      `{ rollups(filter: {periods: ["2009-H2"]}, first: ${first}) { nodes { sources(first: 100) { nodes { cell submission { id } } } } } }`;
    const [one, two, three] = [
      await statements(sources(1)),
      await statements(sources(2)),
      await statements(sources(3)),
    ];
    expect(three - two).toBe(two - one);
    expect(two - one).toBeLessThanOrEqual(3);
  });
});
