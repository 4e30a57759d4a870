import { plainRequest } from './plain-request';
import { servedProvince, type Served } from './served';

const friend = 'https://bi.example.com';
let served: Served;
let remembered: string;
beforeAll(async () => {
  served = await servedProvince('empty', { CORS_ORIGINS: friend });
  const { access } = served.tongbao;
  const gate = access.gate({ name: 'cli:test', role: 'administrator', origin: 'cli', via: 'command-line' });
  const { secret } = await access.tokens.create(gate, { name: 'in a browser', role: 'reader', days: 1 });
  remembered = `Basic ${Buffer.from(`token:${secret}`).toString('base64')}`;
});
afterAll(() => served.close());

const typename = '{ __typename }';
const asked = (query: string) => `/graphql?query=${encodeURIComponent(query)}`;
const ask = (path: string, options: Parameters<typeof plainRequest>[1] = {}) =>
  plainRequest(served.url + path, options);

function codeOf({ body }: { readonly body: Buffer }): string {
  return (JSON.parse(body.toString()) as { error: { code: string } }).error.code;
}

describe('what browsers send for pages of other sites', () => {
  const chrome =
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
  const safari15 =
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/15.6 Safari/605.1.15';
  const page = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8';

  test.each([
    [
      'fetch of Chrome, no-cors',
      {
        'user-agent': chrome,
        accept: '*/*',
        'sec-fetch-site': 'cross-site',
        'sec-fetch-mode': 'no-cors',
        referer: 'https://evil.example/',
      },
    ],
    [
      'an image in Chrome',
      {
        'user-agent': chrome,
        accept: 'image/avif,image/webp,*/*;q=0.8',
        'sec-fetch-site': 'cross-site',
        'sec-fetch-dest': 'image',
      },
    ],
    [
      'a link followed in Chrome',
      {
        'user-agent': chrome,
        accept: page,
        'sec-fetch-site': 'cross-site',
        'sec-fetch-mode': 'navigate',
        'sec-fetch-user': '?1',
      },
    ],
    ['a page on another port of this machine', { 'user-agent': chrome, accept: '*/*', 'sec-fetch-site': 'same-site' }],
    [
      'fetch of Safari 15, which has no Sec-Fetch-Site',
      { 'user-agent': safari15, accept: '*/*', origin: 'https://evil.example', referer: 'https://evil.example/' },
    ],
    ['an image in Safari 15', { 'user-agent': safari15, accept: 'image/webp,*/*', referer: 'https://evil.example/' }],
    ['an image in Safari 15, for a page that hides itself', { 'user-agent': safari15, accept: 'image/webp,*/*' }],
    ['a page in a sandbox', { 'user-agent': safari15, accept: '*/*', origin: 'null' }],
  ])('by GET is refused: %s', async (_, headers) => {
    const answer = await ask(asked(typename), { headers });
    expect([answer.status, codeOf(answer)]).toEqual([403, 'CROSS_SITE']);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  test('by GET is refused with a password that the browser remembers, too, and answered to a program that sends it', async () => {
    const authorization = remembered;
    const browser = { 'user-agent': chrome, accept: '*/*', 'sec-fetch-site': 'cross-site', authorization };
    expect(codeOf(await ask(asked(typename), { headers: browser }))).toBe('CROSS_SITE');
    expect((await ask(asked(typename), { headers: { authorization } })).status).toBe(200);
  });

  test.each([
    ['a form', 'application/x-www-form-urlencoded', `query=${encodeURIComponent(typename)}`],
    ['a form with files', 'multipart/form-data; boundary=x', '--x--'],
    ['plain text', 'text/plain', JSON.stringify({ query: typename })],
    ['plain text that says it is JSON', 'text/plain; application/json', JSON.stringify({ query: typename })],
    ['JSON in another character set', 'application/json; charset=utf-16', JSON.stringify({ query: typename })],
  ])('by POST is refused: %s', async (_, type, body) => {
    for (const headers of [{ 'user-agent': chrome, 'sec-fetch-site': 'cross-site' }, { 'user-agent': safari15 }]) {
      const answer = await ask('/graphql', { method: 'POST', headers: { ...headers, 'content-type': type }, body });
      expect(answer.status).toBe(415);
      expect(codeOf(answer)).toBe('UNSUPPORTED_MEDIA_TYPE');
    }
  });

  test('JSON has to be asked for, which is granted to nobody but the allowed', async () => {
    const preflight = (origin: string) =>
      ask('/graphql', {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
      });
    const stranger = await preflight('https://evil.example');
    expect(stranger.headers['access-control-allow-origin']).toBeUndefined();
    const allowed = await preflight(friend);
    expect(allowed.status).toBe(204);
    expect(allowed.headers).toMatchObject({
      'access-control-allow-origin': friend,
      'access-control-allow-credentials': 'true',
      'access-control-allow-headers': 'content-type',
    });
  });

  test.each([
    ['our own page', { 'user-agent': chrome, 'sec-fetch-site': 'same-origin', accept: page }],
    ['the address bar', { 'user-agent': chrome, 'sec-fetch-site': 'none', accept: page }],
    ['a page of an allowed origin', { 'user-agent': chrome, 'sec-fetch-site': 'cross-site', origin: friend }],
    [
      'a page with a header it had to ask for',
      { 'user-agent': chrome, 'sec-fetch-site': 'cross-site', 'apollo-require-preflight': 'true' },
    ],
    [
      'Power Query',
      { 'user-agent': 'Microsoft.Data.Mashup (https://go.microsoft.com/fwlink/?LinkID=304225)', accept: '*/*' },
    ],
    ['curl', { 'user-agent': 'curl/8.5.0', accept: '*/*' }],
    ['a program that says nothing', {}],
  ])('%s is answered', async (_, headers) => {
    const answer = await ask(asked(typename), { headers });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body.toString())).toEqual({ data: { __typename: 'Query' } });
  });

  test('our own page in an old browser is answered, by the page it comes from', async () => {
    const headers = { 'user-agent': safari15, accept: page, referer: `${served.url}/` };
    expect((await ask(asked(typename), { headers })).status).toBe(200);
  });
});
