// Starts a database server of this machine for one run: own data directory, free loopback port, gone afterwards unless
// it was given a folder to keep.
import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { familyAt, familyOf } from './version.mjs';

const execute = promisify(execFile);
const startSeconds = 60;
const stopSeconds = 15;
/** What is kept is to be written out whole. */
const stopSecondsWhenKept = 600;

/** Server programs usually stand in a folder that is on root's PATH only. */
const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'].filter(Boolean);

/** The path of a program of this machine; undefined where there is none. */
function findProgram(name) {
  return folders
    .map((folder) => join(folder, name))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** The server programs of this machine by family; `mysqld` is MariaDB's on some systems, so each is asked. */
export async function serverPrograms() {
  const found = {};
  for (const program of ['mariadbd', 'mysqld'].map(findProgram).filter(Boolean)) {
    const version = await execute(program, ['--no-defaults', '--version']).catch(() => undefined);
    if (version) found[familyOf(version.stdout)] ??= program;
  }
  return found;
}

/** A port of the loopback address that nobody has now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** What every server is started with: where its data is, and as whom. */
export function commonOptions(data) {
  const asRoot = process.platform !== 'win32' && userInfo().uid === 0;
  return [`--datadir=${data}`, ...(asRoot ? ['--user=root'] : [])];
}

/** Makes an empty data directory; MariaDB carries out the statements of `welcome` in it, where that is given. */
export async function createDataDirectory(family, program, common, welcome) {
  if (family === 'MySQL') {
    await execute(program, ['--no-defaults', ...common, '--initialize-insecure']);
    return;
  }
  const installer = findProgram('mariadb-install-db') ?? findProgram('mysql_install_db');
  if (!installer) throw new Error('mariadb-install-db is missing beside mariadbd');
  const extra = welcome ? [`--extra-file=${welcome}`] : [];
  const options = ['--auth-root-authentication-method=normal', '--skip-test-db', ...extra];
  await execute(installer, ['--no-defaults', ...common, ...options]);
}

/**
 * Starts `program` and resolves when it answers, to `{ url, stop, kill }`; the login may create databases. `stop` is safe to
 * call twice; `kill` ends it as a power cut would. A commit reaches the disk as in production; only what no test looks at is switched off or made small.
 * Given a folder, it takes and leaves its data there; further options of the server's come last and win.
 */
export async function startPrivateServer(family, program, { keptIn, options = [] } = {}) {
  if (keptIn) mkdirSync(keptIn, { recursive: true });
  const folder = keptIn ?? mkdtempSync(join(tmpdir(), 'tongbao-server-'));
  const common = commonOptions(join(folder, 'data'));
  let server;
  let ended;
  const stop = async () => {
    if (server && server.exitCode === null && server.signalCode === null) {
      const patience = keptIn ? stopSecondsWhenKept : stopSeconds;
      const impatient = setTimeout(() => server.kill('SIGKILL'), patience * 1000);
      server.kill('SIGTERM');
      await ended;
      clearTimeout(impatient);
    }
    if (!keptIn) rmSync(folder, { recursive: true, force: true });
  };
  const kill = async () => {
    server.kill('SIGKILL');
    await ended;
  };
  try {
    if (!existsSync(join(folder, 'data'))) await createDataDirectory(family, program, common);
    const password = randomBytes(16).toString('hex');
    const welcome = join(folder, 'welcome.sql');
    writeFileSync(
      welcome,
      [
        "CREATE USER IF NOT EXISTS tongbao@'127.0.0.1'",
        `ALTER USER tongbao@'127.0.0.1' IDENTIFIED BY '${password}'`,
        "GRANT ALL ON *.* TO tongbao@'127.0.0.1' WITH GRANT OPTION",
        '',
      ].join(';\n'),
    );
    const port = await freePort();
    const log = join(folder, 'error.log');
    const temporary = join(folder, 'tmp');
    mkdirSync(temporary, { recursive: true });
    server = spawn(
      program,
      [
        '--no-defaults',
        ...common,
        `--port=${port}`,
        '--bind-address=127.0.0.1',
        `--socket=${join(folder, 'socket')}`,
        `--pid-file=${join(folder, 'pid')}`,
        // a server that starts removes whatever temporary tables it finds there, be they another one's
        `--tmpdir=${temporary}`,
        `--log-error=${log}`,
        `--init-file=${welcome}`,
        '--skip-name-resolve',
        '--skip-log-bin',
        '--local-infile=ON',
        '--innodb-flush-log-at-trx-commit=1',
        '--innodb-buffer-pool-size=128M',
        ...(family === 'MySQL' ? ['--mysqlx=OFF', '--secure-file-priv=NULL'] : []),
        ...options,
      ],
      { stdio: 'ignore' },
    );
    ended = new Promise((resolve) => server.once('close', resolve).once('error', resolve));
    const url = `mysql://tongbao:${password}@127.0.0.1:${port}/mysql`;
    const deadline = Date.now() + startSeconds * 1000;
    for (;;) {
      try {
        await familyAt(url);
        return { url, stop, kill };
      } catch (error) {
        if (server.exitCode !== null || Date.now() > deadline) {
          throw new Error(`${program} did not start: ${error.message}\n${readFileSync(log, 'utf8').slice(-2000)}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  } catch (error) {
    await stop();
    throw error;
  }
}
