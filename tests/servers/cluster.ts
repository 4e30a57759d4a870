import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createConnection, type RowDataPacket } from 'mysql2/promise';

/** Three nodes of a cluster on this machine. */
export interface Cluster {
  /** The URL of one node. */
  url(database: string, node: number): string;
  /** The URL of all nodes, the given one first. */
  all(database: string, first?: number): string;
  /** Ends a node as a power cut would. */
  kill(node: number): Promise<void>;
  /** Starts a node that was killed, and waits until it has what it missed. */
  start(node: number): Promise<void>;
  /** What a node answers to statements, the last of them. */
  ask(node: number, statements: string): Promise<RowDataPacket[]>;
  stop(): Promise<void>;
}

export async function startCluster(...kind: readonly string[]): Promise<Cluster> {
  const child = spawn(process.execPath, [join(__dirname, '../../scripts/cluster.mjs'), ...kind], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const line = async (): Promise<string> => {
    const next: IteratorResult<string, unknown> = await lines.next();
    if (next.done === true) throw new Error('the cluster has ended');
    return next.value;
  };
  const { nodes } = JSON.parse(await line()) as { nodes: string[] };
  const order = async (text: string): Promise<void> => {
    child.stdin.write(`${text}\n`);
    const answer = await line();
    if (answer !== 'done') throw new Error(`${text}: ${answer}`);
  };
  const url = (database: string, node: number): string => (nodes[node] ?? '').replace(/\/mysql$/, `/${database}`);
  return {
    url,
    all(database, first = 0) {
      const hosts = nodes.map((_, place) => new URL(nodes[(first + place) % nodes.length] ?? '').host);
      return url(database, first).replace(/@[^/]*/, `@${hosts.join(',')}`);
    },
    kill: (node) => order(`kill ${node}`),
    start: (node) => order(`start ${node}`),
    async ask(node, statements) {
      const connection = await createConnection({ uri: url('mysql', node), multipleStatements: true });
      try {
        const [answer] = await connection.query(statements);
        // of several statements an answer each, and rows of none that changes something
        const last: unknown = Array.isArray(answer) && Array.isArray(answer.at(-1)) ? answer.at(-1) : answer;
        return Array.isArray(last) ? (last as RowDataPacket[]) : [];
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
