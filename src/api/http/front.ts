import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Express } from 'express';
import type { ApiParts } from '../parts';
import type { Metrics } from '../rest/metrics';
import { tracedExchange } from '../traced';
import { accessLog } from './access-log';
import { allowedOrigins } from './cors';
import { exchanges, type Exchange } from './exchange';
import type { Fail } from './failing';
import type { GraphqlEndpoint } from './graphql-endpoint';

/** A query by POST or GET, spelled as clients spell it. Whatever else comes to the endpoint finds it by its route. */
const query = /^(?:POST \/graphql(?:\?|$)|GET \/graphql\?(?:.*&)?(?:query|extensions)=)/;

/** Where requests go. */
export interface Doors {
  /** Finds out who asks. */
  readonly identified: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly endpoint: GraphqlEndpoint;
  /** Everything else. */
  readonly routes: Express;
  readonly fail: Fail;
}

/** The doors there are: those last used, and those that go by the catalogue in force when a request came. */
interface Wings {
  last(): Doors;
  inForce(exchange: Exchange): Promise<Doors>;
}

/** What does not depend on the catalogue, and has to be there when the database is not. */
const indifferent = /^\/(?:healthz|readyz|console(?:\/|$|\?))/;

/**
 * What every request meets first; it is handled to its end by one catalogue. Queries go straight to their endpoint: most requests are queries, an answer that is kept
 * takes less time than it takes Express to find a route, and nothing of Express is needed for it.
 */
export function frontOf(
  parts: ApiParts,
  metrics: Pick<Metrics, 'measure'>,
  wings: Wings,
): (request: IncomingMessage, response: ServerResponse) => void {
  const begin = exchanges(parts);
  const log = accessLog(parts.log);
  const cors = allowedOrigins(parts.settings);

  const handle = async (request: IncomingMessage, response: ServerResponse, exchange: Exchange): Promise<void> => {
    let doors = wings.last();
    try {
      if (!indifferent.test(request.url ?? '')) doors = await wings.inForce(exchange);
      if (!query.test(`${request.method} ${request.url}`)) return void doors.routes(request, response);
      exchange.route = '/graphql';
      await doors.identified(request, response);
      await doors.endpoint(request, response);
    } catch (error) {
      doors.fail(error, request, response);
    }
  };

  return (request, response) => {
    const exchange = begin(request, response);
    metrics.measure(request, response, exchange);
    log(request, response, exchange);
    for (const [name, value] of headersOfAll) response.setHeader(name, value);
    tracedExchange(request, response, exchange, () => {
      cors(request, response, () => void handle(request, response, exchange));
    });
  };
}

/** Nothing here runs scripts, is framed, is of another type than it says, or is used without asking whether it still holds. */
const headersOfAll = [
  ['X-Content-Type-Options', 'nosniff'],
  ['Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"],
  // our own pages may know where a request comes from, so that their links to queries are known to be ours
  ['Referrer-Policy', 'same-origin'],
  ['Cache-Control', 'private, no-cache'],
] as const;
