import { createLog, loadSettings, TongbaoError, type Clock } from '../../src/foundation';
import { createAccess, type Access } from '../../src/access';
import { errorIn, servedProvince, type Served } from '../api/served';

const nobody = { authorization: '' };
const json = { ...nobody, 'content-type': 'application/json' };
const password = 'correct horse battery';

let served: Served;
beforeAll(async () => {
  served = await servedProvince('empty', { OPEN_READING: 'never', LIMIT_LOGIN_TRIES: '3' });
  for (const [name, role, branch] of [
    ['anna', 'uploader', '210100'],
    ['otto', 'officer'],
    ['ada', 'administrator'],
    ['eve', 'reader'],
  ] as const) {
    const response = await served.post('/accounts', { name, role, branch, password });
    expect([response.status, await response.json()]).toEqual([
      201,
      expect.objectContaining({ name, role, disabled: false }),
    ]);
  }
});
afterAll(() => served.close());

const logIn = (name: string, given: string, headers: Record<string, string> = {}): Promise<Response> =>
  served.fetch('/session', {
    method: 'POST',
    headers: { ...json, ...headers },
    body: JSON.stringify({ name, password: given }),
  });

/** The cookie that an answer sets, as a browser sends it back. */
function cookieOf(response: Response): string {
  const set = response.headers.getSetCookie();
  expect(set).toEqual([
    expect.stringMatching(/^tongbao_session=tbs_[\w-]+; Path=\/; Expires=.*; HttpOnly; SameSite=Strict$/),
  ]);
  return set[0]?.split(';')[0] ?? '';
}

const whoIs = async (cookie: string): Promise<object> => {
  const response = await served.fetch('/session', { headers: { ...nobody, cookie } });
  return (await response.json()) as object;
};

describe('a session', () => {
  test('begins with the password, says who one is and what one may do, and ends when one logs out', async () => {
    const response = await logIn('anna', password);
    expect(response.status).toBe(200);
    const cookie = cookieOf(response);
    const who = { name: 'anna', role: 'uploader', branch: '210100', via: 'session' };
    expect(await whoIs(cookie)).toMatchObject(who);
    const rights = (await whoIs(cookie)) as { rights: { operation: string; right: string }[] };
    expect(rights.rights).toContainEqual(expect.objectContaining({ operation: 'submissions.send', right: 'own' }));
    expect((await served.fetch('/periods', { headers: { ...nobody, cookie } })).status).toBe(200);
    expect((await served.fetch('/session', { method: 'DELETE', headers: { ...nobody, cookie } })).status).toBe(204);
    const after = await served.fetch('/periods', { headers: { ...nobody, cookie } });
    expect((await errorIn(after)).code).toBe('CREDENTIAL_INVALID');
    expect(await whoIs(cookie)).toMatchObject({ name: null, role: null, via: 'anonymous' });
  });

  test('is told by GraphQL too', async () => {
    const headers = { ...nobody, cookie: cookieOf(await logIn('otto', password)) };
    expect(await served.data('{ me { name role via } }', {}, headers)).toEqual({
      me: { name: 'otto', role: 'OFFICER', via: 'SESSION' },
    });
  });

  test('ends when its account is disabled or given another password', async () => {
    const cookie = cookieOf(await logIn('eve', password));
    const patch = (change: object): Promise<Response> =>
      served.fetch('/accounts/eve', {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(change),
      });
    expect((await patch({ password: 'another password' })).status).toBe(200);
    expect((await served.fetch('/periods', { headers: { ...nobody, cookie } })).status).toBe(401);
    expect((await logIn('eve', 'another password')).status).toBe(200);
    expect((await patch({ disabled: true })).status).toBe(200);
    expect((await errorIn(await logIn('eve', 'another password'))).code).toBe('LOGIN_FAILED');
  });

  test.each([
    ['a page of another site', { 'sec-fetch-site': 'cross-site' }],
    ['a page of the same site', { 'sec-fetch-site': 'same-site' }],
    ['another port of the machine', { origin: 'http://127.0.0.1:1' }],
  ])('does not let %s change anything', async (_, from) => {
    const cookie = cookieOf(await logIn('ada', password));
    const init = { method: 'POST', headers: { ...json, cookie, ...from }, body: JSON.stringify({ reason: 'forged' }) };
    expect((await errorIn(await served.fetch('/periods/2001/close', init))).code).toBe('CROSS_SITE');
    const own = { ...init, headers: { ...json, cookie, 'sec-fetch-site': 'same-origin', origin: served.url } };
    expect((await served.fetch('/periods/2001/close', own)).status).not.toBe(403);
  });
});

describe('a link', () => {
  const use = (code: string, headers: Record<string, string> = {}): Promise<Response> =>
    served.fetch(`/session/link?code=${code}`, { redirect: 'manual', headers: { ...nobody, ...headers } });

  test('lets an administrator in, once', async () => {
    const code = await served.tongbao.access.sessions.newLink();
    expect((await use(code, { 'sec-purpose': 'prefetch' })).status).toBe(404);
    const response = await use(code);
    expect([response.status, response.headers.get('location')]).toEqual([303, '/']);
    expect(await whoIs(cookieOf(response))).toMatchObject({ role: 'administrator', via: 'session' });
    expect((await errorIn(await use(code))).code).toBe('CREDENTIAL_INVALID');
  });

  test('is used up by whoever is first, however many try at once', async () => {
    const code = await served.tongbao.access.sessions.newLink();
    const statuses = (await Promise.all([1, 2, 3, 4].map(() => use(code)))).map(({ status }) => status);
    expect(statuses.sort((a, b) => a - b)).toEqual([303, 401, 401, 401]);
  });

  test('lasts a quarter of an hour, and works in another process', async () => {
    let at = Date.parse('2010-01-05T08:00:00.000Z');
    const clock: Clock = { now: () => new Date(at).toISOString() };
    const { warehouse, catalogue } = served.tongbao;
    const other: Access = createAccess({
      settings: loadSettings({}),
      catalogue,
      warehouse,
      clock,
      log: createLog('silent'),
    });
    const [first, second] = [await other.sessions.newLink(), await other.sessions.newLink()];
    at += 15 * 60_000 - 1;
    expect((await other.sessions.useLink(first, 'x')).principal.role).toBe('administrator');
    at += 1;
    await expect(other.sessions.useLink(second, 'x')).rejects.toMatchObject({ code: 'CREDENTIAL_INVALID' });
    expect((await use(second)).status).toBe(303); // whose clock stands at the beginning
  });
});

describe('a password', () => {
  test('is kept as scrypt with its parameters, and never the same way twice', async () => {
    const kept = (await served.tongbao.warehouse.access.accounts()).flatMap(({ name, password: hash }) =>
      name === 'otto' || name === 'ada' ? [hash] : [],
    );
    expect(new Set(kept).size).toBe(2);
    for (const hash of kept) expect(hash).toMatch(/^scrypt\$32768\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
  });

  test('that is too short is refused without being repeated', async () => {
    const error = await errorIn(await served.post('/accounts', { name: 'zoe', role: 'reader', password: 'hunter2' }));
    expect([error.code, error.message.includes('hunter2')]).toEqual(['ARGUMENT_INVALID', false]);
  });

  test('that is wrong is told neither from an unknown name nor from a disabled account', async () => {
    const answers = [await logIn('nobody-1', password), await logIn('ada', 'wrong password')];
    expect(await Promise.all(answers.map(async (one) => [one.status, (await errorIn(one)).code]))).toEqual([
      [401, 'LOGIN_FAILED'],
      [401, 'LOGIN_FAILED'],
    ]);
  });
});

describe('guessing', () => {
  let at = Date.parse('2010-01-05T08:00:00.000Z');
  const clock: Clock = { now: () => new Date(at).toISOString() };
  const settings = loadSettings({ LIMIT_LOGIN_TRIES: '3' });
  const openAccess = (): Access => createAccess({ ...served.tongbao, settings, clock });

  /** Guesses as soon as it may; gives how long it was held up before each try, in seconds. */
  async function guess(access: Access, name: string, address: string, times: number): Promise<number[]> {
    const waits: number[] = [];
    for (let tries = 0; tries < times; tries += 1) {
      const [error] = await refusals(() => access.sessions.logIn(name, 'guess number 1', address), 1);
      const seconds = error?.code === 'RATE_LIMITED' ? Number(error.values['seconds']) : 0;
      waits.push(seconds);
      if (seconds === 0) continue;
      at += seconds * 1000;
      const [again] = await refusals(() => access.sessions.logIn(name, 'guess number 1', address), 1);
      expect(again?.code).toBe('LOGIN_FAILED');
    }
    return waits;
  }

  async function refusals(work: () => Promise<unknown>, times: number): Promise<TongbaoError[]> {
    const found: TongbaoError[] = [];
    for (let tries = 0; tries < times; tries += 1) {
      await work().catch((error: unknown) => error instanceof TongbaoError && found.push(error));
    }
    return found;
  }

  test('is held up longer each time, by address more than by account', async () => {
    const access = openAccess();
    expect(await guess(access, 'otto', '192.0.2.1', 7)).toEqual([0, 0, 0, 1, 2, 4, 8]);
    // from elsewhere only the account is held up, and who knows the password gets in after it
    const [held] = await refusals(() => access.sessions.logIn('otto', password, '192.0.2.2'), 1);
    expect(held?.values).toEqual({ seconds: 16, setting: 'LIMIT_LOGIN_TRIES' });
    at += 16_000;
    expect((await access.sessions.logIn('otto', password, '192.0.2.2')).principal.name).toBe('otto');
    // the address goes on where it was, whatever account it tries next, and its own account does not clear it
    at += 20_000;
    expect((await access.sessions.logIn('ada', password, '192.0.2.1')).principal.name).toBe('ada');
    expect(await guess(access, 'nobody-2', '192.0.2.1', 2)).toEqual([0, 32]);
    await access.flush();
  }, 120_000);

  test('is in the audit log, counted, without what was typed', async () => {
    const access = openAccess();
    expect((await refusals(() => access.sessions.logIn('otto', 'guess number 2', '192.0.2.3'), 5)).length).toBe(5);
    await access.flush();
    const { rows } = await served.tongbao.warehouse.auditLog(1000);
    const refused = rows.filter(({ actor }) => actor.origin === '192.0.2.3');
    expect(new Set(refused.map(({ subject }) => subject))).toEqual(new Set(['log in as otto']));
    const counted = (wanted: string): number =>
      refused
        .map(({ after }) => after as { readonly code: string; readonly count: number })
        .reduce((sum, { code, count }) => sum + (code === wanted ? count : 0), 0);
    expect([counted('LOGIN_FAILED'), counted('RATE_LIMITED')]).toEqual([3, 2]);
    expect(JSON.stringify(rows)).not.toMatch(/guess number|nobody-|correct horse|wrong password/);
  });

  test('by many names from many addresses fills a bounded part of it', async () => {
    const access = openAccess();
    for (let n = 0; n < 300; n += 1)
      access.noteRefusal({ name: `x${n}`, origin: `198.51.100.${n}`, via: 'anonymous' }, 'log in', 'LOGIN_FAILED');
    const before = (await served.tongbao.warehouse.auditLog(1)).rows[0]?.id ?? 0;
    await access.flush();
    const { rows } = await served.tongbao.warehouse.auditLog(400);
    const added = rows.filter(({ id }) => id > before).map(({ after }) => after as { count: number });
    expect(added.length).toBe(21);
    expect(added.reduce((sum, { count }) => sum + count, 0)).toBe(300);
  });

  test('is answered with when to try again', async () => {
    const answers: Response[] = [];
    while (answers.at(-1)?.status !== 429) answers.push(await logIn('ada', 'wrong password'));
    expect(answers.length).toBeLessThanOrEqual(4);
    expect(answers.at(-1)?.headers.get('retry-after')).toMatch(/^\d+$/);
  });
});
