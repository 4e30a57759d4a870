import { built, type Language } from '../foundation';
import type { Finding } from '../model';
import { WorkerPool, type WorkbookLimits } from '../workbook';
import { annotate, type AnnotatedCopy } from './annotate';

/** What a worker needs to know beside the file. */
export interface AnnotationTask {
  readonly findings: readonly Finding[];
  readonly language: Language;
  /** The name of the file as it was sent. */
  readonly fileName: string;
}

/** What a worker answers, once the bytes are handed over; without a name where it has made nothing. */
export interface Made {
  readonly fileName?: string;
}

export interface Annotator {
  /**
   * Makes the annotated copy of a file, as `annotate` does, in a process of its own and within the limits on reading. Where that is
   * not to be had, it is of the findings alone. The bytes stay the caller's.
   */
  annotate(bytes: Uint8Array, task: AnnotationTask): Promise<AnnotatedCopy>;
  /** Ends the processes; copies that are still waited for are of the findings alone. */
  close(): Promise<void>;
}

/** Throws when the program has not been built. */
export function createAnnotator(limits: WorkbookLimits): Annotator {
  const pool = new WorkerPool<AnnotationTask, Made>(built('src', 'annotation', 'worker.js'), limits, () => ({}));
  return {
    async annotate(bytes, task) {
      const parts: Uint8Array[] = [];
      const { fileName } = await pool.run(bytes, task, (part) => {
        parts.push(part);
        return Promise.resolve();
      });
      if (fileName !== undefined) return { bytes: Buffer.concat(parts), fileName };
      return annotate(bytes, task.findings, { ...task, read: () => Promise.resolve(undefined) });
    },
    close: () => pool.close(),
  };
}
