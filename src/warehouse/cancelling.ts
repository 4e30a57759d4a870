import type { PoolConnection } from 'mysql2';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { QueryRunner } from 'typeorm';
import { TongbaoError } from '../foundation';
import { askDirectly } from './asking';
import type { DataSources } from './data-source';
import { isOverdue } from './faults';
import { Lane } from './lane';
import type { Observing } from './observing';
import type { Work } from './reader';

/** Until when the readings of one request may go on. */
export interface Until {
  /** Once it is aborted the statement that runs is ended, no other begins, and the reading fails with its reason. */
  readonly signal: AbortSignal;
  /** The most seconds that the server gives one statement, whatever becomes of us. */
  readonly seconds?: number | undefined;
  /** What keeps one request from taking all connections, or all turns of a file, however much it asks at once. */
  readonly lane: Lane;
}

/** How many connections one request may have at a time. */
const mostConnections = 3;

/** Lends connections for reading, and takes the reading back when nobody wants it any more. */
export class Lending {
  private used = 0;
  private awaited = 0;
  /** The limit on time that was last set on a connection; a new one has none. */
  private readonly limits = new WeakMap<object, number>();

  constructor(
    private readonly sources: DataSources,
    private readonly observing: Observing,
  ) {}

  /** Connections that are in use, and those that are waited for; undefined where the database is no server. */
  get connections(): { readonly used: number; readonly awaited: number } | undefined {
    return this.isServer ? { used: this.used, awaited: this.awaited } : undefined;
  }

  until(signal: AbortSignal, seconds?: number): Until {
    return { signal, seconds, lane: new Lane(this.isServer ? mostConnections : 1) };
  }

  /** `brief`: it is done at once, so that whatever limit a connection has will do. */
  lend<T>(work: Work<T>, until?: Until | 'brief'): Promise<T> {
    if (until === 'brief') return this.isServer ? this.onServer(work, until) : work(this.sources.reading.manager);
    if (!until) return this.isServer ? this.onServer(work) : work(this.sources.reading.manager);
    return until.lane.take(async () => {
      until.signal.throwIfAborted();
      return this.isServer ? this.onServer(work, until) : this.onFile(work, until);
    });
  }

  /**
   * The driver of a file answers a statement at once, before anybody else has a turn; nothing can be cancelled meanwhile.
   * So between two statements of a request everybody else has one. Statements are short, by the sizes of pages.
   */
  private async onFile<T>(work: Work<T>, { signal }: Until): Promise<T> {
    await nextTurn();
    signal.throwIfAborted();
    return work(this.sources.reading.manager);
  }

  private get isServer(): boolean {
    return this.sources.reading.options.type !== 'better-sqlite3';
  }

  private async onServer<T>(work: Work<T>, asked?: Until | 'brief'): Promise<T> {
    const until = asked === 'brief' ? undefined : asked;
    const runner = this.sources.reading.createQueryRunner();
    try {
      const connection = await this.awaitConnection(runner);
      askDirectly(runner, connection, this.observing);
      until?.signal.throwIfAborted();
      const limit = until?.seconds ?? 0;
      if (asked !== 'brief') await this.limitTime(runner, connection, limit);
      return await this.cancellable(runner, connection, until?.signal, () => work(runner.manager)).catch(
        (error: unknown) => {
          if (!isOverdue(error)) throw error;
          const values = { what: 'seconds', value: `${limit}+`, limit, setting: 'LIMIT_QUERY_SECONDS' };
          throw new TongbaoError('LIMIT_EXCEEDED', values, { cause: error });
        },
      );
    } finally {
      await runner.release();
    }
  }

  private async awaitConnection(runner: QueryRunner): Promise<PoolConnection> {
    this.awaited += 1;
    try {
      const connection = (await runner.connect()) as PoolConnection;
      return connection;
    } finally {
      this.awaited -= 1;
    }
  }

  /** Sets the server's own limit; only where it differs from what the connection has, which is seldom. */
  private async limitTime(runner: QueryRunner, connection: object, seconds: number): Promise<void> {
    if ((this.limits.get(connection) ?? 0) === seconds) return;
    const mariadb = this.sources.reading.options.type === 'mariadb';
    await runner.query(
      mariadb ? `SET SESSION max_statement_time = ${seconds}` : `SET SESSION max_execution_time = ${seconds * 1000}`,
    );
    this.limits.set(connection, seconds);
  }

  /** Does `work`, and ends what runs on its connection when the signal is aborted. */
  private async cancellable<T>(
    runner: QueryRunner,
    connection: PoolConnection,
    signal: AbortSignal | undefined,
    work: () => Promise<T>,
  ): Promise<T> {
    let killing: Promise<unknown> | undefined;
    const kill = (): void => {
      killing = this.sources.endStatement(connection).catch(() => undefined);
    };
    signal?.addEventListener('abort', kill, { once: true });
    this.used += 1;
    try {
      return await work();
    } catch (error) {
      throw signal?.aborted ? signal.reason : error;
    } finally {
      this.used -= 1;
      signal?.removeEventListener('abort', kill);
      if (killing) {
        // it may have come between two statements, and must not hit the first of whoever has the connection next
        await killing;
        await runner.query('DO 0').catch(() => undefined);
      }
    }
  }
}
