import type { Language } from '../../foundation';
import type { Actor } from '../../warehouse';
import type { ApiParts } from '../parts';
import { refuseArgument } from '../codes';
import { loadersOf, type Loaders } from './loaders';

/** What the resolvers of one request share. */
export interface ApiContext extends ApiParts {
  /** The language asked for by header, else the catalogue's. */
  readonly language: Language;
  /** Who asks. */
  readonly actor: Actor;
  readonly loaders: Loaders;
  /** The newest version when the request first asked; everything in it that names no other is of this one. */
  version(): Promise<number>;
}

export function contextOf(parts: ApiParts, language: Language, actor: Actor): ApiContext {
  let version: Promise<number> | undefined;
  return {
    ...parts,
    language,
    actor,
    loaders: loadersOf(parts.warehouse),
    version: () => (version ??= parts.warehouse.version()),
  };
}

/** The version a page is read at: its cursor's, else the request's. Throws `ARGUMENT_INVALID` for one that is yet to come. */
export async function pinnedVersion(context: ApiContext, cursorVersion: number | undefined): Promise<number> {
  const newest = await context.version();
  if (cursorVersion !== undefined && cursorVersion > newest)
    refuseArgument('after', String(cursorVersion), 'pageInfo.endCursor');
  return cursorVersion ?? newest;
}
