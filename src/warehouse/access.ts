import type { AccountRow, CredentialRow } from './access-tables';

/** Somebody who may log in. */
export type Account = Readonly<AccountRow>;

/**
 * What lets somebody in: a token for programs, a session of a browser, or a link that works once. Of its secret only the
 * hash is known.
 */
export type Credential = Readonly<CredentialRow>;

/** Reading who may come in, and with what. */
export interface AccessReader {
  account(name: string): Promise<Account | undefined>;
  /** The account of a subject of an OpenID provider, by its hash. */
  accountOfSubject(subject: string): Promise<Account | undefined>;
  /** By name. */
  accounts(): Promise<readonly Account[]>;
  /** The credential whose secret has this SHA-256 (hex), whether it has ended or not. */
  credential(sha256: string): Promise<Credential | undefined>;
  /** Those of a kind, of one account where it is named, the oldest first. */
  credentials(kind: Credential['kind'], account?: string): Promise<readonly Credential[]>;
}

/** Reading it outside of a transaction, and noting when credentials were used, which is no change of who may what. */
export interface AccessStore extends AccessReader {
  /** Notes by id when credentials were last used. */
  used(uses: ReadonlyMap<string, string>): Promise<void>;
}

/** Changing it, in the transaction of a writer. Each change moves `WarehouseState.access`. */
export interface AccessWriter extends AccessReader {
  addAccount(account: Account): Promise<void>;
  /** Puts an account in the place of the one with its name. */
  replaceAccount(account: Account): Promise<void>;
  addCredential(credential: Credential): Promise<void>;
  /** Ends a credential at an instant; false for one that is not there or has ended before. */
  endCredential(id: string, at: string): Promise<boolean>;
  /** Ends all credentials of a kind that an account has. */
  endCredentialsOf(account: string, kind: Credential['kind'], at: string): Promise<void>;
  /** Forgets sessions and links that expired before an instant. */
  forgetSessions(before: string): Promise<void>;
}
