import { randomUUID } from 'node:crypto';
import type { EntityManager, QueryRunner } from 'typeorm';
import { TongbaoError, type Clock, type Log } from '../foundation';
import type { AccessStore } from './access';
import { AccessAtLarge } from './access-rows';
import { Lending, type Until } from './cancelling';
import { connect, type DataSources } from './data-source';
import type { Dimensions } from './dimension-tables';
import { dimensionsKept, keepDimensions } from './dimensions';
import { isLost, retrying, translate } from './faults';
import type { Location } from './location';
import { migrate, pendingMigrations } from './migrate';
import { Observing } from './observing';
import { Reader, readStanding, readState, type Work } from './reader';
import { LoadedBatch } from './record-loading';
import { insertRows } from './rows';
import type { VersionRow } from './submission-tables';
import { SharedReading } from './shared-reading';
import { transactionOn } from './transaction';
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

/** The warehouse on an open database. */
export class Database extends Reader implements Warehouse {
  readonly engine: Warehouse['engine'];
  readonly access: AccessStore;
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
    this.access = new AccessAtLarge(this.lend, (work) =>
      this.turns.take(() => retrying(location.shown, () => work(sources.writing.manager))),
    );
  }

  override state(): Promise<WarehouseState> {
    return this.shared.get();
  }

  migrate(): Promise<readonly string[]> {
    return this.turns.take(() => retrying(this.location.shown, () => migrate(this.sources.writing)));
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
    const { writing } = this.sources;
    return this.turns.take(() => retrying(this.location.shown, () => keepDimensions(writing, dimensions)));
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

  write<T>(work: (writer: WarehouseWriter) => Promise<T>): Promise<T> {
    return this.turns.take(() => retrying(this.location.shown, () => this.attempt(work, true)));
  }

  rehearse<T>(work: (writer: WarehouseWriter) => Promise<T>): Promise<T> {
    return this.turns.take(() => retrying(this.location.shown, () => this.attempt(work, false)));
  }

  async close(): Promise<void> {
    await this.turns.ended();
    const { reading, writing } = this.sources;
    await writing.destroy();
    if (reading !== writing) await reading.destroy();
  }

  private async read<T>(work: Work<T>, until?: Until | 'brief'): Promise<T> {
    // memory has one connection, on which readers would see what a writer has not committed
    if (this.location.kind === 'memory') await this.turns.ended();
    return retrying(this.location.shown, () => this.lending.lend(work, until));
  }

  /** One try of a transaction; with `keep` false it is taken back at the end. */
  private async attempt<T>(work: (writer: WarehouseWriter) => Promise<T>, keep: boolean): Promise<T> {
    const token = randomUUID();
    const queryRunner = this.sources.writing.createQueryRunner();
    try {
      const transaction = await transactionOn(queryRunner);
      await transaction.begin();
      let result: T;
      let writer: Writer;
      try {
        writer = await this.writerOn(queryRunner);
        result = await work(writer);
        if (writer.changed && keep) await this.logVersion(queryRunner.manager, writer, token);
        else await transaction.rollback();
      } catch (error) {
        await transaction.rollback().catch((cause: unknown) => this.log.warn({ err: cause }, 'could not roll back'));
        throw error;
      }
      if (writer.changed && keep) {
        await transaction
          .commit()
          .catch((error: unknown) => this.settle(error, writer.nextVersion, token, transaction.rollback));
      }
      return result;
    } finally {
      await queryRunner.release();
    }
  }

  /** Takes the state row, which every writer takes first, and the number of the version that will be made. */
  private async writerOn(queryRunner: QueryRunner): Promise<Writer> {
    await queryRunner.query('UPDATE warehouse_state SET version = version + 1');
    return new Writer(queryRunner.manager, await readState(queryRunner.manager), this.now);
  }

  private async logVersion(manager: EntityManager, writer: Writer, token: string): Promise<void> {
    if (writer.moved) await manager.query('UPDATE warehouse_state SET figures = version');
    const row: VersionRow = {
      version: writer.nextVersion,
      at: this.now(),
      ...writer.about,
      token,
    };
    await insertRows(manager, 'version', [row]);
  }

  /** After a COMMIT that failed: it may have gone in all the same, which only the log of versions can tell. */
  private async settle(error: unknown, version: number, token: string, rollback: () => Promise<void>): Promise<void> {
    if (!isLost(error)) {
      await rollback().catch(() => undefined);
      throw error;
    }
    this.log.warn({ err: error, version }, 'connection lost while committing');
    const rows = await retrying(this.location.shown, (): Promise<unknown[]> =>
      this.sources.reading.query('SELECT version FROM version WHERE version = ? AND token = ?', [version, token]),
    );
    if (rows.length === 0) throw error;
  }
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
