import { TongbaoError } from '../foundation';
import type { Metrics } from './rest/metrics';

/** Counts what becomes of a decision, and passes it on. */
export function countingDecisions({ decisions }: Pick<Metrics, 'decisions'>) {
  return async <T>(action: string, work: Promise<T>, outcome: (done: T) => string): Promise<T> => {
    try {
      const done = await work;
      decisions.inc({ action, outcome: outcome(done) });
      return done;
    } catch (error) {
      decisions.inc({ action, outcome: failed(error) });
      throw error;
    }
  };
}

/** What a failure is counted as. */
export function failed(error: unknown): string {
  return error instanceof TongbaoError ? error.code : 'INTERNAL';
}
