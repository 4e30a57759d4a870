import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * The slices that `next` gives, to the first that is undefined. Each is asked for before the one in front of it is worked
 * on, so that the database and the program work at the same time.
 */
export async function* ahead<T>(next: () => Promise<T | undefined>): AsyncGenerator<T> {
  let coming = next();
  for (;;) {
    const slice = await coming;
    if (slice === undefined) return;
    await nextTurn(); // SQLite answers at once: between two slices everybody else has a turn
    coming = next();
    coming.catch(() => undefined); // it is told when its turn comes
    yield slice;
  }
}
