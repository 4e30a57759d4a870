import pino from 'pino';
import type { WarehouseReader } from '../../src/warehouse';
import { errorIn, servedProvince, type Served } from './served';

let served: Served;
beforeAll(async () => {
  served = await servedProvince('empty', {
    LIMIT_QUERY_DEPTH: '5',
    LIMIT_QUERY_TOKENS: '200',
    LIMIT_PAGE_SIZE: '2000',
  });
});
afterAll(() => served.close());

/** What browsers say they take. */
const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
const json = { 'content-type': 'application/json' };

/** The one error of an answer. */
async function errorOf(query: string, variables?: object, headers?: Record<string, string>) {
  const { status, errors, data } = await served.graphql(query, variables, headers);
  expect(errors).toHaveLength(1);
  expect(data ?? null).toBeNull();
  const [error] = errors ?? [];
  return { status, message: error?.message ?? '', code: error?.extensions.code, extensions: error?.extensions };
}

describe('limits of a query', () => {
  test('depth: one layer too many is a 400 that names the limit and its setting', async () => {
    const within = '{ submissions { nodes { observations { nodes { cell } } } } }';
    expect(await served.graphql(within)).toMatchObject({ status: 200, data: { submissions: { nodes: [] } } });
    const beyond = '{ submissions { nodes { observations { nodes { submission { id } } } } } }';
    const { status, code, message } = await errorOf(beyond);
    expect({ status, code }).toEqual({ status: 400, code: 'LIMIT_EXCEEDED' });
    expect(message).toMatch(/LIMIT_QUERY_DEPTH/);
    expect(message).toMatch(/\b5\b/);
  });

  test('depth: fragments count where they are spread, however they are nested', async () => {
    const query = `{ submissions { ...A } }
      fragment A on SubmissionConnection { nodes { ...B } }
      fragment B on Submission { observations { nodes { submission { id } } } }`;
    expect((await errorOf(query)).code).toBe('LIMIT_EXCEEDED');
  });

  test('depth: a fragment within itself is refused, not followed for ever', async () => {
    const query = '{ submissions { ...A } } fragment A on SubmissionConnection { pageInfo { endCursor } ...A }';
    expect(await errorOf(query)).toMatchObject({ status: 400, code: 'GRAPHQL_VALIDATION_FAILED' });
  });

  test('tokens: a query that is too long is a 400 that names the limit and its setting', async () => {
    const { status, code, message } = await errorOf(`{ services { ${'code '.repeat(300)} } }`);
    expect({ status, code }).toEqual({ status: 400, code: 'LIMIT_EXCEEDED' });
    expect(message).toMatch(/LIMIT_QUERY_TOKENS/);
    expect(message).toMatch(/\b200\b/);
  });

  test('rows: a page larger than allowed names the limit and its setting', async () => {
    const query = 'query ($first: Int) { submissions(first: $first) { totalCount } }';
    expect(await served.data(query, { first: 2000 })).toEqual({ submissions: { totalCount: 0 } });
    const { status, code, message } = await errorOf(query, { first: 2001 });
    expect({ status, code }).toEqual({ status: 400, code: 'LIMIT_EXCEEDED' });
    expect(message).toMatch(/2001.*2000.*LIMIT_PAGE_SIZE/);
    expect((await errorOf(query, { first: 0 })).code).toBe('ARGUMENT_INVALID');
  });

  test('what a tool asks of the schema itself is not limited in depth', async () => {
    const nested = '{ __schema { types { fields { type { ofType { ofType { ofType { name } } } } } } } }';
    expect((await served.graphql(nested)).status).toBe(200);
  });
});

describe('arguments that do not exist', () => {
  test.each([
    ['a period', '{ rollups(filter: {periods: ["2009-H3"]}) { totalCount } }', 'periods', '2009-H2'],
    [
      'a service',
      '{ rollups(filter: {periods: ["2009"], services: ["TELEX"]}) { totalCount } }',
      'services',
      'FIXED_LINE',
    ],
    [
      'an indicator',
      '{ observations(filter: {indicators: ["HAPPINESS"]}) { totalCount } }',
      'indicators',
      'REPAIR_TIME',
    ],
    [
      'a class',
      '{ observations(filter: {customerClasses: ["NOBODY"]}) { totalCount } }',
      'customerClasses',
      'CORPORATE',
    ],
    ['a branch', '{ submissions(filter: {branches: ["999999"]}) { totalCount } }', 'branches', '210100'],
    ['the service of indicators', '{ indicators(service: "TELEX") { code } }', 'service', 'FIXED_LINE'],
    ['the period of completeness', '{ completeness(period: "201*") { late } }', 'period', '2009-H2'],
  ])('%s: the error names the argument and what is allowed', async (_, query, name, allowed) => {
    const { status, code, message } = await errorOf(query);
    expect({ status, code }).toEqual({ status: 400, code: 'ARGUMENT_INVALID' });
    expect(message).toContain(name);
    expect(message).toContain(allowed);
  });

  test.each([
    ['no base64', '%%%'],
    ['no JSON', Buffer.from('nonsense').toString('base64url')],
    ['of another list', Buffer.from('["observation",0,"2009-07","210100","S","I","C",1]').toString('base64url')],
    ['of a version yet to come', Buffer.from('["submission",7,1]').toString('base64url')],
    ['with a key too short', Buffer.from('["submission",0]').toString('base64url')],
    ['with a key of another type', Buffer.from('["submission",0,"1"]').toString('base64url')],
    ['with a negative version', Buffer.from('["submission",-1,1]').toString('base64url')],
  ])('a cursor that is %s', async (_, after) => {
    const error = await errorOf('query ($after: String) { submissions(after: $after) { totalCount } }', { after });
    expect(error).toMatchObject({ status: 400, code: 'ARGUMENT_INVALID' });
    expect(error.message).toContain('after');
  });
});

describe('languages', () => {
  const query = '{ rollups(filter: {periods: ["?"]}) { totalCount } }';

  test('an error is worded in the language asked for, and carries both', async () => {
    const zh = await errorOf(query, undefined, { 'accept-language': 'zh-CN,zh;q=0.9' });
    const en = await errorOf(query, undefined, { 'accept-language': 'en-GB,en;q=0.9' });
    expect(zh.message).toMatch(/不能是/);
    expect(en.message).toMatch(/can not be/);
    expect(en.extensions?.messages).toEqual({ zh: zh.message, en: en.message });
  });

  test('names follow the argument, else Accept-Language, else the catalogue', async () => {
    const first = async (args: string, headers?: Record<string, string>) =>
      (await served.data<{ services: { name: string }[] }>(`{ services${args} { name } }`, undefined, headers))
        .services[0]?.name;
    expect(await first('(lang: EN)', { 'accept-language': 'zh' })).toBe('Fixed line');
    expect(await first('', { 'accept-language': 'en-US' })).toBe('Fixed line');
    expect(await first('')).toBe('固定电话');
  });
});

describe('failures of machinery', () => {
  test('say nothing but the id of the request, under which the log has the cause', async () => {
    const { log, warehouse } = served.tongbao;
    const lines: string[] = [];
    const kept = pino({ level: 'error' }, { write: (line: string) => lines.push(line) });
    const logged = jest.spyOn(log, 'child').mockImplementation((bindings) => kept.child(bindings) as never);
    const failing = { value: () => Promise.reject(new Error('secret of the house')) };
    const broken = jest
      .spyOn(warehouse, 'within')
      .mockReturnValue(Object.create(warehouse, { countSubmissions: failing }) as WarehouseReader);
    const answer = await served.graphql('{ submissions { totalCount } }');
    broken.mockRestore();
    logged.mockRestore();
    expect(answer.status).toBe(500);
    expect(answer.errors?.[0]?.extensions.code).toBe('INTERNAL');
    expect(JSON.stringify(answer)).not.toMatch(/secret|stack|\.ts/);
    const id = answer.errors?.[0]?.extensions.id;
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
      expect.objectContaining({
        request: id,
        err: expect.objectContaining({ message: 'secret of the house' }) as object,
      }),
    ]);
  });

  test('over REST as well', async () => {
    const broken = jest
      .spyOn(served.tongbao.warehouse, 'submission')
      .mockRejectedValue(new Error('secret of the house'));
    const response = await fetch(`${served.url}/submissions/1`);
    expect(response.status).toBe(500);
    const error = await errorIn(response);
    expect(error.code).toBe('INTERNAL');
    expect(JSON.stringify(error)).not.toContain('secret');
    broken.mockRestore();
  });
});

describe('the one shape of errors over HTTP', () => {
  test.each([
    ['a path that is not there', 'GET', '/nowhere', 404, 'NOT_FOUND'],
    ['a method that is not there', 'DELETE', '/submissions', 405, 'METHOD_NOT_ALLOWED'],
    ['a submission that is not there', 'GET', '/submissions/7', 404, 'NOT_FOUND'],
    ['an id that can be none', 'GET', '/submissions/7e3', 404, 'NOT_FOUND'],
    ['a path that can not be decoded', 'GET', '/submissions/%ff', 400, 'USAGE'],
    ['an export format that is not there', 'GET', '/exports/rollups.pdf?periods=2009-H2', 404, 'NOT_FOUND'],
    ['an export without a period', 'GET', '/exports/rollups.csv', 400, 'ARGUMENT_INVALID'],
    [
      'an export parameter that is not there',
      'GET',
      '/exports/rollups.csv?periods=2009-H2&service=DDN',
      400,
      'ARGUMENT_INVALID',
    ],
    ['a grain that is not there', 'GET', '/exports/rollups.csv?periods=2009-H2&grain=week', 400, 'ARGUMENT_INVALID'],
    ['a language that is not ours', 'GET', '/exports/rollups.csv?periods=2009-H2&lang=fr', 400, 'ARGUMENT_INVALID'],
  ])('%s', async (_, method, path, status, code) => {
    const response = await fetch(served.url + path, { method });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(response.headers.get('content-disposition')).toBeNull();
    expect((await errorIn(response)).code).toBe(code);
  });

  test('a body that is no JSON', async () => {
    const response = await fetch(`${served.url}/graphql`, { method: 'POST', headers: json, body: '{"query":' });
    expect(response.status).toBe(400);
    expect((await errorIn(response)).code).toBe('USAGE');
  });
});

describe('queries by GET', () => {
  const query = encodeURIComponent('{ branches { code } }');

  test.each([
    ['with a JSON content type', json],
    ['with a header that forms can not send', { 'apollo-require-preflight': 'true' }],
    ['from our own pages', { 'sec-fetch-site': 'same-origin', accept: browser }],
    ['typed into a browser', { 'sec-fetch-site': 'none', accept: browser }],
  ])('%s are answered', async (_, headers) => {
    const response = await fetch(`${served.url}/graphql?query=${query}`, { headers });
    const { data } = (await response.json()) as { data: { branches: readonly { code: string }[] } };
    expect(data.branches).toHaveLength(15);
  });

  test('from other sites are not', async () => {
    const response = await fetch(`${served.url}/graphql?query=${query}`, {
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(response.status).toBe(403);
    expect((await errorIn(response)).code).toBe('CROSS_SITE');
  });

  test('a browser without a query gets a page that needs nothing from elsewhere, and its links work', async () => {
    // the front page of browsers is the console's; programs are told the addresses there
    for (const [path, accept] of Object.entries({ '/': '*/*', '/graphql': browser })) {
      const response = await fetch(served.url + path, { headers: { accept, 'accept-language': 'zh' } });
      const page = await response.text();
      expect(response.headers.get('content-type')).toMatch(/^text\/html/);
      expect(page).not.toMatch(/<script|(src|href)="(https?:)?\/\//);
      const links = [...page.matchAll(/href="(\/graphql\?[^"]+)"/g)].map(([, link]) => link ?? '');
      expect(links.length).toBeGreaterThan(2);
      for (const link of links) {
        const answer = await fetch(served.url + link, {
          headers: { 'sec-fetch-site': 'same-origin', accept: browser },
        });
        expect(await answer.json()).toEqual({ data: expect.any(Object) as object });
      }
    }
  });
});

describe('how it is running', () => {
  test('alive, ready, and counted by route rather than by path', async () => {
    expect(await (await fetch(`${served.url}/healthz`)).json()).toEqual({ status: 'alive' });
    expect(await (await fetch(`${served.url}/readyz`)).json()).toMatchObject({ status: 'ready' });
    await fetch(`${served.url}/submissions/123`);
    const metrics = await (await fetch(`${served.url}/metrics`)).text();
    expect(metrics).toMatch(
      /request_duration_seconds_count\{route="\/submissions\/:id",method="GET",status="404"\} \d/,
    );
    expect(metrics).not.toContain('123"');
  });

  test('not ready before the database is migrated', async () => {
    const unready = jest.spyOn(served.tongbao.warehouse, 'ready').mockResolvedValue(false);
    const response = await fetch(`${served.url}/readyz`);
    expect(response.status).toBe(503);
    expect((await errorIn(response)).code).toBe('DATABASE_NOT_MIGRATED');
    unready.mockRestore();
  });

  test('nobody is told what it runs on, and browsers do not guess types', async () => {
    const { headers } = await fetch(`${served.url}/healthz`);
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});
