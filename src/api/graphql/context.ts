import type { IncomingMessage } from 'node:http';
import type { Access, Gate } from '../../access';
import type { Catalogue } from '../../catalogue';
import type { Clock, Language, Settings, Traced } from '../../foundation';
import type { Importer } from '../../importing';
import type { Releases } from '../../releases';
import type { Actor, WarehouseReader, WarehouseState } from '../../warehouse';
import { Deadline } from '../deadline';
import { exchangeOf, type Exchange, type Guarded } from '../http/exchange';
import type { ApiParts } from '../parts';
import { guardedFor } from '../principal';
import { loadersOf, type Loaders } from './loaders';

/** What the resolvers and plugins of one request share. What hardly any request needs is made when it is asked for. */
export class ApiContext {
  readonly settings: Settings;
  readonly catalogue: Catalogue;
  readonly access: Access;
  readonly clock: Clock;
  readonly exchange: Exchange;
  /** Until when there is time to answer. */
  readonly deadline: Deadline;
  /** What they may read. What is read with it ends with the request. */
  readonly warehouse: WarehouseReader;
  private readonly guarded: Guarded;
  private ownLoaders: Loaders | undefined;
  private ownVersion: Promise<number> | undefined;

  constructor(
    parts: ApiParts,
    request: IncomingMessage,
    /** The language asked for by header, else the catalogue's. */
    readonly language: Language,
    readonly traced: Traced,
    /** Where the warehouse stands, where that is known: what names no other version is of this one. */
    private readonly state: WarehouseState | undefined,
  ) {
    this.settings = parts.settings;
    this.catalogue = parts.catalogue;
    this.access = parts.access;
    this.clock = parts.clock;
    this.exchange = exchangeOf(request);
    this.guarded = guardedFor(request);
    this.deadline = new Deadline(this.exchange, parts.settings.querySeconds);
    this.warehouse = this.guarded.warehouse.within(this.deadline.signal, parts.settings.querySeconds);
  }

  /** What whoever asks may do. */
  get gate(): Gate {
    return this.guarded.gate;
  }

  /** Who asks. */
  get actor(): Actor {
    return this.gate.actor;
  }

  get importer(): Importer {
    return this.guarded.importer;
  }

  get releases(): Releases {
    return this.guarded.releases;
  }

  get loaders(): Loaders {
    return (this.ownLoaders ??= loadersOf(this.warehouse, this.catalogue));
  }

  /** The newest version when the request first asked; everything in it that names no other is of this one. */
  version(): Promise<number> {
    return (this.ownVersion ??= this.state ? Promise.resolve(this.state.figures) : this.warehouse.version());
  }
}
