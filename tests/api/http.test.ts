import { Agent } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import pino from 'pino';
import { serve } from '../../src/server';
import type { WarehouseReader } from '../../src/warehouse';
import { emptyProvince } from '../journeys/sample-province';
import { plainRequest, type PlainAnswer } from './plain-request';
import { servedProvince, type Served } from './served';

const friend = 'https://bi.example.com';
let served: Served;
beforeAll(async () => {
  served = await servedProvince('empty', {
    CORS_ORIGINS: `${friend}, http://localhost:3000`,
    LIMIT_QUERY_BYTES: '2000',
  });
});
afterAll(() => served.close());

const json = { 'content-type': 'application/json' };
const typename = '{ __typename }';
const asked = (query: string) => `/graphql?query=${encodeURIComponent(query)}`;
const ask = (path: string, options: Parameters<typeof plainRequest>[1] = {}) =>
  plainRequest(served.url + path, options);

/** The one error of an answer outside GraphQL. */
function errorOf({ body }: PlainAnswer): { code: string; message: string } {
  const { error, ...others } = JSON.parse(body.toString()) as { error: { code: string; message: string } };
  expect(others).toEqual({});
  return error;
}

describe('what a request has to be', () => {
  test.each([
    ['DELETE', '/graphql', 'GET, HEAD, POST'],
    ['PUT', '/submissions/1', 'GET, HEAD'],
    ['POST', '/submissions/1/workbook', 'GET, HEAD'],
    ['GET', '/submissions', 'POST'],
  ])('%s %s: the method is refused with those that there are', async (method, path, allowed) => {
    const answer = await ask(path, { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe(allowed);
    expect(errorOf(answer).code).toBe('METHOD_NOT_ALLOWED');
  });

  test('mutations by GET are refused, whatever else is said', async () => {
    for (const headers of [{}, json, { 'apollo-require-preflight': '1' }]) {
      const answer = await ask(asked('mutation { __typename }'), { headers });
      expect(answer.status).toBe(405);
      expect(answer.headers.allow).toBe('POST');
    }
  });

  test.each([
    ['application/graphql-response+json', 'application/graphql-response+json'],
    [
      'application/graphql-response+json; charset=utf-8, application/json; charset=utf-8',
      'application/graphql-response+json',
    ],
    ['application/json, application/graphql-response+json', 'application/json'],
    ['application/json;q=0.5, application/graphql-response+json;q=0.9', 'application/graphql-response+json'],
    ['application/graphql-response+json;q=0, */*', 'application/json'],
    ['text/html, application/*;q=0.1', 'application/json'],
  ])('who accepts %s gets %s', async (accept, type) => {
    const { status, headers } = await ask(asked(typename), { headers: { accept } });
    expect(status).toBe(200);
    expect(headers['content-type']).toBe(`${type}; charset=utf-8`);
  });

  test.each(['text/csv', 'application/json;q=0', 'image/*'])(
    'who accepts only %s is told what there is',
    async (accept) => {
      const answer = await ask(asked(typename), { headers: { accept } });
      expect(answer.status).toBe(406);
      expect(errorOf(answer)).toMatchObject({
        code: 'NOT_ACCEPTABLE',
        message: expect.stringContaining('application/json') as string,
      });
    },
  );

  test('a document that fails is told with 200 to those only who insist on plain JSON', async () => {
    const status = async (accept: string) => (await ask(asked('{ nothing }'), { headers: { accept } })).status;
    expect(await status('application/json')).toBe(200);
    expect(await status('*/*')).toBe(400);
    expect(await status('application/graphql-response+json, application/json')).toBe(400);
  });

  test('a refusal of ours has its status whatever is accepted', async () => {
    const query = '{ rollups(filter: {periods: ["?"]}) { totalCount } }';
    expect((await ask(asked(query), { headers: { accept: 'application/json' } })).status).toBe(400);
  });

  test('a body that is too large is refused with the setting, whether or not it says so beforehand', async () => {
    const body = JSON.stringify({ query: typename, variables: { long: 'x'.repeat(2000) } });
    for (const headers of [
      { ...json, 'content-length': String(body.length) },
      { ...json, 'transfer-encoding': 'chunked' },
    ]) {
      const answer = await ask('/graphql', { method: 'POST', headers, body });
      expect(answer.status).toBe(413);
      expect(errorOf(answer)).toMatchObject({
        code: 'BODY_TOO_LARGE',
        message: expect.stringContaining('LIMIT_QUERY_BYTES') as string,
      });
    }
    expect(
      (await ask('/graphql', { method: 'POST', headers: json, body: JSON.stringify({ query: typename }) })).status,
    ).toBe(200);
  });

  test.each([
    ['no JSON', Buffer.from('{"query":')],
    ['no UTF-8', Buffer.from('{"query":"{ __typename }","operationName":"\xff"}', 'latin1')],
    ['a list', Buffer.from('[{"query":"{ __typename }"}]')],
    ['nothing', Buffer.alloc(0)],
  ])('a body that is %s', async (_, body) => {
    const answer = await ask('/graphql', { method: 'POST', headers: json, body });
    expect(answer.status).toBe(400);
    expect(['USAGE', 'ARGUMENT_INVALID']).toContain(errorOf(answer).code);
  });

  test('everything can stand in the address: query, variables and which operation', async () => {
    const parameters = new URLSearchParams({
      query: 'query A($n: Int) { submissions(first: $n) { totalCount } } query B { __typename }',
      variables: '{"n": 7}',
      operationName: 'A',
      extensions: '',
    });
    const { status, body } = await ask(`/graphql?${parameters.toString()}`);
    expect([status, JSON.parse(body.toString())]).toEqual([200, { data: { submissions: { totalCount: 0 } } }]);
    const twice = await ask(`/graphql?${parameters.toString()}&query=x`);
    expect([twice.status, errorOf(twice).code]).toEqual([400, 'ARGUMENT_INVALID']);
    const noJson = await ask(`${asked(typename)}&variables=%7B`);
    expect([noJson.status, errorOf(noJson).code]).toEqual([400, 'USAGE']);
  });
});

describe('CORS', () => {
  test('an allowed origin is answered by name, with the headers it may see; any other is not', async () => {
    const answer = await ask('/exports/rollups.csv?periods=2009-H2', { headers: { origin: friend } });
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': friend,
      'access-control-expose-headers': 'ETag,Retry-After,X-Query-Cost,X-Request-Id',
    });
    expect(answer.headers.vary).toMatch(/Origin/);
    const other = await ask('/exports/rollups.csv?periods=2009-H2', {
      headers: { origin: 'https://bi.example.com.evil' },
    });
    expect(other.headers['access-control-allow-origin']).toBeUndefined();
    expect(other.headers.vary).toMatch(/Origin/);
  });

  test('the query tells apart who asks, too', async () => {
    const { headers } = await ask(asked(typename), { headers: { origin: friend } });
    for (const one of ['Origin', 'Accept', 'Accept-Encoding', 'Accept-Language', 'Authorization'])
      expect((headers.vary ?? '').split(/,\s*/)).toContain(one);
  });
});

describe('compression', () => {
  const schema = asked('{ __schema { types { name description } } }');

  test.each([
    ['br', 'gzip, deflate, br', brotliDecompressSync],
    ['gzip', 'gzip;q=0.8, br;q=0', gunzipSync],
  ])('%s for who takes it: the same bytes once undone, and a tag of their own', async (coding, accepted, undone) => {
    const plain = await ask(schema);
    const smaller = await ask(schema, { headers: { 'accept-encoding': accepted } });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(smaller.headers['content-encoding']).toBe(coding);
    expect(undone(smaller.body)).toEqual(plain.body);
    expect(smaller.body.length).toBeLessThan(plain.body.length / 2);
    expect(smaller.headers.etag).not.toBe(plain.headers.etag);
  });

  test('small answers and files that are compressed in themselves are left as they are', async () => {
    const headers = { 'accept-encoding': 'gzip, br' };
    expect((await ask(asked(typename), { headers })).headers['content-encoding']).toBeUndefined();
    const workbook = await ask('/exports/rollups.xlsx?periods=2009-H2', { headers });
    expect(workbook.body.subarray(0, 2).toString()).toBe('PK');
    expect(workbook.headers['content-encoding']).toBeUndefined();
  });
});

describe('ids of requests', () => {
  test('one that is well-formed is taken over, any other is replaced', async () => {
    const idOf = async (id?: string) =>
      (await ask('/healthz', { headers: id === undefined ? {} : { 'x-request-id': id } })).headers['x-request-id'];
    expect(await idOf('trace-0123456789')).toBe('trace-0123456789');
    for (const bad of ['', 'short', 'x'.repeat(101), 'with spaces in it', '{"json": "too"}'])
      expect(await idOf(bad)).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(await idOf()).not.toBe(await idOf());
  });

  test('every request is one line of the log, without what was asked', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'info' }, { write: (line: string) => lines.push(line) });
    const child = jest
      .spyOn(served.tongbao.log, 'child')
      .mockImplementation((bindings) => log.child(bindings) as never);
    const enabled = jest.spyOn(served.tongbao.log, 'isLevelEnabled').mockReturnValue(true);
    const secret = 'query { secret: __typename }';
    await ask(asked(secret), { headers: { 'x-request-id': 'log-test-1' } });
    await ask('/submissions/77', { headers: { 'x-request-id': 'log-test-2' } });
    child.mockRestore();
    enabled.mockRestore();
    const [first, second] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toHaveLength(2);
    expect(first).toMatchObject({ request: 'log-test-1', method: 'GET', route: '/graphql', status: 200 });
    expect(first?.['ms']).toBeGreaterThan(0);
    expect(first?.['bytes']).toBeGreaterThan(100);
    expect(second).toMatchObject({ request: 'log-test-2', route: '/submissions/:id', status: 404 });
    expect(lines.join()).not.toMatch(/secret|77"/);
  });
});

describe('coming to an end', () => {
  const ending = async (environment: Record<string, string>) => {
    const province = await emptyProvince(environment);
    const serving = await serve(province.tongbao);
    return { ...province, serving };
  };

  test('it says so while it still answers, then answers what is under way, and keeps no connection', async () => {
    const province = await ending({ DRAIN_SECONDS: '1' });
    const { tongbao, serving } = province;
    const agent = new Agent({ keepAlive: true });
    const ready = () => plainRequest(`${serving.url}/readyz`, { agent });
    expect((await ready()).status).toBe(200);

    // a question that is still with the database when the server takes no more
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const failing = { value: () => held.then(() => 7) };
    const slow = jest
      .spyOn(tongbao.warehouse, 'within')
      .mockReturnValue(Object.create(tongbao.warehouse, { countSubmissions: failing }) as WarehouseReader);
    const underWay = plainRequest(
      `${serving.url}/graphql?query=${encodeURIComponent('{ submissions { totalCount } }')}`,
      { agent },
    );

    const closed = serving.close();
    const answer = await ready();
    expect([answer.status, errorOf(answer).code]).toEqual([503, 'DRAINING']);
    // once nobody is let in any more, it lets go of the question
    await expect(refusedConnection(serving.url)).resolves.toBe(true);
    release();
    expect(JSON.parse((await underWay).body.toString())).toEqual({ data: { submissions: { totalCount: 7 } } });
    await closed;
    slow.mockRestore();
    agent.destroy();
    await province.close();
  });
});

/** Waits until the server takes no connections. */
async function refusedConnection(url: string): Promise<true> {
  for (;;) {
    try {
      await plainRequest(`${url}/healthz`);
    } catch (error) {
      if (/^(ECONNREFUSED|ECONNRESET)$/.test((error as NodeJS.ErrnoException).code ?? '')) return true;
      throw error;
    }
  }
}
