import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { WorkbookLimits } from './limits';
import { refusalFinding } from './refusal';
import type { Finding } from '../model';
import { taken, type Task, type WorkerMessage } from './worker-messages';

/** Takes a part of the outcome that comes before the rest; no more come until it is taken. */
export type TakePart = (part: Uint8Array) => Promise<void>;

interface Job<More, Result> {
  readonly bytes: Uint8Array;
  readonly more: More;
  readonly take: TakePart;
  readonly settle: (result: Result) => void;
  readonly fail: (fault: Error) => void;
}

interface Seat<More, Result> {
  readonly worker: ChildProcess;
  /** Waits for a task; not while it starts, or clears up after the one before. */
  ready: boolean;
  job: Job<More, Result> | undefined;
  timer: NodeJS.Timeout | undefined;
  /** When its time is over, by this process's clock; while parts are being taken, how much of it is left. */
  until: number;
  /** Parts that are being taken. */
  passing: number;
}

/** What of a worker's memory the heap of its program may take; the rest is for what lies outside of it. */
const heapShare = 0.75;
/** What a worker makes of a file is forgotten soon; more room for it, in MB, costs memory and saves next to no time. */
const youngMegabytes = 8;
/** A file that came as one message would be held twice by the process that gets it. */
const bytesAtOnce = 1 << 18;

const nobodyTakes: TakePart = () => Promise.reject(new Error('parts come that nobody takes'));

/** How a process ends that has used up its memory: killed by its own watch or by the system, or aborted by its engine. */
const endsOfMemory: readonly (NodeJS.Signals | null)[] = ['SIGKILL', 'SIGABRT'];

/**
 * A few processes that read workbooks and do whatever `script` does with them, kept warm between files: only of a process can the memory be limited, all of it.
 * One that takes too long or too much is killed and the file it was reading gets a finding; all others go on. Those
 * without work do not keep this process alive, and end with it.
 */
export class WorkerPool<More, Result> {
  readonly #seats = new Set<Seat<More, Result>>();
  readonly #queue: Job<More, Result>[] = [];
  #closed = false;

  constructor(
    /** The compiled worker, which calls `serveTasks`. */
    private readonly script: string,
    private readonly limits: WorkbookLimits,
    /** What comes of a file that could not be read. */
    private readonly refused: (finding: Finding) => Result,
  ) {}

  /**
   * Reads a file as soon as a process is free, and does with it what the worker does; `more` is what that needs to
   * know, `take` gets what it emits. Rejects for a fault of the program, or where `take` does. The bytes stay the caller's.
   */
  run(bytes: Uint8Array, more: More, take: TakePart = nobodyTakes): Promise<Result> {
    const finding = refusedUnread(bytes, this.limits);
    if (finding) return Promise.resolve(this.refused(finding));
    return new Promise((settle, fail) => {
      if (this.#closed) return settle(this.#failure('closed'));
      this.#queue.push({ bytes, more, take, settle, fail });
      this.#assign();
    });
  }

  /** Ends all processes; files that are still waited for get a finding. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const { settle } of this.#queue.splice(0)) settle(this.#failure('closed'));
    await Promise.all([...this.#seats].map((seat) => this.#end(seat, this.#failure('closed'))));
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

  #hire(): Seat<More, Result> | undefined {
    if (this.#seats.size >= this.limits.parseWorkers) return undefined;
    const memory = this.limits.parseMemoryMegabytes;
    const worker = fork(this.script, [String(memory)], {
      execArgv: [`--max-old-space-size=${Math.floor(memory * heapShare)}`, `--max-semi-space-size=${youngMegabytes}`],
      // It is nobody's business to read settings, or to write to the console, where files of strangers are read.
      env: {},
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
    });
    const seat: Seat<More, Result> = { worker, ready: false, job: undefined, timer: undefined, until: 0, passing: 0 };
    this.#seats.add(seat);
    worker.on('message', (message: WorkerMessage<Result>) => {
      if (message === 'spent') return void this.#end(seat, this.#failure('spent'));
      if (message !== 'ready') return this.#answer(seat, message);
      seat.ready = true;
      if (seat.job) this.#start(seat);
      else this.#assign();
    });
    worker.on('error', (error) => void this.#end(seat, this.#failure(error.message)));
    worker.on('exit', (code, signal) => void this.#end(seat, this.#outcome(code, signal)));
    keepAlive(worker, false);
    return seat;
  }

  /** Time counts from here, so that neither waiting nor the start of the process is charged to the file. */
  #start(seat: Seat<More, Result>): void {
    if (!seat.job) return;
    this.#giveTime(seat, this.limits.parseSeconds * 1000);
    seat.ready = false;
    const { bytes, more } = seat.job;
    const task: Task<More> = { size: bytes.length, limits: this.limits, more };
    // A process that is gone by now says so by its exit.
    seat.worker.send(task, () => undefined);
    for (let at = 0; at < bytes.length; at += bytesAtOnce) {
      seat.worker.send(bytes.subarray(at, at + bytesAtOnce), () => undefined);
    }
  }

  #giveTime(seat: Seat<More, Result>, milliseconds: number): void {
    const { parseSeconds } = this.limits;
    const slow = refusalFinding('FILE_TOO_SLOW', { limit: parseSeconds, setting: 'LIMIT_PARSE_SECONDS' });
    seat.until = Date.now() + milliseconds;
    seat.timer = setTimeout(() => void this.#end(seat, this.refused(slow)), milliseconds);
  }

  /** Has a part taken. The time in which any is being taken is not charged to the file. */
  async #pass(seat: Seat<More, Result>, part: Uint8Array): Promise<void> {
    const { job } = seat;
    if (!job) return;
    if (seat.passing === 0) {
      clearTimeout(seat.timer);
      seat.until -= Date.now();
    }
    seat.passing += 1;
    try {
      await job.take(part);
    } catch (error) {
      job.fail(error instanceof Error ? error : new Error(String(error)));
      return void this.#end(seat, this.#failure('not taken'));
    }
    if (seat.job !== job) return;
    seat.passing -= 1;
    if (seat.passing === 0) this.#giveTime(seat, seat.until);
    seat.worker.send(taken, () => undefined);
  }

  #answer(seat: Seat<More, Result>, message: Exclude<WorkerMessage<Result>, string>): void {
    if ('part' in message) return void this.#pass(seat, message.part);
    if ('result' in message) return this.#settle(seat, message.result);
    seat.job?.fail(new Error(`a fault in a process that reads workbooks: ${message.fault}`));
    this.#settle(seat, this.#failure('fault'));
  }

  #settle(seat: Seat<More, Result>, result: Result): void {
    clearTimeout(seat.timer);
    const { job } = seat;
    seat.job = undefined;
    seat.passing = 0;
    keepAlive(seat.worker, false);
    job?.settle(result);
  }

  /** Takes a process out of the pool; the next file gets a new one. */
  async #end(seat: Seat<More, Result>, result: Result): Promise<void> {
    if (!this.#seats.delete(seat)) return;
    this.#settle(seat, result);
    const { worker } = seat;
    const gone = worker.exitCode === null && worker.signalCode === null ? once(worker, 'exit') : undefined;
    keepAlive(worker, true); // or this process could end while it waits for the other's end
    worker.kill('SIGKILL');
    this.#assign();
    if (worker.pid !== undefined) await gone;
  }

  #outcome(code: number | null, signal: NodeJS.Signals | null): Result {
    if (!endsOfMemory.includes(signal)) return this.#failure(`exit ${signal ?? code}`);
    const limit = this.limits.parseMemoryMegabytes;
    return this.refused(refusalFinding('FILE_TOO_HEAVY', { limit, setting: 'LIMIT_PARSE_MEMORY_MB' }));
  }

  #failure(reason: string): Result {
    return this.refused(refusalFinding('FILE_UNREADABLE', { reason }));
  }
}

function keepAlive(worker: ChildProcess, needed: boolean): void {
  for (const handle of [worker, worker.channel]) {
    if (needed) handle?.ref();
    else handle?.unref();
  }
}

/** What needs no process to be refused. */
function refusedUnread(bytes: Uint8Array, { fileBytes }: WorkbookLimits): Finding | undefined {
  if (bytes.length === 0) return refusalFinding('FILE_EMPTY');
  if (bytes.length <= fileBytes) return undefined;
  return refusalFinding('FILE_TOO_LARGE', { bytes: bytes.length, limit: fileBytes, setting: 'LIMIT_FILE_BYTES' });
}
