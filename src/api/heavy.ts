import type { Principal } from '../access';
import { TongbaoError, type Settings } from '../foundation';
import type { Deadline } from './deadline';
import { FairQueue, QueueFull } from './fair-queue';
import type { Metrics } from './rest/metrics';

/** After how many seconds somebody may ask again who found the queue full. */
const busySeconds = 10;

/** For whom turns are taken: somebody known wherever they are, everybody else by their address. */
export function turnsOf({ via, account, id, origin }: Principal): string {
  return via === 'anonymous' ? origin : (account ?? id ?? origin);
}

/** What takes much of the machine, a few at a time: queries of great cost, and exports. */
export interface Heavy {
  /**
   * Waits for a turn on behalf of `who`, while the time of `deadline` stands still; resolves with what ends the turn. It
   * ends by itself with the request. Throws `BUSY` where too many wait.
   */
  enter(who: string, deadline: Deadline): Promise<() => void>;
  /** Does `work` in its turn. */
  run<T>(who: string, deadline: Deadline, work: () => Promise<T>): Promise<T>;
}

export function heavyQueue({ heavyQueries, queue: most }: Settings, { queue: metrics }: Metrics): Heavy {
  const queue = new FairQueue({ atOnce: heavyQueries, most });
  metrics.watch(queue);
  const enter: Heavy['enter'] = async (who, deadline) => {
    const waited = metrics.seconds.startTimer();
    deadline.hold();
    const leave = await queue.enter(who, deadline.signal).catch((error: unknown) => {
      throw error instanceof QueueFull
        ? new TongbaoError('BUSY', { limit: most, setting: 'LIMIT_QUEUE', seconds: busySeconds })
        : error;
    });
    waited();
    deadline.run();
    deadline.signal.addEventListener('abort', leave, { once: true });
    return leave;
  };
  return {
    enter,
    async run(who, deadline, work) {
      const leave = await enter(who, deadline);
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}
