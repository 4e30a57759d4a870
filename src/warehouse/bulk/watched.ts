export interface LoadOptions {
  /** Names in the database of the columns that the values are for, in their order; all of the table's unless given. */
  readonly columns?: readonly string[] | undefined;
  /** Ends it; it fails with the signal's reason then. */
  readonly signal?: AbortSignal | undefined;
  /** Is told, time and again, how many rows are on their way. */
  readonly progress?: ((rows: number) => void) | undefined;
}

/** Passes on what comes, counts the rows in it, and ends when it is cancelled, even while it waits. */
export class Watched<T> implements AsyncIterable<T> {
  rows = 0;

  constructor(
    private readonly source: AsyncIterable<T>,
    private readonly rowsIn: (item: T) => number,
    private readonly options: Pick<LoadOptions, 'signal' | 'progress'>,
  ) {}

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    const { signal, progress } = this.options;
    const end = new AbortController(); // of listening
    const cancelled = new Promise<never>((_, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true, signal: end.signal });
    });
    cancelled.catch(() => undefined); // it may come when nobody waits
    const items = this.source[Symbol.asyncIterator]();
    try {
      for (;;) {
        signal?.throwIfAborted();
        const next = await Promise.race([items.next(), cancelled]);
        if (next.done) return;
        this.rows += this.rowsIn(next.value);
        progress?.(this.rows);
        yield next.value;
      }
    } finally {
      end.abort();
      // not waited for: what is cancelled may never give the next item
      items.return?.().catch(() => undefined);
    }
  }
}
