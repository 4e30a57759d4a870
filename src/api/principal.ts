import type { IncomingMessage } from 'node:http';
import type { Request, RequestHandler, Response } from 'express';
import {
  anonymous,
  guardedImporter,
  guardedReader,
  guardedReleases,
  localReader,
  type Gate,
  type Principal,
} from '../access';
import { TongbaoError } from '../foundation';
import type { Importer } from '../importing';
import type { Releases } from '../releases';
import type { Warehouse, WarehouseReader } from '../warehouse';
import { presentedBy } from './credentials';
import { exchangeOf } from './http/exchange';
import { isLocal, opensReading } from './open-reading';
import type { ApiParts } from './parts';
import { clearSession, refuseForeignCookie } from './session-cookie';

/** What one request may work with: the warehouse, the importer and the releases as far as whoever asks may use them. */
export interface Guarded {
  readonly gate: Gate;
  readonly warehouse: WarehouseReader & Pick<Warehouse, 'within'>;
  readonly importer: Importer;
  readonly releases: Releases;
}

const known = new WeakMap<IncomingMessage, Guarded>();

/** What somebody who has not said who they are may ask for: the front page, the pages as such, and to log in. */
const open = /^\/(?:$|session(?:$|\/)|graphiql$|console\/)/;

const challenge = { bearer: 'Bearer realm="tongbao"', basic: 'Basic realm="tongbao", charset="UTF-8"' };

/**
 * Finds out who asks, before anything is done for them: by a token (as Bearer, or as the password of Basic), or by the
 * cookie of a session. What is no good is refused, and never taken for nobody. Who says nothing is a reader on the machine
 * of an embedded warehouse; elsewhere nothing but `open` is for them.
 */
export function identify(parts: ApiParts): RequestHandler {
  const { access, settings, warehouse, importer, releases } = parts;
  const opened = opensReading(settings);

  return async (request, response, next) => {
    const origin = addressOf(request);
    try {
      await access.admitAddress(origin);
      const principal = await principalBehind(request, response, origin);
      await access.admit(principal);
      const gate = access.gate(principal);
      known.set(request, guarded(gate));
    } catch (error) {
      if (error instanceof TongbaoError && error.httpStatus === 401) challengeFor(request, response);
      if (error instanceof TongbaoError && error.httpStatus < 500) {
        access.noteRefusal(anonymous(origin), 'any request', error.code);
      }
      throw error;
    }
    next();
  };

  function guarded(gate: Gate): Guarded {
    const reader = guardedReader(warehouse, gate);
    const within: Warehouse['within'] = (...limits) => guardedReader(warehouse.within(...limits), gate);
    return {
      gate,
      warehouse: { ...reader, within },
      importer: guardedImporter(importer, reader, gate),
      releases: guardedReleases(releases, gate),
    };
  }

  async function principalBehind(request: Request, response: Response, origin: string): Promise<Principal> {
    const presented = presentedBy(request);
    if (presented === undefined) {
      if (opened && isLocal(request)) return localReader(origin);
      if (open.test(request.path)) return anonymous(origin);
      throw new TongbaoError('UNAUTHENTICATED');
    }
    const { kind, secret } = presented;
    try {
      const principal = await access.recognise(kind, secret, origin, () => exchangeOf(request).state());
      if (kind === 'session') refuseForeignCookie(request);
      return principal;
    } catch (error) {
      if (kind !== 'session' || !(error instanceof TongbaoError && error.code === 'CREDENTIAL_INVALID')) throw error;
      // a session that is over is no obstacle to the next
      clearSession(response);
      if (open.test(request.path)) return anonymous(origin);
      throw error;
    }
  }
}

/** Whoever asks, as far as it is known: nobody before `identify`. */
export function principalOf(request: Request): Principal {
  return known.get(request)?.gate.principal ?? anonymous(addressOf(request));
}

/** What a request may work with; throws where nobody has been identified. */
export function guardedFor(request: Request): Guarded {
  const guarded = known.get(request);
  if (!guarded) throw new Error('a request was handled before it was known who asks');
  return guarded;
}

/** Where a request is from. An IPv4 address on a socket that takes both is written in the way of IPv6. */
function addressOf({ ip }: Pick<Request, 'ip'>): string {
  return ip?.replace(/^::ffff:(?=\d+\.)/, '') ?? 'http';
}

/** Says how to be known. A script in a page is not to make its browser ask for a password. */
function challengeFor(request: Request, response: Response): void {
  const script = request.get('sec-fetch-dest') === 'empty';
  response.setHeader('WWW-Authenticate', script ? challenge.bearer : Object.values(challenge).join(', '));
}
