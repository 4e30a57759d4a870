import { LRUCache } from 'lru-cache';
import { TongbaoError } from '../foundation';
import type { Account, Credential, WarehouseState } from '../warehouse';
import type { AccessParts } from './access';
import { Gathering } from './gathering';
import type { Principal } from './principal';
import { storedRank } from './ranks';
import { outranks } from './rights';
import { hashOf } from './secrets';

/** The most principals that are kept in mind. */
const mostKnown = 10_000;

interface Known {
  /** Where the warehouse stood when it was asked. */
  readonly access: number;
  readonly principal: Omit<Principal, 'origin'>;
  readonly expiresAt: string;
}

/**
 * Tells principals by their secrets. Who was told once is known until anything about accounts or credentials changes in
 * the warehouse, whoever changes it: so a request costs one small shared reading, and a revocation holds at once everywhere.
 */
export class Recognition {
  private readonly known = new LRUCache<string, Known>({ max: mostKnown });
  private readonly uses: Gathering<string>;

  constructor(private readonly parts: AccessParts) {
    this.uses = new Gathering((all) => parts.warehouse.access.used(all), parts.log);
  }

  /** Throws `CREDENTIAL_INVALID`. `state` is where the warehouse stood after the secret was shown. */
  async recognise(
    kind: 'token' | 'session',
    secret: string,
    origin: string,
    state: () => Promise<WarehouseState> = () => this.parts.warehouse.state(),
  ): Promise<Principal> {
    const sha256 = hashOf(kind, secret);
    const known = sha256 === undefined ? undefined : await this.knownBy(kind, sha256, state);
    const now = this.parts.clock.now();
    if (!known || known.expiresAt <= now) throw new TongbaoError('CREDENTIAL_INVALID', { kind });
    const { id } = known.principal;
    if (id !== undefined) this.uses.add(id, () => now);
    return { ...known.principal, origin };
  }

  /** Stores what is noted of uses so far. */
  flush(): Promise<void> {
    return this.uses.flush();
  }

  private async knownBy(
    kind: 'token' | 'session',
    sha256: string,
    state: () => Promise<WarehouseState>,
  ): Promise<Known | undefined> {
    const { warehouse } = this.parts;
    const { access } = await state();
    const before = this.known.get(sha256);
    if (before?.access === access) return before;
    this.known.delete(sha256);
    const credential = await warehouse.access.credential(sha256);
    if (credential?.kind !== kind || credential.endedAt !== undefined) return undefined;
    const account = credential.account === undefined ? undefined : await warehouse.access.account(credential.account);
    const principal = principalOf(kind, credential, account);
    if (!principal) return undefined;
    const now: Known = { access, principal, expiresAt: credential.expiresAt };
    this.known.set(sha256, now);
    return now;
  }
}

/** Whom a credential lets in: nobody where its account is disabled, or may less by now than the credential was made for. */
export function principalOf(
  via: 'token' | 'session',
  credential: Credential,
  account: Account | undefined,
): Omit<Principal, 'origin'> | undefined {
  const { id, name, account: owner } = credential;
  const rank = storedRank(credential);
  if (owner === undefined) return rank && { ...rank, name: `${via}:${name}`, via, id };
  const own = account && account.disabledAt === undefined ? storedRank(account) : undefined;
  // a session is its account's, whatever that may be now
  const held = via === 'session' ? own : rank;
  return own && held && outranks(own, held) ? { ...held, name: owner, via, id, account: owner } : undefined;
}
