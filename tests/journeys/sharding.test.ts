import { createConnection } from 'mysql2/promise';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { july, send as sendOrders, type Order } from '../importing/orders';
import { catalogue, examiner, openProvince, send, untrue, type BranchName, type Province } from '../importing/province';
import { endOfTime } from '../../src/warehouse';
import { startSpiderServers, type ServerName, type SpiderServers } from '../servers/spider';
import { describeWithTool } from '../servers/tools';
import { dump } from './dump';
import { deviations } from './expected-figures';
import { exportedFigures } from './exported-figures';
import { sampleFiles, sampleFolder, tester } from './sample-province';
import { frontOptions, shardOptions, statements } from './sharding-document';

afterAll(() => examiner.close());

const shards = [0, 1];
const PASSWORD = 'secret';
const views = 'SELECT table_name AS name FROM information_schema.views WHERE table_schema = DATABASE()';

describeWithTool('spider', 'tables on two shards', () => {
  let servers: SpiderServers;
  beforeAll(async () => {
    servers = await startSpiderServers(frontOptions, shardOptions);
    await setUp();
  }, 120_000);
  afterAll(() => servers.stop());

  /** Does with the servers what the document says. */
  async function setUp(): Promise<void> {
    const everywhere: readonly ServerName[] = [...shards, 'front'];
    for (const server of everywhere) {
      await servers.execute(server, 'mysql', 'CREATE DATABASE tongbao CHARACTER SET utf8mb4');
      await on(servers.url(server, 'tongbao'), ({ warehouse }) => warehouse.migrate());
    }
    const client = '127.0.0.1';
    await servers.execute('front', 'mysql', statements("on the front: the program's user", { HOST: client, PASSWORD }));
    for (const shard of shards) {
      await servers.execute(shard, 'mysql', statements("on each shard: the front's user", { FRONT: client, PASSWORD }));
      const { host, port } = servers.address(shard);
      const values = { SHARD: `shard${shard + 1}`, HOST: host, 3306: String(port), PASSWORD };
      await servers.execute('front', 'mysql', statements('on the front, for each shard', values));
    }
    for (const server of everywhere)
      await servers.execute(server, 'tongbao', statements('on each shard, and then on the front'));
    await servers.execute('front', 'tongbao', statements('on the front'));
    for (const server of everywhere)
      await servers.execute(server, 'mysql', statements('on each server: once all is set up'));
  }

  const programUrl = (): string => {
    const url = new URL(servers.url('front', 'tongbao'));
    return `mysql://program:${PASSWORD}@${url.host}/tongbao`;
  };
  const sharded = <T>(work: (province: Province) => Promise<T>): Promise<T> => on(programUrl(), work);
  const onShard = async (shard: number, sql: string): Promise<string> =>
    JSON.stringify(await servers.execute(shard, 'tongbao', sql));

  test('hold the same as one database after the same history, each its part', async () => {
    await servers.execute('front', 'mysql', 'CREATE DATABASE plain CHARACTER SET utf8mb4');
    const plainUrl = servers.url('front', 'plain');
    const plain = await on(plainUrl, async (province) => {
      await province.warehouse.migrate();
      return history(province);
    });
    const spread = await sharded(history);
    // by their names: what they say is much, and is not to be laid side by side
    expect(Object.keys(plain).filter((name) => plain[name] !== spread[name])).toEqual([]);
    expect(Object.keys(spread)).toEqual(Object.keys(plain));
    expect(comparable(await dump(programUrl()))).toBe(comparable(await dump(plainUrl)));
    for (const view of await servers.execute('front', 'plain', views)) {
      const rowsOf = async (database: string): Promise<string> =>
        comparable(inAnyOrder(await servers.execute('front', database, `SELECT * FROM ${view['name']}`)).join());
      expect((await rowsOf('tongbao')) === (await rowsOf('plain'))).toBe(true);
    }
    for (const table of ['observation', 'rollup']) {
      const branches = await servers.execute(
        'front',
        'plain',
        `SELECT branch, COUNT(*) AS n FROM ${table} GROUP BY branch`,
      );
      for (const shard of shards) {
        const own = branches.filter(({ branch }) => Number(String(branch) >= '210800') === shard);
        expect(own.length).toBeGreaterThan(5);
        expect(await onShard(shard, `SELECT branch, COUNT(*) AS n FROM ${table} GROUP BY branch`)).toBe(
          JSON.stringify(own),
        );
      }
    }
    const batches = await servers.execute('front', 'tongbao', 'SELECT id FROM record_batch');
    for (const shard of shards) {
      const own = batches.filter(({ id }) => Number(BigInt(String(id)) % 2n) === shard);
      expect((await servers.execute(shard, 'tongbao', 'SELECT DISTINCT batch AS id FROM record')).length).toBe(
        own.length,
      );
    }
  }, 60_000);

  /** Writes as the program would. */
  async function writes(): Promise<void> {
    const connection = await createConnection(programUrl());
    await connection.query('UPDATE warehouse_state SET version = version').finally(() => connection.end());
  }

  async function prepared(server: ServerName): Promise<string[]> {
    const question = statements('on the front, and then on each shard: what is prepared');
    return (await servers.execute(server, 'mysql', question)).map(({ data }) => String(data));
  }

  /** What the shards have of a version that the front does not know, and what they have prepared. */
  async function leftBehind(): Promise<readonly string[]> {
    const [state] = await servers.execute('front', 'tongbao', 'SELECT version FROM warehouse_state');
    const later = `valid_from > ${state?.['version']} OR valid_to > ${state?.['version']} AND valid_to < ${endOfTime}`;
    const found: string[] = [];
    for (const shard of shards) {
      for (const table of ['observation', 'rollup']) {
        const rows = await servers.execute(shard, 'tongbao', `SELECT * FROM ${table} WHERE ${later}`);
        if (rows.length > 0) found.push(table);
      }
      if ((await prepared(shard)).length > 0) found.push('prepared');
    }
    return found.sort();
  }

  /** Does what the document says is to be done after a server has died. */
  async function putRight(): Promise<void> {
    for (const shard of shards)
      await servers.execute(shard, 'mysql', statements('on each shard: once all have started'));
    const decided = await servers.execute('front', 'mysql', statements('on the front: what is to be committed'));
    const committed = decided.map(({ data }) => String(data));
    for (const server of ['front', ...shards] as const) {
      for (const data of await prepared(server)) {
        const end = committed.includes(data) ? 'COMMIT' : 'ROLLBACK';
        await servers.execute(server, 'mysql', `XA ${end} ${data}`).catch((error: Error & { code?: string }) => {
          if (error.code !== 'ER_XA_RBROLLBACK') throw error;
        });
      }
    }
    await servers.execute('front', 'tongbao', statements('on the front: the repair'));
  }

  interface Fault {
    /** The front is cut off from a shard when it is about to say this, … */
    readonly at: 'insert into' | 'xa prepare' | 'xa commit';
    /** … for the first time or the second, … */
    readonly time: 1 | 2;
    /** … and one of them dies. */
    readonly dies: 'front' | 'shard' | 'nobody';
    readonly acknowledged: boolean;
    readonly left: readonly string[];
  }
  const faults: readonly Fault[] = [
    { at: 'insert into', time: 2, dies: 'nobody', acknowledged: true, left: [] },
    { at: 'insert into', time: 2, dies: 'front', acknowledged: false, left: [] },
    { at: 'xa prepare', time: 2, dies: 'nobody', acknowledged: true, left: [] },
    { at: 'xa commit', time: 2, dies: 'front', acknowledged: false, left: ['observation', 'prepared', 'rollup'] },
    { at: 'xa commit', time: 1, dies: 'shard', acknowledged: true, left: ['prepared'] },
    { at: 'xa commit', time: 2, dies: 'shard', acknowledged: true, left: ['prepared'] },
    { at: 'xa commit', time: 2, dies: 'nobody', acknowledged: true, left: ['prepared'] },
  ];
  test.each(faults)(
    'a shard is cut off at “$at”, time $time, $dies dies: an import is in wholly or not at all',
    async ({ at, time, dies, acknowledged, left }) => {
      const { length: sprung } = await servers.sprung();
      await servers.trap(time, at, dies);
      const value = `${sprung + 11}.5`;
      const before = await sharded(({ warehouse }) => warehouse.version());
      const outcome = await sharded((province) => resend(province, '阜新', value)).catch((error: Error) => error);
      const [shard, ...more] = (await servers.sprung()).slice(sprung);
      expect([typeof shard, more]).toEqual(['number', []]);
      expect(outcome).toMatchObject(acknowledged ? { status: 'accepted' } : { code: 'DATABASE_UNREACHABLE' });
      if (dies !== 'nobody') await servers.start(dies === 'front' ? dies : (shard ?? 0));
      expect(await leftBehind()).toEqual(left);
      if (dies === 'front') await expect(writes()).rejects.toThrow('read-only');
      await putRight();
      expect(await leftBehind()).toEqual([]);
      await sharded(async (province) => {
        expect(await province.warehouse.version()).toBe(before + (acknowledged ? 1 : 0));
        expect(await untrue(province)).toEqual([]);
        expect((await resend(province, '阜新', value)).status).toBe(acknowledged ? 'unchanged' : 'accepted');
        expect(await untrue(province)).toEqual([]);
      });
    },
    60_000,
  );
});

async function on<T>(url: string, work: (province: Province) => Promise<T>): Promise<T> {
  const province = await openProvince(url);
  try {
    return await work(province);
  } finally {
    await province.warehouse.close();
  }
}

/** Workbooks come in, one of them again and otherwise, some of records; the second is withdrawn. Gives what is answered. */
async function history(province: Province): Promise<Record<string, string>> {
  const { importer, warehouse } = province;
  for (const fileName of sampleFiles) {
    const bytes = readFileSync(join(sampleFolder, fileName));
    expect((await importer.import({ fileName, bytes, actor: tester })).status).toBe('accepted');
  }
  expect(deviations(await exportedFigures(warehouse, catalogue))).toEqual([]);
  const again = await resend(province, '阜新', '7.5');
  const orders = Array.from({ length: 700 }, (_, n): Order => [`N${n}`, july(1 + (n % 28)), july(2 + (n % 28), 6)]);
  for (const some of [orders, orders.slice(300)]) {
    expect((await sendOrders(province, { branch: '沈阳', period: '2009-07', orders: some })).status).toBe('accepted');
  }
  await importer.withdraw(again.id ?? 0, { reason: 'a slip', actor: tester });
  expect(await untrue(province)).toEqual([]);
  const version = await warehouse.version();
  const answers: Record<string, string> = {};
  const filter = { periods: ['2009-07', '2009-Q3'], branches: ['210000', '210100', '210900'] };
  const span = { ...filter, series: catalogue.series };
  for (const at of [0, 1, 8, version - 3, version - 1, version]) {
    const page = await warehouse.observations(filter, at, 20);
    const asked: Record<string, unknown> = {
      observations: await gathered(warehouse.streamObservations({}, at)),
      page,
      next: await warehouse.observations(filter, at, 20, page.rows.at(-1)),
      rollups: inAnyOrder(await warehouse.rollups(await warehouse.extent(at), at)),
      ordered: await gathered(warehouse.streamRollups(span, at)),
      steps: inAnyOrder(await warehouse.rollupSteps(filter, 0, at)),
      received: inAnyOrder(await warehouse.firstReceived(filter.periods, at)),
      counts: [await warehouse.countRollups(filter, at), await warehouse.countObservations(filter, at)],
    };
    for (const [name, what] of Object.entries(asked)) answers[`${name} at ${at}`] = JSON.stringify(what);
  }
  return answers;
}

const inAnyOrder = (rows: readonly unknown[]): string[] => rows.map((row) => JSON.stringify(row)).sort();

async function resend(province: Province, branch: string, value: string) {
  const line = { period: '2009-07', series: '固话业务,装机平均时间,', value, volume: '9' };
  return send(province, { branch: branch as BranchName, period: '2009-H2', lines: [line] });
}

/** A dump without what no two databases have alike: the names of transactions, and the numbers of batches. */
function comparable(dumped: string): string {
  const batches = [...new Set(/^record_batch\n(.*?)\n\n/ms.exec(dumped)?.[1]?.match(/\d{16}/g))].sort();
  const numbered = batches.reduce((text, id, place) => text.replaceAll(id, `batch ${place}`), dumped);
  return numbered.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'token');
}

async function gathered<T>(batches: AsyncIterable<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const batch of batches) all.push(...batch);
  return all;
}
