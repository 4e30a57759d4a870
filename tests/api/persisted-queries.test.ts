import { createHash } from 'node:crypto';
import { plainRequest } from './plain-request';
import { servedProvince, type Served } from './served';

let served: Served;
beforeAll(async () => {
  served = await servedProvince('empty', { LIMIT_PERSISTED_BYTES: '1k' });
});
afterAll(() => served.close());

const json = { 'content-type': 'application/json' };
const get = (path: string, headers: Record<string, string> = {}) => plainRequest(served.url + path, { headers });
const post = (body: object) =>
  plainRequest(`${served.url}/graphql`, { method: 'POST', headers: json, body: JSON.stringify(body) });

describe('queries by their hash (automatic persisted queries)', () => {
  const text = '{ branches { code } }';
  const sha256Hash = createHash('sha256').update(text).digest('hex');
  const extensions = { persistedQuery: { version: 1, sha256Hash } };
  const byHash = () => get(`/graphql?extensions=${encodeURIComponent(JSON.stringify(extensions))}`);

  test('are unknown, in the words clients wait for, until they have been sent in full', async () => {
    const unknown = await byHash();
    const notFound = {
      errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
    };
    expect([unknown.status, JSON.parse(unknown.body.toString())]).toEqual([200, notFound]);
    expect(unknown.headers.etag).toBeUndefined();
    const inFull = await post({ query: text, extensions });
    expect(inFull.status).toBe(200);
    const known = await byHash();
    expect(known.body).toEqual(inFull.body);
    expect((await post({ extensions })).body).toEqual(inFull.body);
    const { headers } = known;
    const again = await get(`/graphql?extensions=${encodeURIComponent(JSON.stringify(extensions))}`, {
      'if-none-match': headers.etag ?? '',
    });
    expect(again.status).toBe(304);
  });

  test.each([
    ['of another query', { version: 1, sha256Hash: sha256Hash.replace(/^./, (one) => (one === '0' ? '1' : '0')) }],
    ['of another version', { version: 2, sha256Hash }],
    ['that is no hash', { version: 1, sha256Hash: 'abc' }],
  ])('a hash %s is refused', async (_, persistedQuery) => {
    const answer = await post({ query: text, extensions: { persistedQuery } });
    expect(answer.status).toBe(400);
    expect(answer.body.toString()).toMatch(/ARGUMENT_INVALID.*persistedQuery/);
  });

  test('are let go when there is no room, the least used first', async () => {
    const texts = Array.from({ length: 10 }, (_, place) => `{ services { code } } # ${place} ${'x'.repeat(200)}`);
    const of = (one = '') => ({
      persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(one).digest('hex') },
    });
    for (const one of texts) await post({ query: one, extensions: of(one) });
    expect((await post({ extensions: of(texts[0]) })).body.toString()).toMatch(/PERSISTED_QUERY_NOT_FOUND/);
    expect((await post({ extensions: of(texts[9]) })).body.toString()).toMatch(/FIXED_LINE/);
  });
});
