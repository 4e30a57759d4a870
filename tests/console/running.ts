import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { open, type Screen, type Seen } from '../clients/browser';
import { sampleFolder } from '../journeys/sample-province';

const root = join(__dirname, '../..');

export const desk = { width: 1280, height: 800 };
export const phone = { width: 390, height: 844 };

/** The program as it is shipped, serving a warehouse of its own by the real clock, which browsers go by. */
export interface Running {
  readonly url: string;
  /** Makes an account whose password is its name and `-password`. */
  account(name: string, role: string, branch?: string): Promise<void>;
  close(): Promise<void>;
}

export async function running(what: 'sample' | 'empty'): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'tongbao-console-'));
  const environment = {
    ...process.env,
    DATABASE_URL: `sqlite:${join(folder, 'tongbao.db')}`,
    PORT: '0',
    LOG_LEVEL: 'silent',
  };
  const start = (parameters: readonly string[]) =>
    spawn(process.execPath, ['dist/src/cli.js', '--lang', 'en', ...parameters], { cwd: root, env: environment });
  const run = (parameters: readonly string[], input = ''): Promise<void> =>
    new Promise((resolve, reject) => {
      const child = start(parameters);
      let said = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()));
      child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${parameters.join(' ')}: ${said}`))));
      child.stdin.end(input);
    });
  await run(['migrate']);
  if (what === 'sample') await run(['import', sampleFolder]);
  const server = start(['serve']);
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    server.stdout.on('data', (text: Buffer) => {
      said += text.toString();
      const found = /^Console: (\S+)\/$/m.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    server.on('close', () => reject(new Error(`the server has ended: ${said}`)));
  });
  return {
    url,
    account: (name, role, branch) =>
      run(['account', 'create', name, '--role', role, ...(branch ? ['--branch', branch] : [])], `${name}-password\n`),
    async close() {
      const gone = new Promise((resolve) => server.once('close', resolve));
      server.kill('SIGTERM');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Opens the console in English as nobody. */
export function look(program: Running, screen: Screen): Promise<Seen> {
  return open(program.url, { locale: 'en-GB', ...screen });
}

/** Logs in by the dialog, as people do. */
export async function logIn({ page }: Seen, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Log in' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Log in' });
  await dialog.locator('input[name="name"]').fill(name);
  await dialog.locator('input[name="password"]').fill(`${name}-password`);
  await dialog.getByRole('button', { name: 'Log in', exact: true }).click();
  await page.getByRole('button', { name: 'Log out' }).waitFor();
}

/**
 * What went wrong on the pages. That a workbook is rejected, or somebody is not known, is an answer: browsers put those
 * statuses on their console, too.
 */
export function troublesOf({ troubles }: Seen): readonly string[] {
  return troubles.filter((trouble) => !/status of (401|422)/.test(trouble));
}
