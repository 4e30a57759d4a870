import { versionAsked, type AskedMoment } from '../as-of';
import { refuseArgument } from '../codes';
import type { ApiContext } from './context';

/** What a field is asked to answer of: a moment by name, or the walk that a cursor belongs to. */
export interface AskedVersion extends AskedMoment {
  /** The version that the cursor pins. */
  readonly cursor?: number | undefined;
}

/**
 * The version that a field is answered at: its cursor's, else the one asked for, else the newest when the request first
 * asked. Throws `ARGUMENT_INVALID` for one that is yet to come.
 */
export async function versionFor(context: ApiContext, { cursor, ...moment }: AskedVersion): Promise<number> {
  if (cursor === undefined) return (await versionAsked(context.warehouse, moment)) ?? context.version();
  const { version: newest } = await context.warehouse.state();
  return cursor <= newest ? cursor : refuseArgument('after', String(cursor), 'pageInfo.endCursor');
}
