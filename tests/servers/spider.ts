import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createConnection, type RowDataPacket } from 'mysql2/promise';

/** `front`, or the place of a shard. */
export type ServerName = 'front' | number;

/** A MariaDB server in front of two, which tables can be spread over; the tables are the caller's business. */
export interface SpiderServers {
  /** The URL of a server, which is another one when it has been started again. */
  url(server: ServerName, database: string): string;
  /** Where the front is to look for a shard. */
  address(shard: number): { readonly host: string; readonly port: number };
  /** Ends a server as a power cut would. */
  kill(server: ServerName): Promise<void>;
  start(server: ServerName): Promise<void>;
  /**
   * Cuts the front off from a shard at the how many-th statement with this text, where something was inserted before, and kills
   * one of the two at that moment.
   */
  trap(count: number, text: string, victim: 'front' | 'shard' | 'nobody'): Promise<void>;
  /** Of each trap that has sprung, the shard. */
  sprung(): Promise<readonly number[]>;
  /** Carries out statements on a connection of their own; gives the rows where it is but one. */
  execute(server: ServerName, database: string, statements: string): Promise<RowDataPacket[]>;
  stop(): Promise<void>;
}

interface Told {
  readonly front: string;
  readonly shards: readonly { readonly url: string; readonly host: string; readonly port: number }[];
  readonly sprung: readonly number[];
}

/** The options are the servers', of the front and of the shards. */
export async function startSpiderServers(
  frontOptions: readonly string[],
  shardOptions: readonly string[],
): Promise<SpiderServers> {
  const child = spawn(
    process.execPath,
    [join(__dirname, '../../scripts/spider.mjs'), ...frontOptions, '--', ...shardOptions],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const told = async (): Promise<Told> => {
    const next: IteratorResult<string, unknown> = await lines.next();
    if (next.done === true) throw new Error('the servers have ended');
    if (next.value.startsWith('failed')) throw new Error(next.value);
    return JSON.parse(next.value) as Told;
  };
  let servers = await told();
  const order = async (...words: readonly (string | number)[]): Promise<void> => {
    child.stdin.write(`${words.join(' ')}\n`);
    servers = await told();
  };
  const shard = (place: number): Told['shards'][number] => {
    const found = servers.shards[place];
    if (!found) throw new Error(`no shard ${place}`);
    return found;
  };
  const url = (server: ServerName, database: string): string =>
    (server === 'front' ? servers.front : shard(server).url).replace(/\/mysql$/, `/${database}`);
  return {
    url,
    address: shard,
    kill: (server) => order('kill', server),
    start: (server) => order('start', server),
    trap: (count, text, victim) => order('trap', count, victim, text),
    async sprung() {
      await order('tell');
      return servers.sprung;
    },
    async execute(server, database, statements) {
      const connection = await createConnection({ uri: url(server, database), multipleStatements: true });
      try {
        const [answers] = await connection.query<RowDataPacket[]>(statements);
        return answers;
      } finally {
        await connection.end();
      }
    },
    async stop() {
      child.stdin.end();
      await once(child, 'close');
    },
  };
}
