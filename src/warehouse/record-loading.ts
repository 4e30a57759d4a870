import type { EntityManager } from 'typeorm';
import { recordColumns } from '../model';
import { loadLines } from './bulk';
import { insertRows, type RawRow } from './rows';
import type { RecordBatch } from './record-batches';
import type { RecordBatchRow } from './record-tables';

/** How long a batch may be of nobody before it is taken for what a program left that was killed. */
const staleMilliseconds = 24 * 3600 * 1000;
/** How many records are removed at a time, so that no statement holds others up for long. */
const mostRemoved = 10_000;

/** Numbers that grow with time, and that no two processes are likely to give; where they do, the second is refused. */
function batchNumber(): number {
  return batchesFrom(Date.now()) + Math.floor(Math.random() * batchesOfMillisecond);
}

/** So that the numbers stay exact for two hundred years. */
const batchesOfMillisecond = 1024;

/** The least number of a batch that begins to come in then, in milliseconds since 1970. */
export function batchesFrom(milliseconds: number): number {
  return milliseconds * batchesOfMillisecond;
}

/** How the records of a batch reach the table. */
export interface Loading {
  /** Does work on a connection for writing; more than once, where the database is busy. */
  readonly run: <T>(work: (manager: EntityManager) => Promise<T>) => Promise<T>;
  /** As `run`, for work that can not be done again: what it reads comes but once. */
  readonly once: <T>(work: (manager: EntityManager) => Promise<T>) => Promise<T>;
  readonly now: () => string;
  /** A server takes them as one stream, a file piece by piece, so that other writers have their turns. */
  readonly streams: boolean;
}

/** A batch that is loaded while it comes. */
export class LoadedBatch implements RecordBatch {
  readonly id = batchNumber();
  private begun: Promise<void> | undefined;
  private readonly channel = new Channel();
  private loading: Promise<number> | undefined;
  private stored = 0;

  constructor(private readonly how: Loading) {}

  async take(lines: Uint8Array): Promise<void> {
    this.begun ??= this.begin();
    await this.begun;
    if (!this.how.streams) {
      const stored = await this.how.run((manager) => load(manager, one(lines)));
      this.stored += stored; // counted once it is done: several are under way
      return;
    }
    this.loading ??= this.how.once((manager) => load(manager, this.channel));
    // whoever ends the loading early lets nobody wait for the rest
    this.loading.catch((error: Error) => this.channel.fail(error));
    await this.channel.put(lines);
  }

  end(): Promise<number> {
    this.channel.close();
    return this.loading ?? Promise.resolve(this.stored);
  }

  async discard(): Promise<void> {
    if (!this.begun) return;
    this.channel.close();
    await this.begun.catch(() => undefined);
    await this.loading?.catch(() => undefined);
    await removeBatch(this.how.run, this.id);
  }

  private async begin(): Promise<void> {
    const startedAt = this.how.now();
    await removeStale(this.how.run, new Date(Date.parse(startedAt) - staleMilliseconds).toISOString());
    const row: RecordBatchRow = { id: this.id, startedAt };
    await this.how.run((manager) => insertRows(manager, 'record_batch', [row]));
  }
}

function load(manager: EntityManager, lines: AsyncIterable<Uint8Array>): Promise<number> {
  return loadLines(manager, 'record', lines, { columns: recordColumns });
}

async function* one(lines: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(lines);
}

type Run = Loading['run'];

/** Removes what was left of batches that nobody has taken. */
async function removeStale(run: Run, before: string): Promise<void> {
  const stale = await run((manager) =>
    manager.query<RawRow[]>('SELECT id FROM record_batch WHERE submission IS NULL AND started_at < ?', [before]),
  );
  for (const { id } of stale) await removeBatch(run, Number(id));
}

async function removeBatch(run: Run, id: number): Promise<void> {
  const [taken] = await run((manager) =>
    manager.query<RawRow[]>('SELECT submission FROM record_batch WHERE id = ?', [id]),
  );
  if (!taken || taken['submission'] !== null) return;
  for (let from = 0; ; from += mostRemoved) {
    const [rest] = await run((manager) =>
      manager.query<RawRow[]>('SELECT MAX(ordinal) AS last FROM record WHERE batch = ?', [id]),
    );
    if (rest?.['last'] === null || rest?.['last'] === undefined) break;
    await run((manager) =>
      manager.query('DELETE FROM record WHERE batch = ? AND ordinal < ?', [id, from + mostRemoved]),
    );
  }
  await run((manager) => manager.query('DELETE FROM record_batch WHERE id = ? AND submission IS NULL', [id]));
}

/** Passes pieces from where they are made to where they are read, one at a time. */
class Channel implements AsyncIterable<Uint8Array> {
  private readonly pieces: { readonly piece: Uint8Array; readonly taken: () => void }[] = [];
  private wake: (() => void) | undefined;
  private closed = false;
  private failure: Error | undefined;
  private readonly refusals = new Set<(error: Error) => void>();

  /** Ends once the piece is being read. */
  put(piece: Uint8Array): Promise<void> {
    return new Promise((taken, refuse) => {
      if (this.failure) return refuse(this.failure);
      this.refusals.add(refuse);
      this.pieces.push({
        piece,
        taken: () => {
          this.refusals.delete(refuse);
          taken();
        },
      });
      this.wake?.();
    });
  }

  close(): void {
    this.closed = true;
    this.wake?.();
  }

  fail(error: Error): void {
    this.failure = error;
    for (const refuse of this.refusals) refuse(error);
    this.refusals.clear();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    for (;;) {
      const next = this.pieces.shift();
      if (next) {
        next.taken();
        yield next.piece;
      } else if (this.closed) return;
      else await new Promise<void>((wake) => (this.wake = wake));
    }
  }
}
