import type { Catalogue } from '../catalogue';
import { TongbaoError, type Clock } from '../foundation';
import { actorOf, type Principal } from './principal';
import { rightOf, rolesFor, type Operation, type Right } from './rights';
import type { Actor } from '../warehouse';

/** What one principal may do. Every refusal of it is noted for the audit log. */
export interface Gate {
  readonly principal: Principal;
  /** The principal as the audit log knows them. */
  readonly actor: Actor;
  /** Names who sees what: under the same view every answer is the same. */
  readonly view: string;
  /**
   * Throws `UNAUTHENTICATED` for somebody unknown, and `FORBIDDEN` where the principal may not do it at all, or not to
   * the branches.
   */
  permit(operation: Operation, branches?: readonly string[] | null): void;
  /** How far the principal's right goes; throws as `permit` where it goes nowhere. */
  right(operation: Operation): Exclude<Right, 'none'>;
  /** Whether the principal may do it everywhere; asking is no attempt, and is never noted. */
  may(operation: Operation): boolean;
  /** Refuses something that no table knows of: it takes what is `needed`. */
  refuse(operation: Operation, needed: readonly string[]): never;
  /** The codes of the branches that it may be done to, undefined for all; throws as `permit`. */
  reach(operation: Operation): readonly string[] | undefined;
  /** Whether something that is kept back until an ISO instant may be seen by those for whom it is kept back. */
  isOver(embargo: string): boolean;
}

/** Is told of every refusal. */
export type NoteRefusal = (principal: Principal, operation: Operation, code: 'UNAUTHENTICATED' | 'FORBIDDEN') => void;

export function gateOf(
  principal: Principal,
  catalogue: Pick<Catalogue, 'lineage'>,
  clock: Clock,
  note: NoteRefusal,
): Gate {
  const { role, branch } = principal;

  function refuse(operation: Operation, needed: readonly string[]): never {
    const code = role === undefined ? 'UNAUTHENTICATED' : 'FORBIDDEN';
    note(principal, operation, code);
    throw new TongbaoError(code, {
      role: branch === undefined ? (role ?? '') : `${role}:${branch}`,
      operation,
      needed,
    });
  }

  function right(operation: Operation): Exclude<Right, 'none'> {
    const has = rightOf(role, operation);
    return has === 'none' ? refuse(operation, rolesFor(operation)) : has;
  }

  function reach(operation: Operation): readonly string[] | undefined {
    if (right(operation) === 'all') return undefined;
    if (branch === undefined) return [];
    // a figure of a branch says little without that of the whole
    return operation === 'figures.read' ? catalogue.lineage(branch).map(({ code }) => code) : [branch];
  }

  return {
    principal,
    actor: actorOf(principal),
    view: JSON.stringify([role, branch, principal.account ?? principal.id ?? principal.name]),
    permit(operation, branches) {
      const within = reach(operation);
      const foreign = within && branches?.filter((code) => !within.includes(code));
      if (foreign && foreign.length > 0)
        refuse(operation, [...rolesFor(operation), ...foreign.map((code) => `uploader:${code}`)]);
    },
    right,
    may: (operation) => rightOf(role, operation) === 'all',
    refuse,
    reach,
    isOver: (embargo) => embargo <= clock.now(),
  };
}
