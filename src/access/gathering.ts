import type { Log } from '../foundation';

/** How soon what came first is handed over, and how long afterwards more is gathered before it is, in milliseconds. */
const [soon, seldom] = [200, 60_000];

/**
 * Gathers what keeps coming, under keys, and hands it over together: what comes first soon, what follows at most once a
 * minute. So it costs those who bring it nothing, and storing it is bounded however much comes.
 */
export class Gathering<V> {
  private gathered = new Map<string, V>();
  private timer: NodeJS.Timeout | undefined;
  private given = -Infinity;
  private giving: Promise<void> = Promise.resolve();

  constructor(
    private readonly give: (all: ReadonlyMap<string, V>) => Promise<void>,
    private readonly log: Log,
  ) {}

  /** Puts what `merge` makes of what is there in its place. */
  add(key: string, merge: (before: V | undefined) => V): void {
    this.gathered.set(key, merge(this.gathered.get(key)));
    if (this.timer) return;
    const wait = Math.max(soon, this.given + seldom - performance.now());
    this.timer = setTimeout(() => void this.flush(), wait).unref();
  }

  has(key: string): boolean {
    return this.gathered.has(key);
  }

  get size(): number {
    return this.gathered.size;
  }

  /** Hands over what there is; never throws. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.given = performance.now();
    const all = this.gathered;
    this.gathered = new Map();
    if (all.size > 0) {
      this.giving = this.giving
        .then(() => this.give(all))
        .catch((error: unknown) => this.log.error({ err: error, lost: all.size }, 'could not be stored'));
    }
    return this.giving;
  }
}
