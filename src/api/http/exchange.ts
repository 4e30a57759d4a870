import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import proxyAddr from 'proxy-addr';
import type { Gate, GuardedJobs } from '../../access';
import type { Catalogues } from '../../adoption';
import type { Log } from '../../foundation';
import type { Importer } from '../../importing';
import type { Releases } from '../../releases';
import type { Warehouse, WarehouseReader, WarehouseState } from '../../warehouse';
import type { ApiParts } from '../parts';

/** What one request may work with: the warehouse and what changes it, as far as whoever asks may use them. */
export interface Guarded {
  readonly gate: Gate;
  readonly warehouse: WarehouseReader & Pick<Warehouse, 'within'>;
  readonly catalogues: Catalogues;
  readonly importer: Importer;
  readonly jobs: GuardedJobs;
  readonly releases: Releases;
}

/** What everybody who works on one request shares. */
export interface Exchange {
  /** Answered as `X-Request-Id`, and in every line of `log`. */
  readonly id: string;
  readonly log: Log;
  /** The address that the request is from: of those who asked a proxy that is trusted, theirs. */
  readonly origin: string;
  /** When it came, by the clock of `performance`. */
  readonly began: number;
  /** The pattern of the path it is routed by, once it is known: nothing of whoever asks is in it. */
  route: string | undefined;
  /** What it may work with, once it is known who asks. */
  guarded: Guarded | undefined;
  /** Where the warehouse stood at some moment after the request came: one reading, however many ask for it. */
  state(): Promise<WarehouseState>;
  /** Is called once, when the answer has been sent or nobody waits for it any more. */
  onceOver(done: () => void): void;
}

/** Requests carry their exchange: to look it up in a table of all would cost every collection of garbage. */
const carried = Symbol('exchange');

type Carrier = IncomingMessage & { [carried]?: Exchange };

/** Ids of others that are taken over: short, and nothing in them that could be mistaken for something else in a log. */
const wellFormed = /^[\w.:-]{8,100}$/;

/** Begins exchanges: gives every request its id. The first of all that handles it. */
export function exchanges(
  parts: Pick<ApiParts, 'log' | 'warehouse' | 'settings'>,
): (request: IncomingMessage, response: ServerResponse) => Exchange {
  const trusted = proxyAddr.compile([...parts.settings.trustProxy]);
  return (request, response) => {
    const exchange = new Begun(parts, request, response, trusted);
    (request as Carrier)[carried] = exchange;
    response.setHeader('X-Request-Id', exchange.id);
    return exchange;
  };
}

/** Throws where the request has not been begun. */
export function exchangeOf(request: IncomingMessage): Exchange {
  const exchange = (request as Carrier)[carried];
  if (!exchange) throw new Error('a request was handled before its exchange began');
  return exchange;
}

class Begun implements Exchange {
  readonly id: string;
  readonly began = performance.now();
  readonly origin: string;
  guarded: Guarded | undefined;
  private readonly waiting: (() => void)[] = [];
  private known: string | undefined;
  private ownLog: Log | undefined;
  private ownState: Promise<WarehouseState> | undefined;

  constructor(
    private readonly parts: Pick<ApiParts, 'log' | 'warehouse'>,
    private readonly request: IncomingMessage,
    response: ServerResponse,
    trusted: (address: string, hop: number) => boolean,
  ) {
    const given = request.headers['x-request-id'];
    this.id = typeof given === 'string' && wellFormed.test(given) ? given : randomUUID();
    this.origin = addressOf(request, trusted);
    // one listener, for however many wait: the log, metrics, traces, deadlines
    response.once('close', () => {
      for (const done of this.waiting) done();
    });
  }

  get log(): Log {
    // most requests log nothing but that they were answered
    return (this.ownLog ??= this.parts.log.child({ request: this.id }));
  }

  get route(): string | undefined {
    // what Express routes, it says on the request
    return this.known ?? (this.request as { readonly route?: { readonly path: string } }).route?.path;
  }

  set route(known: string) {
    this.known = known;
  }

  state(): Promise<WarehouseState> {
    return (this.ownState ??= this.parts.warehouse.state());
  }

  onceOver(done: () => void): void {
    this.waiting.push(done);
  }
}

/** Where a request is from. An IPv4 address on a socket that takes both is written in the way of IPv6. */
function addressOf(request: IncomingMessage, trusted: (address: string, hop: number) => boolean): string {
  // of a connection that is gone already there is no address
  if (request.socket.remoteAddress === undefined) return 'http';
  return proxyAddr(request, trusted).replace(/^::ffff:(?=\d+\.)/, '');
}
