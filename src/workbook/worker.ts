import { parentPort } from 'node:worker_threads';
import { readWorkbook } from './read-workbook';
import { Refusal, refusalFinding } from './refusal';
import type { Reading, Task, WorkerMessage } from './worker-messages';

/** Reads one workbook after another in a thread of its own, which its pool may kill. */
function perform({ bytes, limits }: Task): Reading {
  try {
    return { ok: true, workbook: readWorkbook(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), limits) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, finding: error.finding };
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, finding: refusalFinding('FILE_UNREADABLE', { reason }) };
  }
}

// The spreadsheet library reports what it does not know to the console of whoever runs it.
for (const method of ['log', 'warn', 'error'] as const) console[method] = () => undefined;

const port = parentPort;
const send = (message: WorkerMessage) => port?.postMessage(message);
port?.on('message', (task: Task) => send(perform(task)));
send('ready');
