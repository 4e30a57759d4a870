import { request as ask } from 'node:http';
import { createLog } from '../../src/foundation';
import { serve } from '../../src/server';
import { servedProvince, type Served } from '../api/served';

/** What somebody sees who asks with these headers, as no browser or fetch would let them: the status and the headers. */
function raw(
  url: string,
  path: string,
  headers: Record<string, string>,
): Promise<{ status: number; headers: Record<string, unknown>; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = ask(url + path, { headers }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

describe('open reading', () => {
  let served: Served;
  beforeAll(async () => {
    served = await servedProvince('empty');
  });
  afterAll(() => served.close());

  test('is for whoever is on the machine: a reader, who changes nothing', async () => {
    const me = await raw(served.url, '/session', {});
    expect(JSON.parse(me.body)).toMatchObject({ name: 'local', role: 'reader' });
    expect((await raw(served.url, '/periods', {})).status).toBe(200);
    expect((await raw(served.url, '/audit', {})).status).toBe(403);
  });

  test.each<[string, Record<string, string>]>([
    ['under a name that leads here (DNS rebinding)', { host: 'evil.example' }],
    ['under a name that only begins like ours', { host: 'localhost.evil.example:4000' }],
    ['through a proxy', { 'x-forwarded-for': '203.0.113.7' }],
    ['through a proxy that says so as it should', { forwarded: 'for=203.0.113.7' }],
    ['through a proxy that hides for whom it asks', { via: '1.1 proxy' }],
  ])('is not for whoever asks %s', async (_, headers) => {
    const answer = await raw(served.url, '/periods', headers);
    expect([answer.status, answer.headers['www-authenticate']]).toEqual([
      401,
      'Bearer realm="tongbao", Basic realm="tongbao", charset="UTF-8"',
    ]);
    expect((await raw(served.url, '/', headers)).status).toBe(200);
    expect((await raw(served.url, '/healthz', headers)).status).toBe(200);
    expect((await raw(served.url, '/metrics', headers)).status).toBe(401);
  });

  test('is under the names of the machine', async () => {
    for (const host of ['localhost', 'localhost:4000', '127.0.0.1', '[::1]:4000', 'tongbao.localhost']) {
      expect([host, (await raw(served.url, '/periods', { host })).status]).toEqual([host, 200]);
    }
  });

  test('does not make up for a credential that is wrong', async () => {
    for (const authorization of [
      'Bearer tb_wrong',
      'Bearer',
      'Digest x',
      basic('', ''),
      basic('bi', 'tb_wrong'),
      'tb_wrong',
    ]) {
      const answer = await raw(served.url, '/periods', { authorization });
      expect([authorization, answer.status]).toEqual([authorization, 401]);
    }
    expect((await raw(served.url, '/periods', { cookie: 'tongbao_session=tbs_wrong' })).status).toBe(401);
  });

  test('is not there where it is not wanted, and not beyond the machine or for a server’s database', async () => {
    const { tongbao } = served;
    for (const [setting, value] of [
      ['openReading', 'never'],
      ['host', '0.0.0.0'],
      ['databaseUrl', 'mysql://user@127.0.0.1/db'],
    ] as const) {
      const serving = await serve({ ...tongbao, settings: { ...tongbao.settings, [setting]: value } });
      const port = new URL(serving.url).port;
      expect([setting, (await raw(`http://127.0.0.1:${port}`, '/periods', {})).status]).toEqual([setting, 401]);
      await serving.close();
    }
  });

  test('is asked of scripts in pages without making their browser ask for a password', async () => {
    const headers = { host: 'evil.example', 'sec-fetch-dest': 'empty' };
    expect((await raw(served.url, '/periods', headers)).headers['www-authenticate']).toBe('Bearer realm="tongbao"');
  });
});

describe('a token', () => {
  let served: Served;
  beforeAll(async () => {
    served = await servedProvince('empty', {
      OPEN_READING: 'never',
      LIMIT_REQUESTS_BY_ACCOUNT: '20',
      LIMIT_REQUESTS_BY_ADDRESS: '60',
    });
  });
  afterAll(() => served.close());

  test('is taken as Bearer, and by Basic as the password or as the name', async () => {
    const token = await served.tokenFor('officer');
    for (const authorization of [`Bearer ${token}`, `bearer ${token}`, basic('anything', token), basic(token, '')]) {
      const answer = await raw(served.url, '/session', { authorization });
      expect(JSON.parse(answer.body)).toMatchObject({ role: 'officer', via: 'token' });
    }
  });

  test('and then an address may ask so many times in a minute', async () => {
    const [first, second] = [await served.tokenFor('reader'), await served.tokenFor('reader')];
    const statuses: number[] = [];
    let limited;
    for (let times = 0; times < 25; times += 1) {
      const answer = await raw(served.url, '/periods', { authorization: `Bearer ${first}` });
      statuses.push(answer.status);
      if (answer.status === 429) limited = answer;
    }
    expect(statuses).toEqual([...Array<number>(20).fill(200), ...Array<number>(5).fill(429)]);
    expect(JSON.parse(limited?.body ?? '{}')).toMatchObject({
      error: { code: 'RATE_LIMITED', message: expect.stringContaining('LIMIT_REQUESTS_BY_ACCOUNT') as unknown },
    });
    expect(Number(limited?.headers['retry-after'])).toBeGreaterThan(0);
    const others = [];
    for (let times = 0; times < 40; times += 1)
      others.push(await raw(served.url, '/periods', { authorization: `Bearer ${second}` }));
    expect(others[0]?.status).toBe(200);
    expect(others.at(-1)?.body).toContain('LIMIT_REQUESTS_BY_ADDRESS');
  });
});

describe('no secret', () => {
  const lines: string[] = [];
  let served: Served;
  beforeAll(async () => {
    served = await servedProvince('empty', { OPEN_READING: 'never', LIMIT_LOGIN_TRIES: '2' });
  });
  afterAll(() => served.close());

  test('is in what the server logs, answers as an error, or counts', async () => {
    const log = createLog('trace', { write: (line) => lines.push(line) });
    const serving = await serve({ ...served.tongbao, log });
    const admin = served.token;
    const password = 'Tr0ub4dor and three';
    const code = await served.tongbao.access.sessions.newLink();
    const wrong = `tb_${'x'.repeat(49)}`;
    const errors: string[] = [];
    const secrets = [admin, password, code, wrong, `${password} wrong`];
    const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
      const response = await fetch(serving.url + path, { redirect: 'manual', ...init });
      if (!response.ok) errors.push(await response.clone().text(), JSON.stringify([...response.headers]));
      return response;
    };
    const json = { 'content-type': 'application/json' };
    const as = { ...json, authorization: `Bearer ${admin}` };
    await send('/accounts', {
      method: 'POST',
      headers: as,
      body: JSON.stringify({ name: 'anna', role: 'officer', password }),
    });
    await send('/accounts', {
      method: 'POST',
      headers: as,
      body: JSON.stringify({ name: 'anna', role: 'officer', password }),
    });
    await send('/accounts', { method: 'POST', headers: as, body: `{"name":"x","password":"${password}","role":7}` });
    const begun = await send('/session', {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ name: 'anna', password }),
    });
    for (const given of ['', ' wrong', ' wrong', ' wrong'])
      await send('/session', {
        method: 'POST',
        headers: json,
        body: JSON.stringify({ name: 'anna', password: password + given }),
      });
    await send('/session', { method: 'POST', headers: json, body: `{"name":"anna","password":"${password}` });
    const cookie = begun.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    secrets.push(cookie.split('=')[1] ?? '?');
    await send('/periods', { headers: { cookie } });
    await send('/audit', { headers: { authorization: `Bearer ${wrong}` } });
    await send('/audit', { headers: { authorization: basic('bi', wrong) } });
    await send(`/session/link?code=${code}`);
    await send(`/session/link?code=${code}`);
    await send(`/session/link?code=${code}&code=${code}`);
    const made = (await (await send('/tokens', { method: 'POST', headers: as, body: '{"role":"reader"}' })).json()) as {
      token: string;
    };
    secrets.push(made.token);
    await send('/graphql', { method: 'POST', headers: as, body: JSON.stringify({ query: `{ ${admin} }` }) });
    log.error(
      { err: new Error(`could not ask with ${made.token}`), headers: { authorization: `Bearer ${admin}`, cookie } },
      'on purpose',
    );
    const metrics = await (await fetch(`${serving.url}/metrics`, { headers: as })).text();
    await serving.close();
    await served.tongbao.access.flush();
    const { rows } = await served.tongbao.warehouse.auditLog(1000);
    expect(lines.length).toBeGreaterThan(10);
    expect(errors.length).toBeGreaterThan(10);
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(8);
      expect(lines.filter((line) => line.includes(secret))).toEqual([]);
      expect(metrics).not.toContain(secret);
      expect(JSON.stringify(rows)).not.toContain(secret);
    }
    // what somebody puts into a query themselves they are told
    for (const secret of secrets.filter((one) => one !== admin))
      expect(errors.filter((text) => text.includes(secret))).toEqual([]);
  });
});
