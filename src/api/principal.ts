import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  anonymous,
  guardedCatalogues,
  guardedImporter,
  guardedJobs,
  GuardedReader,
  guardedReleases,
  localReader,
  type Gate,
  type GuardedJobs,
  type Principal,
} from '../access';
import type { Catalogues } from '../adoption';
import { TongbaoError } from '../foundation';
import type { Importer } from '../importing';
import type { Releases } from '../releases';
import type { Warehouse, WarehouseReader } from '../warehouse';
import { presentedBy } from './credentials';
import { exchangeOf, type Exchange, type Guarded } from './http/exchange';
import { isLocal, opensReading } from './open-reading';
import type { ApiParts } from './parts';
import { clearSession, refuseForeignCookie } from './session-cookie';

/** What somebody who has not said who they are may ask for: the front page, the pages as such, and to log in. */
const open = /^\/(?:$|session(?:$|\/)|graphiql$|console\/)/;

const challenge = { bearer: 'Bearer realm="tongbao"', basic: 'Basic realm="tongbao", charset="UTF-8"' };

/**
 * Finds out who asks, before anything is done for them: by a token (as Bearer, or as the password of Basic), or by the
 * cookie of a session. What is no good is refused, and never taken for nobody. Who says nothing is a reader on the machine
 * of an embedded warehouse; elsewhere nothing but `open` is for them.
 */
export function identify(parts: ApiParts): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { access, settings } = parts;
  const opened = opensReading(settings);

  return async (request, response) => {
    const exchange = exchangeOf(request);
    const { origin } = exchange;
    try {
      await access.admitAddress(origin);
      const principal = await principalBehind(request, response, exchange);
      await access.admit(principal);
      exchange.guarded = new GuardedParts(parts, access.gate(principal));
    } catch (error) {
      if (error instanceof TongbaoError && error.httpStatus === 401) challengeFor(request, response);
      if (error instanceof TongbaoError && error.httpStatus < 500) {
        access.noteRefusal(anonymous(origin), 'any request', error.code);
      }
      throw error;
    }
  };

  async function principalBehind(
    request: IncomingMessage,
    response: ServerResponse,
    exchange: Exchange,
  ): Promise<Principal> {
    const { origin } = exchange;
    const presented = presentedBy(request);
    if (presented === undefined) {
      if (opened && isLocal(request)) return localReader(origin);
      if (open.test(pathOf(request))) return anonymous(origin);
      throw new TongbaoError('UNAUTHENTICATED');
    }
    const { kind, secret } = presented;
    try {
      const principal = await access.recognise(kind, secret, origin, () => exchange.state());
      if (kind === 'session') refuseForeignCookie(request);
      return principal;
    } catch (error) {
      if (kind !== 'session' || !(error instanceof TongbaoError && error.code === 'CREDENTIAL_INVALID')) throw error;
      // a session that is over is no obstacle to the next
      clearSession(response);
      if (open.test(pathOf(request))) return anonymous(origin);
      throw error;
    }
  }
}

/** The warehouse as one principal may use it. */
class GuardedWarehouse extends GuardedReader {
  constructor(
    private readonly whole: Warehouse,
    private readonly own: Gate,
  ) {
    super(whole, own);
  }

  within(...limits: Parameters<Warehouse['within']>): WarehouseReader {
    return new GuardedReader(this.whole.within(...limits), this.own);
  }
}

class GuardedParts implements Guarded {
  readonly warehouse: GuardedWarehouse;

  constructor(
    private readonly parts: Pick<ApiParts, 'warehouse' | 'catalogues' | 'importer' | 'releases' | 'settings'>,
    readonly gate: Gate,
  ) {
    this.warehouse = new GuardedWarehouse(parts.warehouse, gate);
  }

  get catalogues(): Catalogues {
    return guardedCatalogues(this.parts.catalogues, this.gate);
  }

  get importer(): Importer {
    return guardedImporter(this.parts.importer, this.warehouse, this.gate);
  }

  get jobs(): GuardedJobs {
    return guardedJobs(this.parts.warehouse.jobs, this.gate, this.parts.settings);
  }

  get releases(): Releases {
    return guardedReleases(this.parts.releases, this.gate);
  }
}

/** Whoever asks, as far as it is known: nobody before `identify`. */
export function principalOf(request: IncomingMessage): Principal {
  const { guarded, origin } = exchangeOf(request);
  return guarded?.gate.principal ?? anonymous(origin);
}

/** What a request may work with; throws where nobody has been identified. */
export function guardedFor(request: IncomingMessage): Guarded {
  const { guarded } = exchangeOf(request);
  if (!guarded) throw new Error('a request was handled before it was known who asks');
  return guarded;
}

function pathOf({ url = '' }: IncomingMessage): string {
  const end = url.indexOf('?');
  return end < 0 ? url : url.slice(0, end);
}

/** Says how to be known. A script in a page is not to make its browser ask for a password. */
function challengeFor(request: IncomingMessage, response: ServerResponse): void {
  const script = request.headers['sec-fetch-dest'] === 'empty';
  response.setHeader('WWW-Authenticate', script ? challenge.bearer : Object.values(challenge).join(', '));
}
