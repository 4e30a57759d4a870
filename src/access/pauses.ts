import { LRUCache } from 'lru-cache';
import { TongbaoError, type Clock } from '../foundation';

/** The longest pause of an address, and of an account wherever it is tried from, in milliseconds. */
const longest = { address: 15 * 60_000, account: 60_000 };
/** A row of failures is over when nothing was tried for this long. */
const forgotten = 60 * 60_000;

interface Failures {
  readonly count: number;
  /** Unix milliseconds until which nothing may be tried. */
  readonly until: number;
}

/**
 * Pauses between failed log-ins. From the setting's number of failures in a row they begin with a second and double each
 * time, for the address and for the account: who guesses is held up, and who knows the password at most for a minute.
 */
export class Pauses {
  private readonly failures = new LRUCache<string, Failures>({ max: 20_000, ttl: forgotten });

  constructor(
    private readonly tries: number,
    private readonly clock: Clock,
  ) {}

  /** Begins a try, which counts as failed until it has succeeded. Throws `RATE_LIMITED` during a pause. */
  begin(address: string, account: string): void {
    const now = Date.parse(this.clock.now());
    const until = Math.max(...keys(address, account).map(([, key]) => this.failures.get(key)?.until ?? 0));
    const seconds = Math.ceil((until - now) / 1000);
    if (seconds > 0) throw new TongbaoError('RATE_LIMITED', { seconds, setting: 'LIMIT_LOGIN_TRIES' });
    for (const [kind, key] of keys(address, account)) {
      const count = (this.failures.get(key)?.count ?? 0) + 1;
      const pause = count < this.tries ? 0 : Math.min(longest[kind], 1000 * 2 ** Math.min(30, count - this.tries));
      this.failures.set(key, { count, until: now + pause });
    }
  }

  /** The account begins anew; the address is only forgiven this try, or one's own account would clear it for others. */
  succeeded(address: string, account: string): void {
    const [[, ofAddress], [, ofAccount]] = keys(address, account);
    this.failures.delete(ofAccount);
    const count = (this.failures.get(ofAddress)?.count ?? 1) - 1;
    this.failures.set(ofAddress, { count, until: 0 });
  }
}

function keys(address: string, account: string) {
  return [
    ['address', `address ${address}`],
    ['account', `account ${account}`],
  ] as const;
}
