import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { TongbaoError } from '../foundation';
import { countedImporter } from './counted-importer';
import { errorBody, failureOf, notFound } from './failure';
import { createGraphql } from './graphql/server';
import { requestLanguage } from './language';
import type { ApiParts } from './parts';
import { auditRoutes } from './rest/audit';
import { exportRoutes } from './rest/exports';
import { healthRoutes } from './rest/health';
import { createMetrics } from './rest/metrics';
import { graphqlPage, pageRoutes } from './rest/pages';
import { periodRoutes } from './rest/periods';
import { submissionRoutes } from './rest/submissions';
import { templateRoutes } from './rest/templates';

/** The whole of HTTP, ready to be listened with. */
export interface Api {
  readonly app: Express;
  /** Ends what runs behind it; requests under way are answered first. */
  close(): Promise<void>;
}

/** The largest GraphQL request body; queries are limited by their tokens, this leaves room for variables. */
const mostQueryBytes = '1mb';

export async function createApi(given: ApiParts): Promise<Api> {
  const metrics = createMetrics();
  const parts = { ...given, importer: countedImporter(given.importer, metrics) };
  const graphql = await createGraphql(parts);
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(safeHeaders, metrics.measure);
  app.use(pageRoutes(parts.catalogue));
  app.all('/graphql', graphqlPage(parts.catalogue), ownLinks, express.json({ limit: mostQueryBytes }), graphql.handler);
  app.use(submissionRoutes(parts), templateRoutes(parts), periodRoutes(parts), auditRoutes(parts));
  app.use(exportRoutes(parts), healthRoutes(parts, metrics));
  app.use((request) => {
    throw notFound(request);
  });
  app.use(errorHandler(parts));
  return { app, close: graphql.stop };
}

/** Nothing here runs scripts, is framed or is of another type than it says. */
const safeHeaders: RequestHandler = (_request, response, next) => {
  response.set({
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    'Referrer-Policy': 'no-referrer',
  });
  next();
};

/**
 * Queries by GET that a browser sends from our own pages, or from its address bar, are no cross-site requests: it says
 * so in a header that no page can set. All others stay subject to the check of the endpoint.
 */
const ownLinks: RequestHandler = (request, _response, next) => {
  if (/^(same-origin|none)$/.test(request.get('sec-fetch-site') ?? ''))
    request.headers['apollo-require-preflight'] = 'true';
  next();
};

/** The last resort of every route: any failure, in the one shape. */
function errorHandler({ catalogue, log }: ApiParts): ErrorRequestHandler {
  return (thrown: unknown, request, response, next) => {
    // an answer that has begun can only be broken off
    if (response.headersSent) return next(thrown);
    const refused = refusedByExpress(thrown);
    const failure = failureOf(refused?.error ?? thrown, log);
    response.removeHeader('Content-Disposition');
    response
      .status(refused?.status ?? failure.error.httpStatus)
      .json(errorBody(failure, requestLanguage(request, catalogue)));
  };
}

/** What Express and its parsers refuse as the client's fault (malformed JSON or paths, bodies that are too large). */
function refusedByExpress(thrown: unknown): { readonly status: number; readonly error: TongbaoError } | undefined {
  if (!(thrown instanceof Error) || thrown instanceof TongbaoError || !('status' in thrown)) return undefined;
  const { status, message } = thrown;
  if (typeof status !== 'number' || status < 400 || status > 499) return undefined;
  return { status, error: new TongbaoError('USAGE', { reason: message }) };
}
