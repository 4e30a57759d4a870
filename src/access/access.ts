import type { Catalogue } from '../catalogue';
import type { Clock, ErrorCode, Log, Settings } from '../foundation';
import type { Account, Credential, Warehouse, WarehouseState } from '../warehouse';
import type { Gate } from './gate';
import type { OpenId, Vouched } from './openid';
import type { Principal } from './principal';

export interface AccessParts {
  readonly settings: Settings;
  /** The one in force whenever it is asked for: another may be adopted at any time. */
  readonly catalogue: Catalogue;
  readonly warehouse: Warehouse;
  readonly clock: Clock;
  readonly log: Log;
}

/** A session that has begun: what the browser is to send from now on, until when, and who it is. */
export interface LoggedIn {
  readonly secret: string;
  /** ISO instant. */
  readonly expiresAt: string;
  readonly principal: Principal;
}

/** An account as it may be shown. */
export type AccountShown = Pick<Account, 'name' | 'role' | 'branch' | 'createdAt' | 'changedAt' | 'disabledAt'>;

/** What may be changed of an account. */
export interface AccountChange {
  readonly role?: string | undefined;
  /** Of an uploader; it goes with the role. */
  readonly branch?: string | undefined;
  readonly password?: string | undefined;
  readonly disabled?: boolean | undefined;
}

export interface Accounts {
  /** By name. */
  list(gate: Gate): Promise<readonly AccountShown[]>;
  /** Makes an account; without a password one is thought of, which is given here and never again. */
  create(
    gate: Gate,
    given: {
      readonly name: string;
      readonly role: string;
      readonly branch?: string | undefined;
      readonly password?: string | undefined;
    },
  ): Promise<{ readonly account: AccountShown; readonly password?: string }>;
  /** Gives an account a password, one that is thought of where none is given; gives that one, this once. */
  newPassword(gate: Gate, name: string, given: string | undefined): Promise<string | undefined>;
  /** Changes an account. Whoever is disabled or has another password is logged out everywhere. */
  change(gate: Gate, name: string, change: AccountChange): Promise<AccountShown>;
}

/** A token as it may be shown. */
export type TokenShown = Omit<Credential, 'sha256' | 'kind'>;

export interface Tokens {
  /** One's own, or all for whoever manages them; the oldest first. */
  list(gate: Gate): Promise<readonly TokenShown[]>;
  /** Makes a token; its secret is given here and never again. Without a role it has that of whoever makes it. */
  create(
    gate: Gate,
    given: {
      readonly name?: string | undefined;
      readonly role?: string | undefined;
      readonly branch?: string | undefined;
      readonly days?: number | undefined;
    },
  ): Promise<{ readonly token: TokenShown; readonly secret: string }>;
  /** Ends a token; throws `NOT_FOUND` for one that is not there, not one's own, or over. */
  revoke(gate: Gate, id: string): Promise<void>;
}

export interface Sessions {
  /** Throws `LOGIN_FAILED`, and `RATE_LIMITED` after too many failures. */
  logIn(name: string, password: string, origin: string): Promise<LoggedIn>;
  /** Makes a link's code: it lets somebody in once, as an administrator, within a quarter of an hour. */
  newLink(): Promise<string>;
  /** Uses such a code up; throws `CREDENTIAL_INVALID`. */
  useLink(code: string, origin: string): Promise<LoggedIn>;
  /** Lets in whom an OpenID provider vouches for, by the name it gives them. */
  vouched(whom: Vouched, origin: string): Promise<LoggedIn>;
  /** Ends the session that a principal came by. */
  logOut(principal: Principal): Promise<void>;
}

/** Who somebody is and what they may do. */
export interface Access {
  readonly accounts: Accounts;
  readonly tokens: Tokens;
  readonly sessions: Sessions;
  /** Undefined where no OpenID provider is set. */
  readonly openId: OpenId | undefined;
  /**
   * Whose secret it is; throws `CREDENTIAL_INVALID` for what is unknown, has expired or was ended, in any process. `state`
   * is where the warehouse stood after the secret was shown, where that is known anyway.
   */
  recognise(
    kind: 'token' | 'session',
    secret: string,
    origin: string,
    state?: () => Promise<WarehouseState>,
  ): Promise<Principal>;
  gate(principal: Principal): Gate;
  /** Counts a request from an address; throws `RATE_LIMITED`. */
  admitAddress(origin: string): Promise<void>;
  /** Counts a request of somebody known; throws `RATE_LIMITED`. */
  admit(principal: Principal): Promise<void>;
  /** Notes for the audit log that somebody was refused something. */
  noteRefusal(by: Principal, what: string, code: ErrorCode): void;
  /** Whether there is an administrator who can log in, or a token of one. */
  hasAdministrator(): Promise<boolean>;
  /** Stores what is noted so far: refusals, and when credentials were used. */
  flush(): Promise<void>;
}
