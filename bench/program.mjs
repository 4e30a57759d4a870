// The built program as a process of its own, as it is run anywhere.
import { execFile, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { promisify } from 'node:util';
import { at, root } from '../scripts/project.mjs';

const execute = promisify(execFile);
const program = process.env.BENCH_PROGRAM || at('dist', 'src', 'cli.js');
const startSeconds = 60;
const stopSeconds = 15;

const environmentOf = ({ url, catalogue }, settings = {}) => ({
  ...process.env,
  DATABASE_URL: url,
  CATALOGUE: catalogue,
  LOG_LEVEL: 'warn',
  ...settings,
});

/** Runs a command of the program to its end; resolves to what it printed, rejects when it failed. */
export async function runProgram(prepared, args) {
  const { stdout } = await execute(process.execPath, [program, ...args], {
    cwd: root,
    env: environmentOf(prepared),
    maxBuffer: 64 * 1024 ** 2,
  });
  return stdout;
}

/**
 * Serves; resolves when it is ready, to `{ url, headers, pid, stop }`. `nodeOptions` go to Node itself. `stop` resolves
 * when the process has ended.
 */
export async function serveProgram(prepared, { settings = {}, nodeOptions = [] } = {}) {
  const printed = await runProgram(prepared, ['token', 'create', '--role', 'reader', '--days', '1', '--name', 'bench']);
  const token = printed.trim().split('\n').at(-1);
  const port = await freePort();
  const server = spawn(process.execPath, [...nodeOptions, program, 'serve'], {
    cwd: root,
    env: environmentOf(prepared, { HOST: '127.0.0.1', PORT: String(port), ...settings }),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaints = '';
  server.stderr.on('data', (text) => (complaints = `${complaints}${text}`.slice(-4000)));
  const ended = new Promise((resolve) => server.once('close', resolve).once('error', resolve));
  const orphaned = () => server.kill('SIGKILL');
  process.once('exit', orphaned);
  const stop = async () => {
    process.off('exit', orphaned);
    const impatient = setTimeout(() => server.kill('SIGKILL'), stopSeconds * 1000);
    server.kill('SIGTERM');
    await ended;
    clearTimeout(impatient);
  };
  const url = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + startSeconds * 1000;
  while (!(await isReady(url))) {
    if (server.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`the server did not start: ${complaints}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { url, headers: { authorization: `Bearer ${token}` }, pid: server.pid, stop };
}

async function isReady(url) {
  return fetch(`${url}/readyz`).then(
    (response) => response.ok,
    () => false,
  );
}

/** Watches what a process holds in memory; `peak()` gives the most so far in MB, by the kernel's own account. */
export function residentOf(pid) {
  const status = () => readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status())?.[1] ?? NaN) / 1024;
  return { now: () => megabytes('VmRSS'), peak: () => megabytes('VmHWM') };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
