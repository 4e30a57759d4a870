import type { EventRecord } from '../model';
import { Interned } from './interned';
import { secondsOf } from './local-time';
import type { WorkingTime } from './working-time';

/**
 * Finds those records whose subscriber had another of the same service not long before. They come in any order, so that
 * this is known once all are there; what is kept of each is three numbers.
 */
export class Repeats<Count> {
  private readonly subscribers = new Interned();
  private readonly whose: number[] = [];
  private readonly at: number[] = [];
  private readonly counts: (Count | undefined)[] = [];

  constructor(
    /** Seconds. */
    private readonly most: number,
    private readonly working: WorkingTime | undefined,
  ) {}

  /** `count` is what it counts in; without one it only is what others repeat. */
  add({ service, subscriber, accepted }: EventRecord, count: Count | undefined): void {
    if (subscriber === undefined || accepted === undefined) return;
    this.whose.push(this.subscribers.numberOf(`${service}/${subscriber}`));
    this.at.push(secondsOf(accepted));
    this.counts.push(count);
  }

  /** Tells of each that repeats another. Of several at the same instant, all but one do. */
  settle(tell: (count: Count) => void): void {
    const { whose, at } = this;
    const order = Uint32Array.from(at.keys());
    const of = (list: readonly number[], place: number): number => list[order[place] ?? 0] ?? 0;
    order.sort((a, b) => (whose[a] ?? 0) - (whose[b] ?? 0) || (at[a] ?? 0) - (at[b] ?? 0) || a - b);
    for (let place = 1; place < order.length; place += 1) {
      if (of(whose, place) !== of(whose, place - 1)) continue;
      const [before, now] = [of(at, place - 1), of(at, place)];
      const passed = this.working ? this.working.between(before, now) : now - before;
      const count = this.counts[order[place] ?? 0];
      if (passed <= this.most && count !== undefined) tell(count);
    }
  }
}
