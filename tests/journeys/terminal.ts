import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '../..');

/** What a process left behind. */
export interface Ran {
  /** The exit code; null where a signal ended it. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A started `tongbao`. */
export interface Running {
  readonly ended: Promise<Ran>;
  /** Ends it as a power cut would. */
  kill(): void;
}

/** Starts the built command line as a process of its own, on the database at `url`, in English. */
export function start(url: string, ...given: readonly string[]): Running {
  const child = spawn(process.execPath, [join(root, 'dist/src/cli.js'), ...given], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: url, LC_ALL: 'en_GB.UTF-8', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const pieces = { out: [] as Buffer[], err: [] as Buffer[] };
  child.stdout.on('data', (piece: Buffer) => pieces.out.push(piece));
  child.stderr.on('data', (piece: Buffer) => pieces.err.push(piece));
  const ended = new Promise<Ran>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code, out: Buffer.concat(pieces.out).toString(), err: Buffer.concat(pieces.err).toString() });
    });
  });
  return { ended, kill: () => void child.kill('SIGKILL') };
}

/** Runs `tongbao` to its end. */
export function tongbao(url: string, ...given: readonly string[]): Promise<Ran> {
  return start(url, ...given).ended;
}
