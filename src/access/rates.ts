import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { TongbaoError, type Settings } from '../foundation';

/** Counts one request under a key; throws `RATE_LIMITED` where there were too many within the minute. */
export type Rate = (key: string) => Promise<void>;

/** The limits on how many requests are taken in a minute, in this process. */
export function ratesOf(settings: Settings): { readonly ofAccount: Rate; readonly ofAddress: Rate } {
  return {
    ofAccount: rate(settings.requestsByAccount, 'LIMIT_REQUESTS_BY_ACCOUNT'),
    ofAddress: rate(settings.requestsByAddress, 'LIMIT_REQUESTS_BY_ADDRESS'),
  };
}

function rate(points: number, setting: string): Rate {
  if (points === 0) return () => Promise.resolve();
  const limiter = new RateLimiterMemory({ points, duration: 60 });
  return async (key) => {
    try {
      await limiter.consume(key);
    } catch (reached) {
      if (!(reached instanceof RateLimiterRes)) throw reached;
      throw new TongbaoError('RATE_LIMITED', { seconds: Math.ceil(reached.msBeforeNext / 1000), setting });
    }
  };
}
