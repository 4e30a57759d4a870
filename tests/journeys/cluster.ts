import { readFileSync } from 'node:fs';
import { createConnection } from 'mysql2/promise';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ImportOutcome } from '../../src/importing';
import {
  catalogue,
  inProvince,
  openProvince,
  send,
  untrue,
  type BranchName,
  type Province,
} from '../importing/province';
import type { Cluster } from '../servers/cluster';
import { dump } from './dump';
import { sampleFiles, sampleFolder, tester } from './sample-province';

const nodes = [0, 1, 2];
/** What every sample workbook holds. */
const observationsOfOne = 162;
const names = catalogue.branches.filter(({ level }) => level === 'BRANCH').map(({ name }) => name.zh as BranchName);

/** A kind of cluster. */
export interface Kind {
  readonly start: () => Promise<Cluster>;
  /** A node that takes writes, the given one if it does. */
  readonly writable: (cluster: Cluster, first: number) => Promise<number>;
  /** Statements that end once a node has all that was written before, anywhere. */
  readonly sync: string;
  /** Has all nodes take writes, where they do not. */
  readonly openAll: (cluster: Cluster) => Promise<void>;
  /** How often one is killed while workbooks come in, and which one that is. */
  readonly kills: number;
  readonly victim: (cluster: Cluster, round: number) => Promise<number>;
}

/** What has to hold on a cluster of three nodes, whatever its kind. */
export function clusterJourneys({ start, writable, sync, openAll, kills, victim }: Kind): void {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await start();
  }, 150_000);
  afterAll(() => cluster.stop());

  let databases = 0;
  /** A database of the cluster, through all nodes, the given one first. */
  const engine = (first: number) => ({
    async create() {
      const name = `tongbao_${(databases += 1)}`;
      await cluster.ask(await writable(cluster, first), `CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
      // nobody is let into a database that a node has not yet heard of
      for (const node of nodes) await cluster.ask(node, sync);
      const drop = async (): Promise<void> => {
        await cluster.ask(await writable(cluster, first), `DROP DATABASE ${name}`);
      };
      return { url: cluster.all(name, first), drop };
    },
  });
  const nameOf = ({ url }: Province): string => new URL(url.replace(/,[^/]*/, '')).pathname.slice(1);

  /** Does `work` with a warehouse of its own for each of some URLs. */
  async function through<T>(urls: readonly string[], work: (provinces: readonly Province[]) => Promise<T>): Promise<T> {
    const provinces = await Promise.all(urls.map(openProvince));
    try {
      return await work(provinces);
    } finally {
      for (const { warehouse } of provinces) await warehouse.close();
    }
  }

  const each = <T>(province: Province, work: (provinces: readonly Province[]) => Promise<T>): Promise<T> =>
    through(
      nodes.map((node) => cluster.all(nameOf(province), node)),
      work,
    );

  test('are migrated once, though the program is started at each of them at the same moment', async () => {
    const { url, drop } = await engine(0).create();
    const name = new URL(url.replace(/,[^/]*/, '')).pathname.slice(1);
    const ran = await through(
      nodes.map((node) => cluster.all(name, node)),
      async (provinces) => {
        const all = await Promise.all(provinces.map(({ warehouse }) => warehouse.migrate()));
        for (const { warehouse } of provinces) expect(await warehouse.ready()).toBe(true);
        return all;
      },
    );
    expect(ran.filter((names) => names.length > 0)).toHaveLength(1);
    await drop();
  }, 60_000);

  test('what was written by one is read by another, however far behind that is', async () => {
    const writer = await writable(cluster, 0);
    const reader = (writer + 1) % nodes.length;
    await inProvince(engine(writer), async (own) => {
      await through([cluster.url(nameOf(own), reader)], async ([other]) => {
        if (!other) throw new Error('no reader');
        const before = await other.warehouse.state();
        // while its tables may not be changed, a node takes in nothing from the others
        const holding = await createConnection(cluster.url(nameOf(own), reader));
        await holding.query('FLUSH TABLES WITH READ LOCK');
        const written = await send(own, workbook(1));
        const reading = other.warehouse.state();
        expect(await Promise.race([reading, pause(500, 'waits')])).toBe('waits');
        await holding.query('UNLOCK TABLES');
        await holding.end();
        expect(written.status).toBe('accepted');
        expect((await reading).version).toBe(before.version + 1);
        expect(await other.warehouse.submission(written.id ?? 0)).toMatchObject({ status: 'accepted' });
      });
    });
  }, 60_000);

  test('one of them is killed while workbooks come in, again and again: nothing acknowledged is lost', async () => {
    for (let round = 0; round < kills; round += 1) {
      const killed = await victim(cluster, round);
      await inProvince(engine((killed + 1) % nodes.length), async (own) => {
        const acknowledged = await importWhileKilled(own, killed, round);
        const survivors = nodes.filter((node) => node !== killed);
        await expectWhole(
          survivors.map((node) => cluster.url(nameOf(own), node)),
          acknowledged,
        );
        await cluster.start(killed);
        const back = cluster.url(nameOf(own), killed);
        await expectWhole([back], acknowledged);
        const [one, ...others] = await Promise.all(nodes.map((node) => dump(cluster.url(nameOf(own), node))));
        for (const other of others) expect(other).toBe(one);
      });
    }
  }, 300_000);

  test('writers on all of them get in each other’s way, and yet every workbook goes in, once', async () => {
    await openAll(cluster);
    await inProvince(engine(0), async (own) => {
      await each(own, async (provinces) => {
        const all = Array.from({ length: 18 }, (_, turn) =>
          send(provinces[turn % provinces.length] as Province, workbook(turn)),
        );
        expect((await Promise.all(all)).map(({ status }) => status)).toEqual(all.map(() => 'accepted'));
        for (const { warehouse } of provinces) {
          const submissions = [...(await warehouse.submissions({}, 100)).rows].reverse();
          expect(submissions.map(({ id }) => id)).toEqual(all.map((_, place) => place + 1));
          for (const branch of names) {
            const revisions = submissions.filter((one) => branchName(one.branch) === branch).map((one) => one.revision);
            expect(revisions).toEqual(revisions.map((_, place) => place + 1));
          }
        }
        for (const province of provinces) expect(await untrue(province)).toEqual([]);
      });
    });
  }, 120_000);

  /** Two writers, one that begins with the node that is killed and one with another, take in sample workbooks by turns. */
  async function importWhileKilled(own: Province, killed: number, round: number): Promise<ImportOutcome[]> {
    const files = sampleFiles.slice(round % 3, (round % 3) + 5);
    const writers = [killed, (killed + 1) % nodes.length].map((first) => cluster.all(nameOf(own), first));
    const acknowledged: ImportOutcome[] = [];
    return through(writers, async (provinces) => {
      const importing = provinces.map(async ({ importer }, place) => {
        for (const fileName of files.filter((_, turn) => turn % provinces.length === place)) {
          const bytes = readFileSync(join(sampleFolder, fileName));
          acknowledged.push(await importer.import({ fileName, bytes, actor: tester }));
        }
      });
      const killing = (async () => {
        // after so many, and at some moment of the next
        while (acknowledged.length < round % 3) await pause(5);
        await pause(Math.random() * 100);
        await cluster.kill(killed);
        return acknowledged.length;
      })();
      await Promise.all(importing);
      // it was in the middle of it
      expect(await killing).toBeLessThan(files.length);
      expect(acknowledged.map(({ status }) => status)).toEqual(files.map(() => 'accepted'));
      return acknowledged;
    });
  }

  /** Expects these submissions and no others, each whole, by whichever node is asked, and rollups that are true. */
  async function expectWhole(urls: readonly string[], acknowledged: readonly ImportOutcome[]): Promise<void> {
    await through(urls, async (provinces) => {
      for (const province of provinces) {
        const { warehouse } = province;
        const submissions = (await warehouse.submissions({}, 100)).rows;
        expect(new Set(submissions.map(({ id }) => id))).toEqual(new Set(acknowledged.map(({ id }) => id)));
        expect(submissions).toHaveLength(acknowledged.length);
        for (const { id, bytes, status } of submissions) {
          expect(status).toBe('accepted');
          expect(await warehouse.observationsOf(id)).toHaveLength(observationsOfOne);
          expect((await warehouse.workbook(id))?.byteLength).toBe(bytes);
        }
        expect(await untrue(province)).toEqual([]);
      }
    });
  }
}

/** The workbook that a branch sends as its `turn`-th. */
function workbook(turn: number) {
  const branch = names[turn % 3] as BranchName;
  const line = {
    period: '2009-07',
    series: '固话业务,装机平均时间,',
    value: `${turn + 1}.5`,
    volume: String(turn + 7),
  };
  return { branch, period: '2009-H2', lines: [line] };
}

function branchName(code: string | undefined): string | undefined {
  return catalogue.branches.find((one) => one.code === code)?.name.zh;
}
