import { operations, rightOf, rights, type AccountShown, type Principal, type TokenShown } from '../access';
import type { Language } from '../foundation';

/** Whoever asks, and what they may do. */
export interface WhoRow {
  readonly name: string | null;
  readonly role: string | null;
  readonly branch: string | null;
  readonly via: Principal['via'];
  readonly rights: readonly RightRow[];
}

/** How far one may go in one thing: to all of it, to one's own, or not at all. */
export interface RightRow {
  readonly operation: string;
  readonly right: string;
  readonly help: string;
}

export function whoRow({ name, role, branch, via }: Principal, language: Language): WhoRow {
  return {
    name: role === undefined ? null : name,
    role: role ?? null,
    branch: branch ?? null,
    via,
    rights: operations.map((operation) => {
      return { operation, right: rightOf(role, operation), help: rights[operation].help[language] };
    }),
  };
}

/** An account, flat. */
export interface AccountRow {
  readonly name: string;
  readonly role: string;
  readonly branch: string | null;
  readonly disabled: boolean;
  readonly createdAt: string;
  readonly changedAt: string;
}

export function accountRow({ name, role, branch, disabledAt, createdAt, changedAt }: AccountShown): AccountRow {
  return { name, role, branch: branch ?? null, disabled: disabledAt !== undefined, createdAt, changedAt };
}

/** A token, flat, without what it consists of. */
export interface TokenRow {
  readonly id: string;
  readonly name: string;
  readonly account: string | null;
  readonly role: string;
  readonly branch: string | null;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly usedAt: string | null;
  readonly revokedAt: string | null;
}

export function tokenRow(token: TokenShown): TokenRow {
  const { id, name, account, role, branch, createdAt, expiresAt, usedAt, endedAt } = token;
  return {
    ...{ id, name, account: account ?? null, role, branch: branch ?? null },
    ...{ createdAt, expiresAt, usedAt: usedAt ?? null, revokedAt: endedAt ?? null },
  };
}
