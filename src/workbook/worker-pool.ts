import { Worker } from 'node:worker_threads';
import type { WorkbookLimits } from './limits';
import { refusalFinding } from './refusal';
import type { Reading, WorkerMessage } from './worker-messages';

interface Job {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly settle: (reading: Reading) => void;
}

interface Seat {
  readonly worker: Worker;
  ready: boolean;
  job: Job | undefined;
  timer: NodeJS.Timeout | undefined;
}

/**
 * A few threads that read workbooks, kept warm between files. One that takes too long or too much memory is killed and
 * the file it was reading gets a finding; all others go on. Threads without work do not keep the process alive.
 */
export class WorkerPool {
  readonly #seats = new Set<Seat>();
  readonly #queue: Job[] = [];
  #closed = false;

  constructor(
    private readonly script: string,
    private readonly limits: WorkbookLimits,
  ) {}

  /** Reads a file as soon as a thread is free; never rejects. The bytes are handed over and can not be used afterwards. */
  run(bytes: Uint8Array<ArrayBuffer>): Promise<Reading> {
    return new Promise((settle) => {
      if (this.#closed) return settle(failure('closed'));
      this.#queue.push({ bytes, settle });
      this.#assign();
    });
  }

  /** Ends all threads; files that are still waited for get a finding. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const { settle } of this.#queue.splice(0)) settle(failure('closed'));
    await Promise.all([...this.#seats].map((seat) => this.#end(seat, failure('closed'))));
  }

  #assign(): void {
    while (this.#queue.length > 0) {
      const seat = [...this.#seats].find(({ job }) => job === undefined) ?? this.#hire();
      if (!seat) return;
      seat.job = this.#queue.shift();
      seat.worker.ref();
      if (seat.ready) this.#start(seat);
    }
  }

  #hire(): Seat | undefined {
    if (this.#seats.size >= this.limits.parseWorkers) return undefined;
    const worker = new Worker(this.script, {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: this.limits.parseMemoryMegabytes },
    });
    const seat: Seat = { worker, ready: false, job: undefined, timer: undefined };
    this.#seats.add(seat);
    worker.on('message', (message: WorkerMessage) => {
      if (message !== 'ready') this.#settle(seat, message);
      seat.ready = true;
      if (seat.job) this.#start(seat);
      else this.#assign();
    });
    worker.on('error', (error: NodeJS.ErrnoException) => void this.#end(seat, this.#crash(error)));
    worker.on('exit', (code) => void this.#end(seat, failure(`exit ${code}`)));
    return seat;
  }

  /** Time counts from here, so that neither waiting nor the start of the thread is charged to the file. */
  #start(seat: Seat): void {
    if (!seat.job) return;
    const { parseSeconds } = this.limits;
    const slow = refusalFinding('FILE_TOO_SLOW', { limit: parseSeconds, setting: 'LIMIT_PARSE_SECONDS' });
    seat.timer = setTimeout(() => void this.#end(seat, { ok: false, finding: slow }), parseSeconds * 1000);
    const { bytes } = seat.job;
    seat.worker.postMessage({ bytes, limits: this.limits }, [bytes.buffer]);
  }

  #settle(seat: Seat, reading: Reading): void {
    clearTimeout(seat.timer);
    const { job } = seat;
    seat.job = undefined;
    seat.worker.unref();
    job?.settle(reading);
  }

  /** Takes a thread out of the pool; the next file gets a new one. */
  async #end(seat: Seat, reading: Reading): Promise<void> {
    if (!this.#seats.delete(seat)) return;
    this.#settle(seat, reading);
    const gone = seat.worker.terminate();
    this.#assign();
    await gone;
  }

  #crash(error: NodeJS.ErrnoException): Reading {
    if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY') return failure(error.message);
    const limit = this.limits.parseMemoryMegabytes;
    return { ok: false, finding: refusalFinding('FILE_TOO_HEAVY', { limit, setting: 'LIMIT_PARSE_MEMORY_MB' }) };
  }
}

function failure(reason: string): Reading {
  return { ok: false, finding: refusalFinding('FILE_UNREADABLE', { reason }) };
}
