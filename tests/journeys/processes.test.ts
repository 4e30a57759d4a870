import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { silentLog } from '../../src/foundation';
import { openWarehouse } from '../../src/warehouse';
import { formWith, standingToken } from '../api/served';
import { examiner, openProvince, untrue } from '../importing/province';
import { describeOnEveryEngine, engines } from '../servers/engines';
import { sampleFiles, sampleFolder } from './sample-province';

const root = join(__dirname, '../..');
afterAll(() => examiner.close());

/** A process of the server, and how it is asked as an administrator. */
interface Server {
  readonly child: ChildProcess;
  fetch(path: string, init?: RequestInit): Promise<Response>;
}

interface Progress {
  readonly state: string;
  readonly outcome: string | null;
  readonly tries: number;
  readonly submission: { readonly id: number } | null;
}

describeOnEveryEngine('several processes on one database', (engine) => {
  // one is enough, and a server is what several processes have
  if (engine !== (engines.find(({ name }) => name === 'MariaDB') ?? engines[0])) return;

  let url: string;
  let drop: () => Promise<void>;
  let token: string;
  let servers: Server[];
  beforeAll(async () => {
    ({ url, drop } = await engine.create());
    const warehouse = await openWarehouse({ url, log: silentLog });
    await warehouse.migrate();
    token = await standingToken({ warehouse }, 'administrator');
    await warehouse.close();
    servers = await Promise.all([start(), start(), start()]);
  });
  afterAll(async () => {
    for (const server of servers) await end(server, 'SIGKILL');
    await drop();
  });

  /** Starts a process; of one that says nothing for two seconds the others take over what it was at. */
  async function start(): Promise<Server> {
    const child = spawn(process.execPath, [join(root, 'dist/src/cli.js'), 'serve'], {
      cwd: root,
      env: {
        ...process.env,
        ...{ DATABASE_URL: url, PORT: '0', LC_ALL: 'en_GB.UTF-8', IMPORT_LEASE_SECONDS: '2', IMPORT_TRIES: '10' },
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let printed = '';
    const address = await new Promise<string>((resolve, reject) => {
      child.stdout.on('data', (piece: Buffer) => {
        printed += piece.toString();
        const [, found] = /GraphQL: (\S+)\/graphql\n/.exec(printed) ?? [];
        if (found) resolve(found);
      });
      child.once('close', () => reject(new Error(`it ended: ${printed}`)));
    });
    const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
      fetch(address + path, {
        ...init,
        headers: { authorization: `Bearer ${token}`, ...(init.headers as Record<string, string> | undefined) },
      });
    return { child, fetch: ask };
  }

  async function end({ child }: Server, signal: NodeJS.Signals): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.kill(signal);
    await ended;
  }

  const one = (turn: number): Server => servers[turn % servers.length] as Server;

  test('what was written by one is answered by all at once, and never what was before', async () => {
    const asked = '/exports/observations.csv?periods=2009-08&branches=210100';
    const known = servers.map(() => 'none');
    for (let turn = 1; turn <= 6; turn += 1) {
      const value = `${turn}.5`;
      const header = '分公司,月份,业务,指标,用户类别,数值,业务量';
      const form = formWith(`${header}\n沈阳分公司,2009年8月,固定电话,装机平均时间,全部用户,${value},100\n`, 'w.csv', {
        ...{ period: '2009-H2', accept: 'seen' },
      });
      expect((await one(turn).fetch('/submissions', { method: 'POST', body: form })).status).toBe(201);
      for (const [place, server] of servers.entries()) {
        const fresh = await server.fetch(asked, { headers: { 'if-none-match': known[place] ?? '' } });
        expect(fresh.status).toBe(200);
        expect(await fresh.text()).toContain(`,${value},`);
        known[place] = fresh.headers.get('etag') ?? '';
        const again = await server.fetch(asked, { headers: { 'if-none-match': known[place] ?? '' } });
        expect(again.status).toBe(304);
      }
      // the answer is named alike by all, so that a cache before them serves for all
      expect(new Set(known).size).toBe(1);
    }
  });

  test('workbooks that wait are each taken in once, though one process is killed and another stands still meanwhile', async () => {
    const paths: string[] = [];
    for (const [turn, name] of sampleFiles.entries()) {
      const body = formWith(readFileSync(join(sampleFolder, name)), name);
      const headers = { prefer: 'respond-async' };
      const response = await one(turn).fetch('/submissions', { method: 'POST', body, headers });
      expect(response.status).toBe(202);
      paths.push(response.headers.get('location') ?? '');
    }
    const [killed, still, last] = servers as [Server, Server, Server];
    const progress = (): Promise<Progress[]> =>
      Promise.all(paths.map(async (path) => (await last.fetch(path)).json() as Promise<Progress>));
    const until = async (enough: (all: readonly Progress[]) => boolean): Promise<Progress[]> => {
      for (;;) {
        const all = await progress();
        if (enough(all)) return all;
        await pause(20);
      }
    };
    const count = (all: readonly Progress[], state: string): number => all.filter((it) => it.state === state).length;
    await until((all) => count(all, 'running') === servers.length || count(all, 'waiting') === 0);
    await end(killed, 'SIGKILL');
    still.child.kill('SIGSTOP');
    // for longer than it would have had for what it is at; where it had begun to write, the others wait for it
    await pause(3000);
    still.child.kill('SIGCONT');
    const all = await until((now) => count(now, 'done') + count(now, 'failed') === paths.length);
    expect(all.map(({ outcome }) => outcome)).toEqual(paths.map(() => 'accepted'));
    servers = [still, last, await start()];
    const province = await openProvince(url);
    try {
      const { rows } = await province.warehouse.submissions({}, 100);
      const sent = rows.filter(({ fileName }) => sampleFiles.includes(fileName));
      expect(sent).toHaveLength(sampleFiles.length);
      expect(new Set(sent.map(({ id }) => id))).toEqual(new Set(all.map(({ submission }) => submission?.id)));
      expect(await untrue(province)).toEqual([]);
    } finally {
      await province.warehouse.close();
    }
    for (const server of servers) expect((await server.fetch('/readyz')).status).toBe(200);
  });
});
