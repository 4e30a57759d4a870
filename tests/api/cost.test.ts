import { buildSchema, getNamedType, isObjectType } from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiCosts, printApiSchema } from '../../src/api';
import { ask, refusal, refused } from './refusals';
import { servedProvince, type Served } from './served';

describe('the cost of a query', () => {
  let served: Served;
  beforeAll(async () => {
    served = await servedProvince('empty', { LIMIT_QUERY_COST: '1900', LIMIT_PAGE_SIZE: '100' });
  });
  afterAll(() => served.close());

  const filter = 'filter: {periods: ["2009-H2"]}';

  /** Worked out by hand from docs/cost.md. */
  test.each<[string, string, object | undefined, number]>([
    ['a list of the catalogue', '{ services { code nameZh } }', undefined, 10],
    ['a page: its rows', `{ rollups(${filter}, first: 7) { nodes { value unit } } }`, undefined, 10 + 7],
    ['and their count', `{ rollups(${filter}, first: 7) { nodes { value } totalCount } }`, undefined, 10 + 7 * 2],
    ['no page is over the limit of pages', `{ rollups(${filter}) { nodes { value } } }`, undefined, 10 + 100],
    [
      'the sources of each row',
      `{ rollups(${filter}, first: 5) { nodes { sources(first: 20) { nodes { cell } } } } }`,
      undefined,
      10 + 5 * (1 + 10 + 20),
    ],
    [
      'and the workbook of each of those',
      `{ rollups(${filter}, first: 5) { nodes { sources(first: 20) { nodes { cell submission { fileName } } } } } }`,
      undefined,
      10 + 5 * (1 + 10 + 20 * 2),
    ],
    [
      'two questions, one of them under another name',
      `{ a: rollups(${filter}, first: 7) { nodes { value } } services { code } }`,
      undefined,
      10 + 7 + 10,
    ],
    [
      'what variables say',
      `query ($n: Int, $yes: Boolean!) { rollups(${filter}, first: $n) { nodes { value } totalCount @include(if: $yes) } }`,
      { n: 30, yes: false },
      10 + 30,
    ],
    [
      'a variable by itself',
      `query ($n: Int = 9) { rollups(${filter}, first: $n) { nodes { value } } }`,
      undefined,
      10 + 9,
    ],
    ['who is missing', '{ completeness(period: "2009-H2") { branch } }', undefined, 100],
  ])('%s', async (_, query, variables, cost) => {
    const answered = await ask(served, query, variables);
    expect(answered.errors).toBeUndefined();
    expect(answered.cost).toBe(cost);
  });

  // 10 + n × (1 + 20)
  const found = 'query ($n: Int!) { submissions(first: $n) { nodes { findings { code } } } }';

  test('just at the limit it is answered, just over it is refused: the variables decide', async () => {
    expect(await ask(served, found, { n: 90 })).toMatchObject({ status: 200, cost: 1900 });
    const told = await ask(served, found, { n: 91 });
    expect(refusal(told)).toEqual(refused('cost', 1921, 1900, 'LIMIT_QUERY_COST'));
    expect(told.cost).toBe(1921);
  });

  test('of several operations only the one that is carried out counts', async () => {
    const query = `query Small { services { code } } ${found.replace('query', 'query Large')}`;
    expect(await ask(served, query, { n: 91 }, 'Small')).toMatchObject({ status: 200, cost: 10 });
    expect(refusal(await ask(served, query, { n: 91 }, 'Large'))).toMatchObject({ setting: 'LIMIT_QUERY_COST' });
  });

  test('variables that do not fit are the fault that is told', async () => {
    const { errors } = await ask(served, found, { n: 'many' });
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['BAD_USER_INPUT']);
  });
});

describe('as it comes out of the box', () => {
  let served: Served;
  beforeAll(async () => {
    served = await servedProvince('empty');
  });
  afterAll(() => served.close());

  test('whole pages with the cells they came from pass; what multiplies further does not', async () => {
    const filter = 'filter: {periods: ["2009-H2"]}';
    const sources = 'sources { nodes { branchName sheet cell rawText } }';
    expect(await ask(served, `{ rollups(${filter}) { nodes { display ${sources} } } }`)).toMatchObject({ status: 200 });
    expect(
      await ask(served, '{ observations(filter: {}, first: 10000) { nodes { cell submission { fileName } } } }'),
    ).toMatchObject({ status: 200 });
    const nasty =
      '{ submissions { nodes { observations { nodes { submission { observations { nodes { cell } } } } } } } }';
    expect(refusal(await ask(served, nasty))).toMatchObject({ what: 'cost', setting: 'LIMIT_QUERY_COST' });
  });
});

describe('what fields cost', () => {
  const costs = new Map(apiCosts().map(({ field, cost }) => [field, cost]));
  const types = Object.values(buildSchema(printApiSchema()).getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith('__'));
  const fields = types.flatMap((type) =>
    Object.values(type.getFields()).map((field) => ({ name: `${type.name}.${field.name}`, field })),
  );

  test('every page costs by its rows, and every question something', () => {
    const pages = fields.filter(({ field }) => field.args.some(({ name }) => name === 'first'));
    expect(pages.map(({ name }) => name)).toEqual(expect.arrayContaining(['Query.rollups', 'RollupRow.sources']));
    for (const { name, field } of pages) {
      expect([name, costs.get(name)]).toEqual([name, expect.stringContaining('first ×')]);
      const rows = `${String(getNamedType(field.type))}.nodes`;
      expect([rows, costs.get(rows)]).toEqual([rows, '1 + below']);
    }
    for (const { name } of fields.filter((one) => /^(Query|Mutation)\./.test(one.name)))
      expect([name, costs.get(name)]).toEqual([name, expect.any(String)]);
  });

  test('the documentation says what they do', () => {
    const document = readFileSync(join(__dirname, '../../docs/cost.md'), 'utf8');
    const rows = [...document.matchAll(/^\| `(\w+\.\w+)` \| ([^|]*) \|/gm)].map(([, field, cost]) => [field, cost]);
    expect(rows).toEqual([...costs]);
  });
});
