import { isMainThread, Worker, workerData } from 'node:worker_threads';

interface Watch {
  readonly megabytes: number;
  /** The process that started this one. */
  readonly parent: number;
}

/** Often enough that little more is taken between two looks. */
const intervalMilliseconds = 20;

/**
 * Kills this process once it has more than `megabytes` in memory, or once the one that started it is gone. That is
 * looked after from a thread of its own, because the one that reads a workbook comes to nothing else meanwhile.
 */
export function watchMemory(megabytes: number): void {
  const watch: Watch = { megabytes, parent: process.ppid };
  new Worker(__filename, { workerData: watch }).unref();
}

/** What the process has in memory, heap and all else. */
export function megabytesInMemory(): number {
  return process.memoryUsage.rss() / 2 ** 20;
}

if (!isMainThread) {
  const { megabytes, parent } = workerData as Watch;
  setInterval(() => {
    if (megabytesInMemory() > megabytes || process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
  }, intervalMilliseconds);
}
