import { randomUUID } from 'node:crypto';
import type { EntityManager, QueryRunner } from 'typeorm';
import { TongbaoError, type Clock, type Log } from '../foundation';
import type { AccessStore } from './access';
import { AccessAtLarge } from './access-rows';
import { archiveContent, archives, sweep, type Archives } from './archive';
import { Lending, type Until } from './cancelling';
import { connect, type DataSources } from './data-source';
import type { Dimensions } from './dimension-tables';
import { dimensionsKept, keepDimensions } from './dimensions';
import { isDuplicate, retrying, translate, VersionTaken } from './faults';
import { JobRows } from './job-rows';
import type { ImportJobs } from './jobs';
import type { Location } from './location';
import { migrate, pendingMigrations } from './migrate';
import { Observing } from './observing';
import { Reader, readStanding, readState, type Work } from './reader';
import { LoadedBatch } from './record-loading';
import { insertRows } from './rows';
import type { VersionRow } from './submission-tables';
import { SharedReading } from './shared-reading';
import { inTransaction, transactionOn, type Transaction } from './transaction';
import { Turns } from './turns';
import type {
  RecordBatch,
  StatementObserver,
  Warehouse,
  WarehouseReader,
  WarehouseState,
  WarehouseWriter,
} from './warehouse';
import { Writer } from './writer';

export const engines = { 'better-sqlite3': 'SQLite', mysql: 'MySQL', mariadb: 'MariaDB' } as const;

/** How often something is tried on a cluster; `retrying` sets a limit on the time for it, too. */
const triesOnCluster = 60;

/** The warehouse on an open database. */
export class Database extends Reader implements Warehouse {
  readonly engine: Warehouse['engine'];
  readonly access: AccessStore;
  readonly jobs: ImportJobs;
  readonly archives: Archives;
  /** Writers of this process; those of other processes wait for the state row, or for the file. */
  private readonly turns = new Turns();
  private readonly shared = new SharedReading(() => this.read((manager) => readStanding(manager, this.now()), 'brief'));
  private readonly lending: Lending;
  private readonly observing: Observing;

  constructor(
    private readonly sources: DataSources,
    private readonly location: Location,
    clock: Clock,
    private readonly log: Log,
  ) {
    super(
      (work) => this.read(work),
      () => clock.now(),
    );
    this.observing = new Observing(new Set([sources.reading, sources.writing]));
    this.lending = new Lending(sources, this.observing);
    this.engine = engines[sources.reading.options.type as keyof typeof engines];
    this.access = new AccessAtLarge(this.lend, (work) => this.inTurn(() => work(sources.writing.manager)));
    // a server has other connections, on which nobody waits for an import that takes its time
    const beside = location.kind === 'server' ? this.retry.bind(this) : this.inTurn.bind(this);
    this.jobs = new JobRows({
      now: this.now,
      read: this.lend,
      change: (work) => beside(() => work(sources.writing.manager)),
      together: (work) => beside(() => inTransaction(sources.writing, work)),
    });
    this.archives = {
      list: () => this.lend(archives),
      content: (horizon, tell) => archiveContent(this.lend, horizon, tell),
      sweep: (tell) => sweep((work) => beside(() => work(sources.writing.manager)), tell),
    };
  }

  override state(): Promise<WarehouseState> {
    return this.shared.get();
  }

  migrate(): Promise<readonly string[]> {
    return this.inTurn(() => migrate(this.sources.writing));
  }

  dimensionsKept(): Promise<string | undefined> {
    return this.lend(dimensionsKept);
  }

  within(signal: AbortSignal, seconds?: number): WarehouseReader {
    const until = this.lending.until(signal, seconds);
    return new Reader((work) => this.read(work, until), this.now);
  }

  observe(observer: StatementObserver): () => void {
    return this.observing.observe(observer);
  }

  connections(): { readonly used: number; readonly awaited: number } | undefined {
    return this.lending.connections;
  }

  keepDimensions(dimensions: Dimensions): Promise<void> {
    return this.inTurn(() => keepDimensions(this.sources.writing, dimensions));
  }

  recordBatch(): RecordBatch {
    const { writing } = this.sources;
    const streams = this.location.kind === 'server';
    return new LoadedBatch({
      streams,
      now: this.now,
      // on a server it keeps no writer waiting; a file has one connection, which is had in turns
      run: (work) => {
        const again = () => retrying(this.location.shown, () => work(writing.manager));
        return streams ? again() : this.turns.take(again);
      },
      once: (work) => retrying(this.location.shown, () => work(writing.manager), 1),
    });
  }

  async ready(): Promise<boolean> {
    try {
      return (await pendingMigrations(this.sources.reading)) === 0;
    } catch (error) {
      this.log.warn({ err: error }, 'the database does not answer');
      return false;
    }
  }

  async write<T>(work: (writer: WarehouseWriter) => Promise<T>): Promise<T> {
    const doubts: Doubt<T>[] = [];
    try {
      return await this.inTurn(() => this.attempt(work, doubts));
    } catch (error) {
      if (doubts.length === 0) throw error;
      const done = await this.lending.lend((manager) => wentIn(manager, doubts)).catch(() => undefined);
      if (done) return done.result;
      throw error;
    }
  }

  rehearse<T>(work: (writer: WarehouseWriter) => Promise<T>): Promise<T> {
    return this.inTurn(() => this.attempt(work));
  }

  async close(): Promise<void> {
    await this.turns.ended();
    const { reading, writing } = this.sources;
    await writing.destroy();
    if (reading !== writing) await reading.destroy();
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    return this.turns.take(() => this.retry(work));
  }

  private retry<T>(work: () => Promise<T>): Promise<T> {
    return retrying(this.location.shown, work, this.attempts);
  }

  /** Nodes of a cluster take some seconds until they do without one of them, and get in each other's way. */
  private get attempts(): number | undefined {
    return this.location.kind === 'server' && this.location.hosts.length > 1 ? triesOnCluster : undefined;
  }

  private async read<T>(work: Work<T>, until?: Until | 'brief'): Promise<T> {
    // memory has one connection, on which readers would see what a writer has not committed
    if (this.location.kind === 'memory') await this.turns.ended();
    return this.retry(() => this.lending.lend(work, until));
  }

  /** One try of a transaction; without a list for its doubts it is taken back at the end. */
  private async attempt<T>(work: (writer: WarehouseWriter) => Promise<T>, doubts?: Doubt<T>[]): Promise<T> {
    const queryRunner = this.sources.writing.createQueryRunner();
    try {
      const transaction = await transactionOn(queryRunner);
      await transaction.begin();
      try {
        const { manager } = queryRunner;
        const writer = await this.writerOn(queryRunner);
        const done = await wentIn(manager, doubts ?? []);
        const result = done ? done.result : await work(writer);
        if (done || !writer.changed || !doubts) await transaction.rollback();
        else await this.commit(transaction, manager, writer, { result, doubts });
        return result;
      } catch (error) {
        await transaction.rollback().catch((cause: unknown) => this.log.warn({ err: cause }, 'could not roll back'));
        throw error;
      }
    } finally {
      await queryRunner.release();
    }
  }

  /** Takes the state row, which every writer takes first, and the number of the version that will be made. */
  private async writerOn(queryRunner: QueryRunner): Promise<Writer> {
    await queryRunner.query('UPDATE warehouse_state SET version = version + 1');
    return new Writer(queryRunner.manager, await readState(queryRunner.manager), this.now);
  }

  private async commit<T>(
    transaction: Transaction,
    manager: EntityManager,
    writer: Writer,
    { result, doubts }: { result: T; doubts: Doubt<T>[] },
  ): Promise<void> {
    if (writer.moved) await manager.query('UPDATE warehouse_state SET figures = version');
    const doubt = { version: writer.nextVersion, token: randomUUID(), result };
    const row: VersionRow = { ...writer.about, version: doubt.version, token: doubt.token, at: this.now() };
    await insertRows(manager, 'version', [row]).catch((cause: unknown) => {
      throw isDuplicate(cause) ? new VersionTaken(`version ${doubt.version} is there already`, { cause }) : cause;
    });
    try {
      await transaction.commit();
    } catch (error) {
      doubts.push(doubt);
      this.log.warn({ err: error, version: doubt.version }, 'a commit was not acknowledged');
      throw error;
    }
  }
}

/** A COMMIT that failed. It may have gone in all the same: only the log of versions can tell. */
interface Doubt<T> {
  readonly version: number;
  readonly token: string;
  readonly result: T;
}

/**
 * The one of these commits that went in, if any. Asked by whoever has the state row this is certain: what is not there then
 * never comes, as it would have had the row, or be refused by the other nodes for having been overtaken.
 */
async function wentIn<T>(manager: EntityManager, doubts: readonly Doubt<T>[]): Promise<Doubt<T> | undefined> {
  for (const doubt of doubts) {
    const question = 'SELECT version FROM version WHERE version = ? AND token = ?';
    if ((await manager.query<unknown[]>(question, [doubt.version, doubt.token])).length > 0) return doubt;
  }
  return undefined;
}

/** Opens the database at `location`; throws `DATABASE_UNREACHABLE` where it doesn't let us in. */
export async function openSources(location: Location): Promise<DataSources> {
  try {
    return await retrying(location.shown, () => connect(location), location.kind === 'server' ? 1 : undefined);
  } catch (error) {
    const known = translate(error, location.shown);
    if (known instanceof TongbaoError) throw known;
    const reason = error instanceof Error ? error.message : String(error);
    throw new TongbaoError('DATABASE_UNREACHABLE', { database: location.shown, reason }, { cause: error });
  }
}
