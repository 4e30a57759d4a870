import type { Clock, ErrorCode, Log } from '../foundation';
import type { Warehouse } from '../warehouse';
import { Gathering } from './gathering';
import { actorOf, anonymous, type Principal } from './principal';

/** The most kinds of refusals that are told apart at a time; further ones are counted together. */
const mostKinds = 20;

interface Refused {
  readonly by: Principal;
  readonly what: string;
  readonly code: ErrorCode;
  readonly count: number;
  /** ISO instants. */
  readonly first: string;
  readonly last: string;
}

/**
 * What was refused, for the audit log: one entry for all that the same principal was refused of the same operation within
 * about a minute. Nobody can fill the log by asking for what they may not have.
 */
export class Refusals {
  private readonly gathering: Gathering<Refused>;

  constructor(
    warehouse: Warehouse,
    private readonly clock: Clock,
    log: Log,
  ) {
    this.gathering = new Gathering((all) => store(warehouse, [...all.values()]), log);
  }

  /** Notes that `by` was refused `what`: an operation, `log in`, `any request`. */
  note(by: Principal, what: string, code: ErrorCode): void {
    const key = JSON.stringify([by.name, by.origin, what, code]);
    const own = this.gathering.has(key) || this.gathering.size < mostKinds;
    if (own) this.count(key, by, what, code);
    else this.count('', anonymous('various'), 'various', code);
  }

  private count(key: string, by: Principal, what: string, code: ErrorCode): void {
    const last = this.clock.now();
    this.gathering.add(key, (before) => ({
      ...(before ?? { by, what, code, first: last }),
      last,
      count: (before?.count ?? 0) + 1,
    }));
  }

  /** Stores what was noted so far. */
  flush(): Promise<void> {
    return this.gathering.flush();
  }
}

function store(warehouse: Warehouse, all: readonly Refused[]): Promise<void> {
  return warehouse.write(async (writer) => {
    for (const { by, what, code, count, first, last } of all) {
      const { role = null, branch = null, via, id = null } = by;
      const after = { code, count, first, last, role, branch, via, credential: id };
      await writer.audit({ actor: actorOf(by), action: 'access.refuse', subject: what, before: null, after });
    }
  });
}
