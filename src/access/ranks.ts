import type { Catalogue } from '../catalogue';
import { TongbaoError } from '../foundation';
import { roles, type Rank } from './principal';

/** Reads a role and its branch as they are given; throws `ARGUMENT_INVALID` for what can not be. */
export function readRank(
  catalogue: Catalogue,
  given: { readonly role: string; readonly branch?: string | undefined },
): Rank {
  const role = roles.find((one) => one === given.role);
  if (role === undefined) throw invalid('role', given.role, roles);
  if (role !== 'uploader') {
    if (given.branch !== undefined) throw invalid('branch', given.branch, [`role uploader`]);
    return { role };
  }
  const reporting = catalogue.branches.filter(({ level }) => level === 'BRANCH').map(({ code }) => code);
  if (given.branch === undefined || !reporting.includes(given.branch))
    throw invalid('branch', given.branch ?? '', reporting);
  return { role, branch: given.branch };
}

/** A rank as it is stored; what is not known any more is none, and lets nobody in. */
export function storedRank({
  role,
  branch,
}: {
  readonly role: string;
  readonly branch?: string | undefined;
}): Rank | undefined {
  const known = roles.find((one) => one === role);
  return known && { role: known, branch };
}

export function invalid(name: string, value: string, allowed: readonly string[]): TongbaoError {
  return new TongbaoError('ARGUMENT_INVALID', { name, value, allowed });
}
