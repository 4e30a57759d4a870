import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import type { Log } from '../../foundation';
import type { WarehouseState } from '../../warehouse';
import type { ApiParts } from '../parts';

/** What everybody who works on one request shares. */
export interface Exchange {
  /** Answered as `X-Request-Id`, and in every line of `log`. */
  readonly id: string;
  readonly log: Log;
  /** Where the warehouse stood at some moment after the request came: one reading, however many ask for it. */
  state(): Promise<WarehouseState>;
}

const exchanges = new WeakMap<IncomingMessage, Exchange>();

/** Ids of others that are taken over: short, and nothing in them that could be mistaken for something else in a log. */
const wellFormed = /^[\w.:-]{8,100}$/;

/** Gives every request its id. The first of all that handles it. */
export function beginExchange({ log, warehouse }: ApiParts): RequestHandler {
  return (request, response, next) => {
    const given = request.headers['x-request-id'];
    const id = typeof given === 'string' && wellFormed.test(given) ? given : randomUUID();
    let own: Log | undefined;
    let state: Promise<WarehouseState> | undefined;
    exchanges.set(request, {
      id,
      // most requests log nothing but that they were answered
      get log() {
        return (own ??= log.child({ request: id }));
      },
      state: () => (state ??= warehouse.state()),
    });
    response.setHeader('X-Request-Id', id);
    // its end is waited for by the log, metrics, traces, deadlines, compression and whatever is streamed into it
    response.setMaxListeners(30);
    next();
  };
}

/** Throws where the request has not been begun. */
export function exchangeOf(request: IncomingMessage): Exchange {
  const exchange = exchanges.get(request);
  if (!exchange) throw new Error('a request was handled before its exchange began');
  return exchange;
}
