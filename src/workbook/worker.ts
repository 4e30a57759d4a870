import { megabytesInMemory, watchMemory } from './memory-watch';
import { readWorkbook } from './read-workbook';
import { Refusal, refusalFinding } from './refusal';
import type { Reading, Task, WorkerMessage } from './worker-messages';

/** Reads one workbook after another in a process of its own, which its pool may kill. */
function perform({ bytes, limits }: Task): Reading {
  try {
    return { ok: true, workbook: readWorkbook(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), limits) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, finding: error.finding };
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, finding: refusalFinding('FILE_UNREADABLE', { reason }) };
  }
}

const memory = Number(process.argv[2]);
const send = (message: WorkerMessage) => process.send?.(message);

process.on('message', (task: Task) => {
  send(perform(task));
  // What a large file leaves behind would be charged to the next one.
  send(megabytesInMemory() > memory / 2 ? 'spent' : 'ready');
});
process.on('disconnect', () => process.exit());
// An interruption goes to every process of a terminal; when this one ends is up to the one that started it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);

watchMemory(memory);
send('ready');
