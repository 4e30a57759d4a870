import { createPool, type Pool, type PoolConnection, type PoolOptions, type QueryError } from 'mysql2';
import { createConnection, type ConnectionOptions } from 'mysql2/promise';
import { isLost } from './faults';
import type { Host } from './location';

/** How long a node is left alone that was of no use; where all are, they are tried nevertheless. */
const restMilliseconds = 5000;

type Answer = (error: QueryError | null, ...rest: unknown[]) => void;

/** A node of a cluster, with a pool of connections to it. */
interface Node {
  readonly pool: Pool;
  readonly login: ConnectionOptions;
  restsUntil: number;
}

/**
 * Connections to the nodes of a cluster, in the shape of a pool of the driver's. Readings are spread over the nodes; writings
 * stay with one, and go on to the next when that is gone, not ready, or only read from: writers on several nodes would only
 * get in each other's way.
 */
export class Nodes {
  private readonly nodes: readonly Node[];
  private readonly known = new WeakMap<object, Node>();
  private turn = 0;

  /** `greeting` is what every session is told first. */
  constructor(
    options: PoolOptions,
    hosts: readonly Host[],
    private readonly spread: boolean,
    private readonly greeting: string | undefined,
  ) {
    this.nodes = hosts.map((host) => {
      const { user = '', password = '', connectTimeout = 0 } = options;
      const login = { ...host, user, password, connectTimeout };
      return { pool: createPool({ ...options, ...host }), login, restsUntil: 0 };
    });
  }

  getConnection(answer: (error: NodeJS.ErrnoException | null, connection?: PoolConnection) => void): void {
    this.connection().then(
      (connection) => answer(null, connection),
      (error: unknown) => answer(error as NodeJS.ErrnoException),
    );
  }

  end(answer: (error?: Error) => void): void {
    const ends = this.nodes.map(({ pool }) => new Promise<void>((resolve) => pool.end(() => resolve())));
    void Promise.all(ends).then(() => answer());
  }

  /**
   * Ends the statement that runs on one of the connections. Its number means something to its own node only: behind a single
   * address there may be any of them, and the number may be somebody else's there. It is left to its limit on time, then.
   */
  async endStatement(connection: PoolConnection): Promise<void> {
    const node = this.known.get(connection);
    if (!node || this.nodes.length === 1) return;
    const other = await createConnection(node.login);
    try {
      await other.query(`KILL QUERY ${connection.threadId}`);
    } finally {
      await other.end();
    }
  }

  /** A connection to the first node that gives one. */
  private async connection(): Promise<PoolConnection> {
    let failure: unknown;
    for (const node of this.inOrder()) {
      try {
        return await this.connectionTo(node);
      } catch (error) {
        if (!isLost(error)) throw error;
        node.restsUntil = Date.now() + restMilliseconds;
        failure = error;
      }
    }
    throw failure;
  }

  /** Those that do not rest come first, and of the others the one that has rested longest. */
  private inOrder(): Node[] {
    const now = Date.now();
    if (this.spread) this.turn = (this.turn + 1) % this.nodes.length;
    const inTurn = this.nodes.map((_, place) => this.nodes[(place + this.turn) % this.nodes.length] as Node);
    const resting = inTurn.filter(({ restsUntil }) => restsUntil > now);
    const others = inTurn.filter((node) => !resting.includes(node));
    const order = [...others, ...resting.sort((a, b) => a.restsUntil - b.restsUntil)];
    if (!this.spread && order[0]) this.turn = this.nodes.indexOf(order[0]);
    return order;
  }

  private async connectionTo(node: Node): Promise<PoolConnection> {
    const connection = await new Promise<PoolConnection>((resolve, reject) =>
      node.pool.getConnection((error, given) => (error ? reject(error) : resolve(given))),
    );
    if (this.known.has(connection)) return connection;
    try {
      const { greeting } = this;
      if (greeting !== undefined) {
        await new Promise<void>((resolve, reject) =>
          connection.query(greeting, (error) => (error ? reject(error) : resolve())),
        );
      }
    } catch (error) {
      connection.destroy();
      throw error;
    }
    this.known.set(connection, node);
    watch(connection, () => (node.restsUntil = Date.now() + restMilliseconds));
    return connection;
  }
}

/** Has `lost` called, and the connection done away with, when a statement finds that its node is of no use. */
function watch(connection: PoolConnection, lost: () => void): void {
  type Ask = (...given: unknown[]) => unknown;
  const watched =
    (ask: Ask): Ask =>
    (...given) => {
      const answer = given.at(-1);
      if (typeof answer !== 'function') return ask(...given);
      const told: Answer = (error, ...rest) => {
        if (error && isLost(error)) {
          lost();
          connection.destroy();
        }
        (answer as Answer)(error, ...rest);
      };
      return ask(...given.slice(0, -1), told);
    };
  connection.query = watched(connection.query.bind(connection) as Ask) as PoolConnection['query'];
  connection.execute = watched(connection.execute.bind(connection) as Ask) as PoolConnection['execute'];
}
