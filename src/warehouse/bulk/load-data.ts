import type { PoolConnection, ResultSetHeader } from 'mysql2';
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { QueryFailedError, type DataSource, type QueryRunner } from 'typeorm';
import { tellObservers } from '../observing';
import { failByWarning } from '../rows';
import { inPieces } from './bytes';
import type { Target } from './target';

/** The server takes no lines from its clients: MySQL and MariaDB, and older ones of both; one in front of others knows no such statement. */
const notAllowed = new Set([1148, 3948, 4166, 1235]);

/** Servers that refused once, so that they are not asked again. */
const refusing = new WeakSet<DataSource>();

/**
 * Has the server read lines by `LOAD DATA LOCAL`; gives how many rows it stored, or undefined where it may not, and then no
 * byte was taken. `expected` counts the lines while they are read.
 *
 * LOCAL turns errors into warnings, and passes over what it can't store: so one warning fails the whole.
 */
export async function loadData(
  runner: QueryRunner,
  target: Target,
  lines: AsyncIterable<Uint8Array>,
  expected: { readonly rows: number },
  signal: AbortSignal | undefined,
): Promise<number | undefined> {
  const { dataSource } = runner;
  if (refusing.has(dataSource)) return undefined;
  const connection = (await runner.connect()) as PoolConnection;
  const offer = new Offer(lines);
  try {
    const { affectedRows, warningStatus } = await cancellable(runner, connection, signal, () =>
      ask(dataSource, connection, statement(dataSource, target, offer.name), offer),
    );
    if (warningStatus > 0 || affectedRows !== expected.rows) {
      await failByWarning(runner.manager, `${target.table}: ${affectedRows} of ${expected.rows} rows stored`);
    }
    return affectedRows;
  } catch (error) {
    if (offer.refused) connection.destroy(); // whoever asks for files is no server of ours
    if (offer.failure) throw offer.failure;
    const errno = ((error as QueryFailedError | undefined)?.driverError as { errno?: number } | undefined)?.errno;
    if (offer.taken || !notAllowed.has(errno ?? 0)) throw error;
    refusing.add(dataSource);
    return undefined;
  }
}

/** The one thing that a server may read from us, once, under a name that only this statement knows. */
class Offer {
  readonly name = randomUUID();
  taken = false;
  /** Something else was asked for. */
  refused = false;
  /** Why the lines ended before their end. */
  failure: Error | undefined;

  constructor(private readonly lines: AsyncIterable<Uint8Array>) {}

  /** Answers a server that asks for the file of a name. */
  readonly open = (name: string): Readable => {
    if (name !== this.name || this.taken) {
      this.refused = true;
      this.failure = new Error('the database asked for a file that was not offered');
      // an error of the stream, as the driver knows them: thrown here, it would end the program
      return new Readable({
        read() {
          this.destroy(new Error('refused'));
        },
      });
    }
    this.taken = true;
    return Readable.from(this.pieces(), { objectMode: false, highWaterMark: 2 ** 19 });
  };

  private async *pieces(): AsyncGenerator<Buffer> {
    try {
      yield* inPieces(this.lines);
    } catch (error) {
      this.failure = error instanceof Error ? error : new Error(String(error));
      throw error;
    }
  }
}

/** Spelled in hexadecimal, so that no mode of the server changes what a backslash is. */
function statement({ driver }: DataSource, { table, columns }: Target, name: string): string {
  return (
    `LOAD DATA LOCAL INFILE '${name}' INTO TABLE ${driver.escape(table)} CHARACTER SET utf8mb4 ` +
    `FIELDS TERMINATED BY X'09' ESCAPED BY X'5C' LINES TERMINATED BY X'0A' ` +
    `(${columns.map((column) => driver.escape(column)).join(', ')})`
  );
}

function ask(dataSource: DataSource, connection: PoolConnection, sql: string, offer: Offer): Promise<ResultSetHeader> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    let stream: Readable | undefined;
    const infileStreamFactory = (name: string): Readable => (stream = offer.open(name));
    connection.query<ResultSetHeader>({ sql, infileStreamFactory }, (error, header) => {
      stream?.destroy();
      tellObservers(dataSource, sql, (performance.now() - began) / 1000, error === null);
      if (error) reject(new QueryFailedError(sql, undefined, error));
      else resolve(header);
    });
  });
}

/** Ends the statement when it is cancelled: it may be waiting for a lock, and not for us. */
async function cancellable<T>(
  runner: QueryRunner,
  { threadId }: PoolConnection,
  signal: AbortSignal | undefined,
  work: () => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  let killing: Promise<unknown> | undefined;
  const kill = (): void => {
    killing = runner.dataSource.query(`KILL QUERY ${threadId}`).catch(() => undefined);
  };
  signal?.addEventListener('abort', kill, { once: true });
  try {
    return await work();
  } catch (error) {
    throw signal?.aborted ? signal.reason : error;
  } finally {
    signal?.removeEventListener('abort', kill);
    if (killing) {
      // it may have come when the statement was over, and must not hit the next
      await killing;
      await runner.query('DO 0').catch(() => undefined);
    }
  }
}
