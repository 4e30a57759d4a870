import { getIntrospectionQuery } from 'graphql';
import { ask, refusal, refused, repeated } from './refusals';
import { servedProvince, type Served } from './served';

describe('the size of a query', () => {
  let served: Served;
  beforeAll(async () => {
    served = await servedProvince('empty', {
      LIMIT_QUERY_DEPTH: '5',
      LIMIT_QUERY_TOKENS: '400',
      LIMIT_QUERY_FIELDS: '60',
      LIMIT_QUERY_ROOT_FIELDS: '4',
      LIMIT_QUERY_ALIASES: '6',
      LIMIT_QUERY_DIRECTIVES: '3',
      LIMIT_PAGE_SIZE: '50',
    });
  });
  afterAll(() => served.close());

  const observations = (inner: string): string => `{ submissions { nodes { observations { nodes { ${inner} } } } } }`;

  test.each<[string, string, string, ReturnType<typeof refused>]>([
    ['depth', observations('cell'), observations('submission { id }'), refused('depth', 6, 5, 'LIMIT_QUERY_DEPTH')],
    [
      'tokens', // 16 beside those in the list
      `{ rollups(filter: {periods: [${repeated(384, () => '"2009"')}]}) { totalCount } }`,
      `{ rollups(filter: {periods: [${repeated(385, () => '"2009"')}]}) { totalCount } }`,
      refused('tokens', '400+', 400, 'LIMIT_QUERY_TOKENS'),
    ],
    [
      'fields',
      `{ services { ${repeated(59, () => 'code')} } }`,
      `{ services { ${repeated(60, () => 'code')} } }`,
      refused('fields', 61, 60, 'LIMIT_QUERY_FIELDS'),
    ],
    [
      'fields, which fragments have wherever they are spread', // 2 + 2 × (1 + 4 × (1 + 6)) = 60
      `{ services { code ...A ...A } } fragment A on Service { ${repeated(4, () => '...B')} } fragment B on Service { ${repeated(6, () => 'code')} }`,
      `{ services { code ...A ...A } } fragment A on Service { ${repeated(4, () => '...B')} } fragment B on Service { ${repeated(7, () => 'code')} }`,
      refused('fields', 68, 60, 'LIMIT_QUERY_FIELDS'),
    ],
    [
      'questions at once',
      `{ ${repeated(4, () => 'services { code }')} }`,
      `{ ${repeated(4, () => 'services { code }')} ... on Query { branches { code } } }`,
      refused('rootFields', 5, 4, 'LIMIT_QUERY_ROOT_FIELDS'),
    ],
    [
      'aliases',
      `{ services { ${repeated(6, (i) => `a${i}: code`)} } }`,
      `{ services { ${repeated(7, (i) => `a${i}: code`)} } }`,
      refused('aliases', 7, 6, 'LIMIT_QUERY_ALIASES'),
    ],
    [
      'directives',
      `{ services @include(if: true) { code @skip(if: false) nameZh @include(if: true) } }`,
      `{ services @include(if: true) { code @skip(if: false) ... @include(if: true) { nameZh @include(if: true) } } }`,
      refused('directives', 4, 3, 'LIMIT_QUERY_DIRECTIVES'),
    ],
    [
      'rows of a page',
      '{ submissions(first: 50) { nodes { id } } }',
      '{ submissions(first: 51) { nodes { id } } }',
      refused('first', 51, 50, 'LIMIT_PAGE_SIZE'),
    ],
  ])('%s: just at the limit it is answered, just over it is refused', async (_, within, beyond, expected) => {
    const answered = await ask(served, within);
    expect(answered.errors).toBeUndefined();
    expect(answered.status).toBe(200);
    expect(refusal(await ask(served, beyond))).toEqual(expected);
  });

  test('fragments that double each other are refused, and soon', async () => {
    const doubled = repeated(30, (i) => `fragment F${i} on Service { ...F${i + 1} ...F${i + 1} }`);
    const query = `{ services { ...F0 } } ${doubled} fragment F30 on Service { code }`;
    const { status, code, setting } = refusal(await ask(served, query)) as Record<string, unknown>;
    expect({ status, code, setting }).toEqual({ status: 400, code: 'LIMIT_EXCEEDED', setting: 'LIMIT_QUERY_FIELDS' });
  });

  test('a limit is told in the language of whoever asks', async () => {
    const { errors } = await served.graphql(observations('submission { id }'), undefined, { 'accept-language': 'en' });
    expect(errors?.[0]?.message).toMatch(/depth 6 is over the limit of 5 \(setting LIMIT_QUERY_DEPTH\)/);
  });
});

describe('what is asked of the schema itself', () => {
  let served: Served;
  beforeAll(async () => {
    served = await servedProvince('empty', { LIMIT_QUERY_DEPTH: '3' });
  });
  afterAll(() => served.close());

  test('the query that tools send passes, and tells a whole schema', async () => {
    const everything = getIntrospectionQuery({
      ...{ descriptions: true, schemaDescription: true, specifiedByUrl: true },
      ...{ directiveIsRepeatable: true, inputValueDeprecation: true, oneOf: true },
    });
    const { status, errors, data } = await ask(served, everything, undefined, 'IntrospectionQuery');
    expect({ status, errors }).toEqual({ status: 200, errors: undefined });
    const types = (data as { __schema: { types: { name: string }[] } }).__schema.types.map(({ name }) => name);
    expect(types).toEqual(expect.arrayContaining(['Query', 'RollupRow', 'Decimal']));
  });

  test('one list within lists more than it has is refused', async () => {
    const within = '{ __type(name: "Query") { fields { type { fields { args { name } } } } } }';
    expect(await ask(served, within)).toMatchObject({ status: 200 });
    const beyond = '{ __type(name: "Query") { fields { type { fields { type { fields { args { name } } } } } } } }';
    expect(refusal(await ask(served, beyond))).toEqual(refused('introspection', 4, 3, 'LIMIT_INTROSPECTION_DEPTH'));
  });
});
