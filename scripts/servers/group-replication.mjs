// A group of MySQL servers (Group Replication) on the loopback address, for one test: members that can be killed and come back,
// gone afterwards.
import { execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { commonOptions, freePort } from './private-server.mjs';

const execute = promisify(execFile);
const startSeconds = 90;
const login = { user: 'tongbao', password: 'tongbao' };

/**
 * Starts a group of so many members, by the server that is unpacked in the folder `root` (scripts/mysql-server.sh). One of them
 * is written to, unless `primaries` is `all`. Resolves to `{ nodes, stop }`; a node has a `url`, `kill` (SIGKILL) and `start`,
 * which recovers its data and lets it take in what it missed.
 */
export async function startGroup(root, { count = 3, primaries = 'one' } = {}) {
  const program = unpackedServer(root);
  const folder = mkdtempSync(join(tmpdir(), 'tongbao-group-'));
  const nodes = [];
  const stop = async () => {
    await Promise.all(nodes.map((node) => node.kill?.()));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const facts = [];
    for (let place = 0; place < count; place += 1) {
      facts.push({ place, data: join(folder, `data${place}`), port: await freePort(), group: await freePort() });
    }
    const group = {
      name: randomUUID(),
      primaries,
      seeds: facts.map((one) => `127.0.0.1:${one.group}`).join(','),
    };
    for (const one of facts) nodes.push(createNode(program, folder, one, group));
    const [first, ...others] = nodes;
    await createData(program, first.data, folder);
    // of a copy the server makes one of its own, once it does not find who it was
    for (const { data } of others) {
      cpSync(first.data, data, { recursive: true, filter: (file) => !file.endsWith('auto.cnf') });
    }
    await first.start('SET GLOBAL group_replication_bootstrap_group = ON');
    for (const node of others) await node.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return { nodes, stop };
}

/** The server with its own loader and libraries, and where it finds what belongs to it. */
function unpackedServer(root) {
  const libraries = join(root, 'usr', 'lib');
  for (const folder of existsSync(libraries) ? readdirSync(libraries) : []) {
    const path = join(libraries, folder);
    const loader = folder.includes('-linux-') && readdirSync(path).find((name) => /^ld-linux-.*\.so/.test(name));
    if (!loader) continue;
    const share = join(root, 'usr', 'share', 'mysql');
    return {
      command: join(path, loader),
      args: [
        ...['--library-path', `${path}:${join(libraries, 'mysql', 'private')}`, join(root, 'usr', 'sbin', 'mysqld')],
        ...['--no-defaults', `--basedir=${join(root, 'usr')}`, `--plugin-dir=${join(libraries, 'mysql', 'plugin')}`],
        ...[`--lc-messages-dir=${share}`, `--character-sets-dir=${join(share, 'charsets')}`],
      ],
    };
  }
  throw new Error(`no MySQL server is unpacked in ${root}`);
}

async function createData({ command, args }, data, folder) {
  const welcome = join(folder, 'welcome.sql');
  writeFileSync(
    welcome,
    [
      `CREATE USER ${login.user}@'127.0.0.1' IDENTIFIED BY '${login.password}'`,
      `GRANT ALL ON *.* TO ${login.user}@'127.0.0.1' WITH GRANT OPTION`,
      '',
    ].join(';\n'),
  );
  await execute(command, [...args, ...commonOptions(data), '--initialize-insecure', `--init-file=${welcome}`]);
}

function createNode({ command, args }, folder, { place, data, port, group: address }, { name, seeds, primaries }) {
  const log = join(folder, `node${place}.err`);
  const temporary = join(folder, `tmp${place}`);
  mkdirSync(temporary, { recursive: true });
  const one = primaries === 'one';
  const options = [
    ...args,
    ...commonOptions(data),
    `--server-id=${place + 1}`,
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    `--socket=${join(folder, `socket${place}`)}`,
    `--pid-file=${join(folder, `pid${place}`)}`,
    `--log-error=${log}`,
    `--tmpdir=${temporary}`,
    '--skip-name-resolve',
    '--mysqlx=OFF',
    '--secure-file-priv=NULL',
    '--local-infile=ON',
    '--innodb-buffer-pool-size=64M',
    '--log-bin=binlog',
    '--gtid-mode=ON',
    '--enforce-gtid-consistency=ON',
    '--report-host=127.0.0.1',
    `--report-port=${port}`,
    '--plugin-load-add=group_replication.so',
    `--group-replication-group-name=${name}`,
    '--group-replication-start-on-boot=OFF',
    '--group-replication-communication-stack=XCOM',
    `--group-replication-local-address=127.0.0.1:${address}`,
    `--group-replication-group-seeds=${seeds}`,
    '--group-replication-ip-allowlist=127.0.0.1/32',
    '--group-replication-recovery-get-public-key=ON',
    `--group-replication-single-primary-mode=${one ? 'ON' : 'OFF'}`,
    `--group-replication-enforce-update-everywhere-checks=${one ? 'OFF' : 'ON'}`,
    // the others do without a member that says nothing as soon as they may
    '--group-replication-member-expel-timeout=0',
  ];
  let server;
  let ended;
  const kill = async () => {
    server?.kill('SIGKILL');
    await ended;
  };
  const start = async (before) => {
    server = spawn(command, options, { stdio: 'ignore' });
    ended = new Promise((resolve) => server.once('close', resolve).once('error', resolve));
    await untilOnline(port, before, () => server.exitCode ?? server.signalCode, log);
  };
  const url = `mysql://${login.user}:${login.password}@127.0.0.1:${port}/mysql`;
  return { data, port, log, url, start, kill };
}

/** Lets a member into the group; where the group still waits for the one that it was before, it is refused for a while. */
async function untilOnline(port, before, exit, log) {
  const { createConnection } = await import('mysql2/promise');
  const deadline = Date.now() + startSeconds * 1000;
  let joined = false;
  for (;;) {
    let state;
    try {
      const connection = await createConnection({ host: '127.0.0.1', port, ...login, connectTimeout: 5000 });
      try {
        if (!joined) {
          await connection.query(
            `CHANGE REPLICATION SOURCE TO SOURCE_USER = '${login.user}', SOURCE_PASSWORD = '${login.password}'
              FOR CHANNEL 'group_replication_recovery'`,
          );
          if (before) await connection.query(before);
          await connection.query('START GROUP_REPLICATION');
          if (before) await connection.query('SET GLOBAL group_replication_bootstrap_group = OFF');
          joined = true;
        }
        const [[row]] = await connection.query(
          'SELECT member_state AS state FROM performance_schema.replication_group_members WHERE member_id = @@server_uuid',
        );
        state = row?.state;
      } finally {
        await connection.end();
      }
    } catch (error) {
      state = error.message;
    }
    if (state === 'ONLINE') return;
    if (state === 'ERROR' || state === 'OFFLINE') joined = false;
    if (exit() !== null || Date.now() > deadline) {
      throw new Error(`a member did not start: ${state}\n${readFileSync(log, 'utf8').slice(-3000)}`);
    }
    await pause(100);
  }
}
