import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { engines } from '../servers/engines';

const root = join(__dirname, '../..');
const cli = join(root, 'dist/src/cli.js');
const running: ChildProcess[] = [];
let database: { url: string; drop: () => Promise<void> };
beforeAll(async () => {
  const made = await engines[0]?.create();
  if (!made) throw new Error('no engine at hand');
  database = made;
  expect((await run(['migrate'])).status).toBe(0);
}, 120_000);
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await database.drop();
});

function environment(more: Record<string, string> = {}): NodeJS.ProcessEnv {
  return { ...process.env, DATABASE_URL: database.url, PORT: '0', LC_ALL: 'en_GB.UTF-8', ...more };
}

/** Runs a command to its end. */
async function run(
  given: string[],
  { input = '', more = {} }: { input?: string; more?: Record<string, string> } = {},
): Promise<{ readonly status: number | null; readonly stdout: string; readonly stderr: string }> {
  const child = spawn(process.execPath, [cli, ...given], { cwd: root, env: environment(more) });
  const text = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (text.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text.stderr += chunk.toString()));
  child.stdin.end(input);
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, ...text };
}

/** Serves until the test is over; gives what it has printed once `what` is there. */
async function serving(more: Record<string, string>, what: RegExp): Promise<RegExpExecArray> {
  const child = spawn(process.execPath, [cli, 'serve'], { cwd: root, env: environment(more) });
  running.push(child);
  let text = '';
  for (const output of [child.stdout, child.stderr]) output.on('data', (chunk: Buffer) => (text += chunk.toString()));
  for (;;) {
    const match = what.exec(text);
    if (match) return match;
    if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}: ${text}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Each step is a process of its own, milliseconds. */
const patience = 180_000;

test(
  'beyond this machine it refuses to serve without an administrator, and says how to make one',
  async () => {
    const refused = await run(['serve'], { more: { HOST: '0.0.0.0' } });
    expect(refused.status).toBe(2);
    expect(refused.stderr).toMatch(/account create NAME --role administrator.*token create --role administrator/);
    // others do not help
    expect((await run(['token', 'create', '--role', 'officer'])).status).toBe(0);
    expect((await run(['serve'], { more: { HOST: '0.0.0.0' } })).status).toBe(2);
  },
  patience,
);

test(
  'with a token of an administrator it serves, and lets nobody else in',
  async () => {
    const made = await run(['token', 'create', '--role', 'administrator', '--days', '30']);
    expect([made.status, made.stdout]).toEqual([0, expect.stringMatching(/^tb_[\w-]{49}\n$/)]);
    const [, port = ''] = await serving({ HOST: '0.0.0.0' }, /GraphQL: http:\/\/0\.0\.0\.0:(\d+)\/graphql\n/);
    const ask = (headers: Record<string, string>): Promise<Response> =>
      fetch(`http://127.0.0.1:${port}/audit`, { headers });
    expect((await ask({})).status).toBe(401);
    expect((await ask({ authorization: `Bearer ${made.stdout.trim()}` })).status).toBe(200);
    // in the very next request, although another process has revoked it
    const tokens = JSON.parse((await run(['token', 'list', '--format', 'json'])).stdout) as {
      id: string;
      role: string;
    }[];
    const id = tokens.find(({ role }) => role === 'administrator')?.id ?? '';
    expect((await run(['token', 'revoke', id])).status).toBe(0);
    expect((await ask({ authorization: `Bearer ${made.stdout.trim()}` })).status).toBe(401);
  },
  patience,
);

test(
  'on this machine it prints a link that lets an administrator in once',
  async () => {
    const [, link = ''] = await serving({}, /(http:\/\/127\.0\.0\.1:\d+\/session\/link\?code=\S+)\n/);
    const first = await fetch(link, { redirect: 'manual' });
    expect(first.status).toBe(303);
    const cookie = first.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    expect((await fetch(new URL('/audit', link), { headers: { cookie } })).status).toBe(200);
    expect((await fetch(link, { redirect: 'manual' })).status).toBe(401);
  },
  patience,
);

test(
  'accounts are made, listed, changed and disabled on the command line',
  async () => {
    const made = await run(['account', 'create', 'wang', '--role', 'uploader', '--branch', '沈阳'], {
      input: 'a password typed\n',
    });
    expect([made.status, made.stdout]).toEqual([0, 'account wang is made\n']);
    expect((await run(['account', 'create', 'wang', '--role', 'reader'])).status).toBe(2);
    expect((await run(['account', 'create', 'li', '--role', 'uploader'])).stderr).toContain('210100');
    expect((await run(['account', 'create', 'li', '--role', 'reader'], { input: 'short\n' })).stderr).not.toContain(
      'short\n',
    );
    const generated = await run(['account', 'password', 'wang']);
    expect(generated.stdout).toMatch(/^the password of wang is changed\n.*\n[\w-]{20}\n$/);
    expect((await run(['account', 'disable', 'wang'])).status).toBe(0);
    const [wang] = JSON.parse((await run(['account', 'list', '--format', 'json'])).stdout) as object[];
    expect(wang).toMatchObject({
      name: 'wang',
      role: 'uploader',
      branch: '210100',
      disabled_at: expect.any(String) as unknown,
    });
    expect((await run(['account', 'enable', 'wang'])).status).toBe(0);
    expect((await run(['account', 'enable', 'nobody'])).status).toBe(2);
  },
  patience,
);
