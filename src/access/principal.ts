import type { Actor } from '../warehouse';

/** What somebody is, by what they may do; `rights.ts` says what that is. An uploader is one of a branch. */
export const roles = ['reader', 'uploader', 'officer', 'administrator'] as const;
export type Role = (typeof roles)[number];

/** A role as it is given to somebody: an uploader's with the code of the branch. */
export interface Rank {
  readonly role: Role;
  readonly branch?: string | undefined;
}

/** Who asks for something. */
export interface Principal extends Partial<Rank> {
  /** An account's name, or that of a token that belongs to none. Nobody without a role may do anything. */
  readonly name: string;
  /** The address the request is from. */
  readonly origin: string;
  readonly via: 'anonymous' | 'token' | 'session' | 'command-line';
  /** The credential that let them in. */
  readonly id?: string | undefined;
  /** The account that it belongs to. */
  readonly account?: string | undefined;
}

/** Somebody who has not said who they are. */
export function anonymous(origin: string): Principal {
  return { name: 'anonymous', origin, via: 'anonymous' };
}

/** Whoever works on the machine of an embedded warehouse. */
export function localReader(origin: string): Principal {
  return { name: 'local', role: 'reader', origin, via: 'anonymous' };
}

/** Somebody as the audit log knows them. */
export function actorOf({ name, origin }: Principal): Actor {
  return { name, origin };
}
