/** Thrown at whoever finds the queue full, or is put out of it for somebody who asks for less. */
export class QueueFull extends Error {
  override readonly name = 'QueueFull';
}

/** Somebody who waits for a turn. */
interface Waiting {
  readonly start: () => void;
  readonly refuse: () => void;
}

/**
 * Lets so many run at a time, and the others wait. Those who wait take turns by whom they are for: one who sends a
 * hundred at once is served one for each of everybody else's.
 */
export class FairQueue {
  /** Who waits, in the order of their next turns. Nobody has an empty line. */
  private readonly lines = new Map<string, Waiting[]>();
  private runs = 0;

  /** `atOnce`: how many run at a time, at least 1. `most`: how many may wait. */
  constructor(private readonly limits: { readonly atOnce: number; readonly most: number }) {}

  get running(): number {
    return this.runs;
  }

  get waiting(): number {
    return [...this.lines.values()].reduce((total, line) => total + line.length, 0);
  }

  /**
   * Waits for a turn on behalf of `who`; resolves with what ends it, which has to be called once it is over. Rejects
   * with `QueueFull`, or with the reason of `signal` once that is aborted.
   */
  async enter(who: string, signal?: AbortSignal): Promise<() => void> {
    signal?.throwIfAborted();
    if (this.runs < this.limits.atOnce) this.runs += 1;
    else await this.wait(who, signal);
    let over = false;
    return () => {
      if (over) return;
      over = true;
      this.runs -= 1;
      this.next();
    };
  }

  private wait(who: string, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.remove(who, waiting);
        reject(signal?.reason as Error);
      };
      const waiting: Waiting = {
        start: () => {
          signal?.removeEventListener('abort', leave);
          resolve();
        },
        refuse: () => {
          signal?.removeEventListener('abort', leave);
          reject(new QueueFull());
        },
      };
      if (this.waiting >= this.limits.most && !this.makeRoom(who)) return waiting.refuse();
      signal?.addEventListener('abort', leave, { once: true });
      this.lines.set(who, [...(this.lines.get(who) ?? []), waiting]);
    });
  }

  /** In a full queue whoever has the most in it gives up the last, for somebody who would still have less. */
  private makeRoom(who: string): boolean {
    const own = this.lines.get(who)?.length ?? 0;
    const [longest] = [...this.lines].sort(([, a], [, b]) => b.length - a.length);
    const last = longest?.[1].at(-1);
    if (!longest || !last || longest[1].length <= own + 1) return false;
    this.remove(longest[0], last);
    last.refuse();
    return true;
  }

  private remove(who: string, waiting: Waiting): void {
    const line = (this.lines.get(who) ?? []).filter((one) => one !== waiting);
    if (line.length > 0) this.lines.set(who, line);
    else this.lines.delete(who);
  }

  /** Gives the turn that has become free to the first of whoever is next, who then goes to the end. */
  private next(): void {
    const [turn] = this.lines;
    if (!turn || this.runs >= this.limits.atOnce) return;
    const [who, [first, ...others]] = turn;
    this.lines.delete(who);
    if (others.length > 0) this.lines.set(who, others);
    this.runs += 1;
    first?.start();
  }
}
