import type { WorkbookLimits } from './limits';
import { megabytesInMemory, watchMemory } from './memory-watch';
import type { openWorkbook, readWorkbook } from './open-workbook';
import { Refusal, refusalFinding } from './refusal';
import { taken, type Opening, type Task, type TaskFile, type WorkerMessage } from './worker-messages';

/** The most parts that are handed over and not yet taken. */
const mostUntaken = 4;

/**
 * Makes this process a worker of a pool: it does one task after another, and may be killed at any of them. `perform` gets
 * the file, and reads it as it needs.
 */
export async function serveTasks<More, Result>(
  perform: (file: TaskFile, more: More) => Promise<Result>,
): Promise<void> {
  // loaded here and not above: what reads spreadsheets is large, and nobody but a worker needs it
  const reader = await import('./open-workbook.js');
  const memory = Number(process.argv[2]);
  const send = (message: WorkerMessage<Result>) => process.send?.(message);
  const handing = new Handing((part) => send({ part }));

  const serve = async (bytes: Buffer, { limits, more }: Task<More>): Promise<void> => {
    const message = await perform(fileOf(bytes, limits, reader, handing), more).then(
      (result) => ({ result }),
      (error: unknown) => ({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
    // whoever gets the result has all parts by then, and the next file begins with none
    await handing.end();
    send(message);
    // What a large file leaves behind would be charged to the next one.
    send(megabytesInMemory() > memory / 2 ? 'spent' : 'ready');
  };
  let arriving: Arriving<More> | undefined;
  process.on('message', (message: Task<More> | Uint8Array | typeof taken) => {
    if (message === taken) return handing.taken();
    if (!(message instanceof Uint8Array)) return void (arriving = new Arriving(message));
    const bytes = arriving?.add(message);
    if (arriving && bytes) void serve(bytes, arriving.task);
  });
  process.on('disconnect', () => process.exit());
  // An interruption goes to every process of a terminal; when this one ends is up to the one that started it.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);

  watchMemory(memory);
  send('ready');
}

/** A file on its way. */
class Arriving<More> {
  private readonly bytes: Buffer;
  private length = 0;

  constructor(readonly task: Task<More>) {
    this.bytes = Buffer.allocUnsafe(task.size);
  }

  /** Adds its next part; gives all of it once it is there. */
  add(part: Uint8Array): Buffer | undefined {
    this.bytes.set(part, this.length);
    this.length += part.length;
    return this.length === this.bytes.length ? this.bytes : undefined;
  }
}

/** Parts on their way, a few at a time, so that none pile up where they are taken more slowly than they are made. */
class Handing {
  private untaken = 0;
  /** Who waits for parts to be taken; they look for themselves whether enough are. */
  private waiting: (() => void)[] = [];

  constructor(private readonly send: (part: Uint8Array) => void) {}

  async emit(part: Uint8Array): Promise<void> {
    await this.until(mostUntaken - 1);
    this.untaken += 1;
    this.send(part);
  }

  /** Ends once all parts are taken. */
  end(): Promise<void> {
    return this.until(0);
  }

  taken(): void {
    this.untaken -= 1;
    for (const go of this.waiting.splice(0)) go();
  }

  private async until(most: number): Promise<void> {
    while (this.untaken > most) await new Promise<void>((go) => this.waiting.push(go));
  }
}

function fileOf(
  file: Buffer,
  limits: WorkbookLimits,
  reader: { readonly openWorkbook: typeof openWorkbook; readonly readWorkbook: typeof readWorkbook },
  handing: Handing,
): TaskFile {
  return {
    limits,
    bytes: file,
    async read() {
      const reading = await attempt(() => reader.readWorkbook(file, limits));
      return reading.ok ? { ok: true, workbook: reading.value } : reading;
    },
    open: (walk) => attempt(async () => walk(await reader.openWorkbook(file, limits))),
    emit: (part) => handing.emit(part),
  };
}

async function attempt<T>(work: () => Promise<T>): Promise<Opening<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, finding: error.finding };
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, finding: refusalFinding('FILE_UNREADABLE', { reason }) };
  }
}
