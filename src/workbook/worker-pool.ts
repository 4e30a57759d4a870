import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { WorkbookLimits } from './limits';
import { refusalFinding } from './refusal';
import type { Reading, Task, WorkerMessage } from './worker-messages';

interface Job {
  readonly bytes: Uint8Array;
  readonly settle: (reading: Reading) => void;
}

interface Seat {
  readonly worker: ChildProcess;
  /** Waits for a task; not while it starts, or clears up after the one before. */
  ready: boolean;
  job: Job | undefined;
  timer: NodeJS.Timeout | undefined;
}

/** What of a worker's memory the heap of its program may take; the rest is for what lies outside of it. */
const heapShare = 0.75;

/** How a process ends that has used up its memory: killed by its own watch or by the system, or aborted by its engine. */
const endsOfMemory: readonly (NodeJS.Signals | null)[] = ['SIGKILL', 'SIGABRT'];

/**
 * A few processes that read workbooks, kept warm between files: only of a process can the memory be limited, all of it.
 * One that takes too long or too much is killed and the file it was reading gets a finding; all others go on. Those
 * without work do not keep this process alive, and end with it.
 */
export class WorkerPool {
  readonly #seats = new Set<Seat>();
  readonly #queue: Job[] = [];
  #closed = false;

  constructor(
    private readonly script: string,
    private readonly limits: WorkbookLimits,
  ) {}

  /** Reads a file as soon as a process is free; never rejects. */
  run(bytes: Uint8Array): Promise<Reading> {
    return new Promise((settle) => {
      if (this.#closed) return settle(failure('closed'));
      this.#queue.push({ bytes, settle });
      this.#assign();
    });
  }

  /** Ends all processes; files that are still waited for get a finding. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const { settle } of this.#queue.splice(0)) settle(failure('closed'));
    await Promise.all([...this.#seats].map((seat) => this.#end(seat, failure('closed'))));
  }

  #assign(): void {
    while (this.#queue.length > 0) {
      const idle = [...this.#seats].filter(({ job }) => job === undefined);
      const seat = idle.find(({ ready }) => ready) ?? this.#hire() ?? idle[0];
      if (!seat) return;
      seat.job = this.#queue.shift();
      keepAlive(seat.worker, true);
      if (seat.ready) this.#start(seat);
    }
  }

  #hire(): Seat | undefined {
    if (this.#seats.size >= this.limits.parseWorkers) return undefined;
    const memory = this.limits.parseMemoryMegabytes;
    const worker = fork(this.script, [String(memory)], {
      execArgv: [`--max-old-space-size=${Math.floor(memory * heapShare)}`],
      // It is nobody's business to read settings, or to write to the console, where files of strangers are read.
      env: {},
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
    });
    const seat: Seat = { worker, ready: false, job: undefined, timer: undefined };
    this.#seats.add(seat);
    worker.on('message', (message: WorkerMessage) => {
      if (message === 'spent') return void this.#end(seat, failure('spent'));
      if (message !== 'ready') return this.#settle(seat, message);
      seat.ready = true;
      if (seat.job) this.#start(seat);
      else this.#assign();
    });
    worker.on('error', (error) => void this.#end(seat, failure(error.message)));
    worker.on('exit', (code, signal) => void this.#end(seat, this.#outcome(code, signal)));
    keepAlive(worker, false);
    return seat;
  }

  /** Time counts from here, so that neither waiting nor the start of the process is charged to the file. */
  #start(seat: Seat): void {
    if (!seat.job) return;
    const { parseSeconds } = this.limits;
    const slow = refusalFinding('FILE_TOO_SLOW', { limit: parseSeconds, setting: 'LIMIT_PARSE_SECONDS' });
    seat.timer = setTimeout(() => void this.#end(seat, { ok: false, finding: slow }), parseSeconds * 1000);
    seat.ready = false;
    const task: Task = { bytes: seat.job.bytes, limits: this.limits };
    // A process that is gone by now says so by its exit.
    seat.worker.send(task, () => undefined);
  }

  #settle(seat: Seat, reading: Reading): void {
    clearTimeout(seat.timer);
    const { job } = seat;
    seat.job = undefined;
    keepAlive(seat.worker, false);
    job?.settle(reading);
  }

  /** Takes a process out of the pool; the next file gets a new one. */
  async #end(seat: Seat, reading: Reading): Promise<void> {
    if (!this.#seats.delete(seat)) return;
    this.#settle(seat, reading);
    const { worker } = seat;
    const gone = worker.exitCode === null && worker.signalCode === null ? once(worker, 'exit') : undefined;
    keepAlive(worker, true); // or this process could end while it waits for the other's end
    worker.kill('SIGKILL');
    this.#assign();
    if (worker.pid !== undefined) await gone;
  }

  #outcome(code: number | null, signal: NodeJS.Signals | null): Reading {
    if (!endsOfMemory.includes(signal)) return failure(`exit ${signal ?? code}`);
    const limit = this.limits.parseMemoryMegabytes;
    return { ok: false, finding: refusalFinding('FILE_TOO_HEAVY', { limit, setting: 'LIMIT_PARSE_MEMORY_MB' }) };
  }
}

function keepAlive(worker: ChildProcess, needed: boolean): void {
  for (const handle of [worker, worker.channel]) {
    if (needed) handle?.ref();
    else handle?.unref();
  }
}

function failure(reason: string): Reading {
  return { ok: false, finding: refusalFinding('FILE_UNREADABLE', { reason }) };
}
