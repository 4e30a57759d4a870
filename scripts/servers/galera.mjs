// A MariaDB Galera cluster on the loopback address, for one test: nodes that can be killed and come back, gone afterwards.
import { execFile, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { commonOptions, createDataDirectory, freePort, serverPrograms } from './private-server.mjs';

const execute = promisify(execFile);
const startSeconds = 60;
const login = { user: 'tongbao', password: 'tongbao' };
/** Where Debian's package galera-4 puts the library; GALERA names another. */
const provider = process.env.GALERA ?? '/usr/lib/galera/libgalera_smm.so';

/** The way a node comes to the state of others is a program that the server looks for on its PATH. */
const path = [dirname(fileURLToPath(import.meta.url)), process.env.PATH ?? ''].join(delimiter);

/** How soon the others do without a node that says nothing: sooner than by default, for that is what tests wait for. */
const timing = [
  'evs.suspect_timeout=PT1S',
  'evs.inactive_timeout=PT4S',
  'evs.inactive_check_period=PT0.1S',
  'evs.keepalive_period=PT0.2S',
  'evs.join_retrans_period=PT0.2S',
];

/**
 * Starts a cluster of so many nodes. Resolves to `{ nodes, stop }`; a node has a `url`, `kill` (SIGKILL), `start`, which
 * recovers its data and lets it take in what it missed, and `leave` (SIGTERM).
 */
export async function startGalera(count = 3) {
  const folder = mkdtempSync(join(tmpdir(), 'tongbao-galera-'));
  const { MariaDB: program } = await serverPrograms();
  const nodes = [];
  const stop = async () => {
    await Promise.all(nodes.map((node) => node.kill()));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    for (let place = 0; place < count; place += 1) {
      const ports = [await freePort(), await freePort(), await freePort()];
      nodes.push({ place, data: join(folder, `data${place}`), ports });
    }
    const address = `gcomm://${nodes.map(({ ports }) => `127.0.0.1:${ports[1]}`).join(',')}`;
    for (const [place, facts] of nodes.entries()) nodes[place] = createNode(program, folder, facts, address);
    const [first, ...others] = nodes;
    await createData(program, first, folder);
    // A cluster that was begun and ended leaves its state in the data: copies of it join by what they have missed.
    await first.start(['--wsrep-new-cluster']);
    await first.leave();
    for (const { data } of others) {
      cpSync(first.data, data, { recursive: true, filter: (file) => !/(galera\.cache|gvwstate\.dat)$/.test(file) });
    }
    await first.start(['--wsrep-new-cluster']);
    for (const node of others) await node.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return { nodes, stop };
}

async function createData(program, { data }, folder) {
  const welcome = join(folder, 'welcome.sql');
  writeFileSync(
    welcome,
    [
      'FLUSH PRIVILEGES', // without it the server does not know users yet
      `CREATE USER ${login.user}@'127.0.0.1' IDENTIFIED BY '${login.password}'`,
      `GRANT ALL ON *.* TO ${login.user}@'127.0.0.1' WITH GRANT OPTION`,
      '',
    ].join(';\n'),
  );
  await createDataDirectory('MariaDB', program, commonOptions(data), welcome);
}

function createNode(program, folder, { place, data, ports }, address) {
  const [port, group, transfer] = ports;
  const log = join(folder, `node${place}.err`);
  const temporary = join(folder, `tmp${place}`);
  mkdirSync(temporary, { recursive: true });
  const options = [
    '--no-defaults',
    ...commonOptions(data),
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    `--socket=${join(folder, `socket${place}`)}`,
    `--pid-file=${join(folder, `pid${place}`)}`,
    // a server that starts removes whatever temporary tables it finds there, be they another one's
    `--tmpdir=${temporary}`,
    '--skip-name-resolve',
    '--binlog-format=ROW',
    '--innodb-autoinc-lock-mode=2',
    '--innodb-flush-log-at-trx-commit=1',
    '--innodb-buffer-pool-size=32M',
    '--wsrep-on=ON',
    `--wsrep-provider=${provider}`,
    `--wsrep-cluster-address=${address}`,
    '--wsrep-node-address=127.0.0.1',
    `--wsrep-node-name=node${place}`,
    '--wsrep-sst-method=handover',
    `--wsrep-provider-options=${[
      'base_host=127.0.0.1',
      `base_port=${group}`,
      `gmcast.listen_addr=tcp://127.0.0.1:${group}`,
      `ist.recv_addr=127.0.0.1:${transfer}`,
      'gcache.size=64M',
      ...timing,
    ].join(';')}`,
  ];
  const env = { ...process.env, PATH: path };
  let server;
  let ended;
  const end = async (signal) => {
    server?.kill(signal);
    await ended;
  };
  /** Where its data stands, which it does not know by itself after it was killed. */
  const position = async () => {
    const recovery = join(folder, `recovery${place}.err`);
    rmSync(recovery, { force: true });
    await execute(program, [...options, '--wsrep-recover', `--log-error=${recovery}`], { env });
    return /Recovered position: *(\S+)/.exec(readFileSync(recovery, 'utf8'))?.[1];
  };
  const start = async (more) => {
    const from = more ?? [`--wsrep-start-position=${await position()}`];
    server = spawn(program, [...options, `--log-error=${log}`, ...from], { stdio: 'ignore', env });
    ended = new Promise((resolve) => server.once('close', resolve).once('error', resolve));
    await untilSynced(port, () => server.exitCode ?? server.signalCode, log);
  };
  return {
    data,
    port,
    log,
    url: `mysql://${login.user}:${login.password}@127.0.0.1:${port}/mysql`,
    start,
    kill: () => end('SIGKILL'),
    leave: () => end('SIGTERM'),
  };
}

async function untilSynced(port, exit, log) {
  const { createConnection } = await import('mysql2/promise');
  const deadline = Date.now() + startSeconds * 1000;
  for (;;) {
    const state = await stateOf(createConnection, port).catch((error) => error.message);
    if (state === 'Synced') return;
    if (exit() !== null || Date.now() > deadline) {
      throw new Error(`a node did not start: ${state}\n${readFileSync(log, 'utf8').slice(-3000)}`);
    }
    await pause(50);
  }
}

async function stateOf(createConnection, port) {
  const connection = await createConnection({ host: '127.0.0.1', port, ...login, connectTimeout: 5000 });
  try {
    const [[row]] = await connection.query("SHOW STATUS LIKE 'wsrep_local_state_comment'");
    return row.Value;
  } finally {
    await connection.end();
  }
}
