import { megabytesInMemory, watchMemory } from './memory-watch';
import type { readWorkbook } from './open-workbook';
import { Refusal, refusalFinding } from './refusal';
import type { Reading, Task, WorkerMessage } from './worker-messages';

/**
 * Makes this process a worker of a pool: it does one task after another, and may be killed at any of them. `perform` gets
 * what came of reading the file.
 */
export async function serveTasks<More, Result>(perform: (reading: Reading, more: More) => Result): Promise<void> {
  // loaded here and not above: what reads spreadsheets is large, and nobody but a worker needs it
  const reader = await import('./open-workbook.js');
  const memory = Number(process.argv[2]);
  const send = (message: WorkerMessage<Result>) => process.send?.(message);

  const serve = async (task: Task<More>): Promise<void> => {
    try {
      send({ result: perform(await read(task, reader.readWorkbook), task.more) });
    } catch (error) {
      send({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
    // What a large file leaves behind would be charged to the next one.
    send(megabytesInMemory() > memory / 2 ? 'spent' : 'ready');
  };
  process.on('message', (task: Task<More>) => void serve(task));
  process.on('disconnect', () => process.exit());
  // An interruption goes to every process of a terminal; when this one ends is up to the one that started it.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);

  watchMemory(memory);
  send('ready');
}

async function read({ bytes, limits }: Task<unknown>, readFile: typeof readWorkbook): Promise<Reading> {
  try {
    const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return { ok: true, workbook: await readFile(file, limits) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, finding: error.finding };
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, finding: refusalFinding('FILE_UNREADABLE', { reason }) };
  }
}
