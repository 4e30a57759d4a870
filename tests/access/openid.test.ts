import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { engines } from '../servers/engines';

const root = join(__dirname, '../..');
const running: ChildProcess[] = [];
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts a program and waits until it has printed `what`; gives the match. */
async function started(
  script: string,
  given: string[],
  environment: Record<string, string>,
  what: RegExp,
): Promise<string> {
  const child = spawn(process.execPath, [script, ...given], { cwd: root, env: { ...process.env, ...environment } });
  running.push(child);
  let text = '';
  for (const output of [child.stdout, child.stderr]) output.on('data', (chunk: Buffer) => (text += chunk.toString()));
  for (;;) {
    const [, found] = what.exec(text) ?? [];
    if (found !== undefined) return found;
    if (child.exitCode !== null) throw new Error(`ended: ${text}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  return port;
}

/** A browser, as far as logging in needs one: it keeps cookies by host and port, follows redirects and fills in forms. */
class Browser {
  private readonly jars = new Map<string, Map<string, string>>();

  async go(address: string, form?: Record<string, string>): Promise<{ url: string; status: number; text: string }> {
    const { host } = new URL(address);
    const jar = this.jars.get(host) ?? new Map<string, string>();
    this.jars.set(host, jar);
    const response = await fetch(address, {
      redirect: 'manual',
      headers: { cookie: [...jar].map((pair) => pair.join('=')).join('; '), accept: 'text/html' },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = cookie.split(';');
      const [name = '', value = ''] = pair.split('=');
      const over = attributes.some((one) => /expires=Thu, 01 Jan 1970/i.test(one));
      if (over) jar.delete(name);
      else jar.set(name, value);
    }
    const next = response.headers.get('location');
    if (next !== null) return this.go(new URL(next, address).href);
    return { url: address, status: response.status, text: await response.text() };
  }

  cookie(address: string, name: string): string | undefined {
    return this.jars.get(new URL(address).host)?.get(name);
  }

  /** Logs in at the provider's own pages, and agrees to what it asks. */
  async logIn(address: string, name: string): Promise<{ url: string; status: number; text: string }> {
    let page = await this.go(address);
    for (let steps = 0; /name="prompt"/.test(page.text) && steps < 5; steps += 1) {
      const action = /action="([^"]+)"/.exec(page.text)?.[1] ?? '';
      const prompt = /name="prompt" value="(\w+)"/.exec(page.text)?.[1] ?? '';
      page = await this.go(new URL(action, page.url).href, { prompt, login: name, password: 'any' });
    }
    return page;
  }
}

describe('logging in by OpenID Connect', () => {
  let url = '';
  let issuer = '';
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const database = await engines[0]?.create();
    if (!database) throw new Error('no engine at hand');
    drop = database.drop;
    url = `http://127.0.0.1:${await freePort()}`;
    issuer = await started(join(__dirname, 'provider.mjs'), [`${url}/session/oidc/callback`], {}, /(http:\S+)\n/);
    const settings = {
      ...{ DATABASE_URL: database.url, PORT: new URL(url).port, PUBLIC_URL: url, OPEN_READING: 'never' },
      ...{ OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'tongbao', OIDC_CLIENT_SECRET: 'the-secret-of-the-client' },
    };
    await started(join(root, 'dist/src/cli.js'), ['serve'], { ...settings, LC_ALL: 'en_GB.UTF-8' }, /GraphQL: (\S+)\n/);
  }, 240_000);
  afterAll(() => {
    for (const child of running.splice(0)) child.kill('SIGKILL');
    return drop();
  });

  const who = async (browser: Browser): Promise<unknown> => JSON.parse((await browser.go(`${url}/session`)).text);

  test.each([
    ['olga', { name: 'oidc:olga', role: 'officer', branch: null, via: 'session' }],
    ['uwe', { name: 'oidc:uwe', role: 'uploader', branch: '210100', via: 'session' }],
  ])('%s comes in with the role that the provider gives, the most powerful of several', async (name, known) => {
    const browser = new Browser();
    const page = await browser.logIn(`${url}/session/oidc`, name);
    expect([page.url, page.status]).toEqual([`${url}/`, 200]);
    expect(await who(browser)).toMatchObject(known);
    // the second time it is the same account
    await browser.logIn(`${url}/session/oidc`, name);
    expect(await who(browser)).toMatchObject(known);
  });

  test('somebody without a role stays outside', async () => {
    const browser = new Browser();
    const page = await browser.logIn(`${url}/session/oidc`, 'gast');
    expect([page.status, (JSON.parse(page.text) as { error: { code: string } }).error.code]).toEqual([
      403,
      'FORBIDDEN',
    ]);
    expect(await who(browser)).toMatchObject({ name: null });
  });

  test('coming back without having gone, or with another’s code, lets nobody in', async () => {
    const mallory = new Browser();
    const begun = await fetch(`${url}/session/oidc`, { redirect: 'manual' });
    const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? '';
    const page = await mallory.go(
      `${url}/session/oidc/callback?code=stolen&state=${state}&iss=${encodeURIComponent(issuer)}`,
    );
    expect([page.status, page.text.includes('OPENID_FAILED')]).toEqual([502, true]);
    await mallory.go(`${url}/session/oidc`);
    const other = await mallory.go(
      `${url}/session/oidc/callback?code=stolen&state=${state}&iss=${encodeURIComponent(issuer)}`,
    );
    expect([other.status, other.text.includes('OPENID_FAILED')]).toEqual([502, true]);
    expect(mallory.cookie(url, 'tongbao_session')).toBeUndefined();
  });
});
