import type { Gate } from '../../access';
import type { Language } from '../../foundation';
import type { Actor, WarehouseReader } from '../../warehouse';
import type { ApiParts } from '../parts';
import type { Guarded } from '../principal';
import type { Deadline } from '../deadline';
import { loadersOf, type Loaders } from './loaders';

/** What the resolvers of one request share. */
export interface ApiContext extends Omit<ApiParts, 'warehouse'> {
  /** What whoever asks may do. */
  readonly gate: Gate;
  /** What they may read. What is read with it ends with the request. */
  readonly warehouse: WarehouseReader;
  /** Until when there is time to answer. */
  readonly deadline: Deadline;
  /** The language asked for by header, else the catalogue's. */
  readonly language: Language;
  /** Who asks. */
  readonly actor: Actor;
  readonly loaders: Loaders;
  /** The newest version when the request first asked; everything in it that names no other is of this one. */
  version(): Promise<number>;
}

export function contextOf(parts: ApiParts, language: Language, guarded: Guarded, deadline: Deadline): ApiContext {
  const { gate, importer, releases } = guarded;
  const warehouse = guarded.warehouse.within(deadline.signal, parts.settings.querySeconds);
  let version: Promise<number> | undefined;
  return {
    ...parts,
    gate,
    warehouse,
    importer,
    releases,
    deadline,
    language,
    actor: gate.actor,
    loaders: loadersOf(warehouse, parts.catalogue),
    version: () => (version ??= warehouse.version()),
  };
}
