import { TongbaoError } from '../foundation';
import type { Exchange } from './http/exchange';
import { limitExceeded } from './limit';

/** Made once: an answer ends every request, and nobody needs to know where. */
const nobodyWaits = new TongbaoError('USAGE', { reason: 'nobody waits for the answer any more' });

/** How long a request may take: to the end of its time, and no longer than somebody waits for the answer. */
export class Deadline {
  private readonly controller = new AbortController();
  private timer: NodeJS.Timeout | undefined;

  /** `seconds`: the time there is for work; without it, only whether anybody waits counts. */
  constructor(
    exchange: Pick<Exchange, 'onceOver'>,
    private readonly seconds?: number,
  ) {
    exchange.onceOver(() => {
      this.hold();
      this.controller.abort(nobodyWaits);
    });
    this.run();
  }

  /** Aborted when the work has to end: the time is up, the client has gone, or all has been answered. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Time begins, anew if it had begun. */
  run(): void {
    this.hold();
    const { seconds } = this;
    if (seconds === undefined || this.signal.aborted) return;
    const late = (): TongbaoError => limitExceeded('seconds', `${seconds}+`, seconds, 'LIMIT_QUERY_SECONDS');
    this.timer = setTimeout(() => this.controller.abort(late()), seconds * 1000);
  }

  /** Time stands still. */
  hold(): void {
    clearTimeout(this.timer);
  }
}
