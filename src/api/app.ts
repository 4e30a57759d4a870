import express, { type Express, type RequestHandler } from 'express';
import { countedImporter } from './counted-importer';
import { actorOf } from './decision';
import { notFound } from './failure';
import { createGraphql } from './graphql/server';
import { accessLog } from './http/access-log';
import { compressed } from './http/compressed';
import { conditional } from './http/conditional';
import { allowedOrigins } from './http/cors';
import { errorHandler } from './http/error-handler';
import { beginExchange } from './http/exchange';
import { graphqlEndpoint } from './http/graphql-endpoint';
import { refusedMethods } from './http/refused-methods';
import { heavyQueue } from './heavy';
import type { ApiParts } from './parts';
import { identify } from './principal';
import { accountRoutes } from './rest/accounts';
import { auditRoutes } from './rest/audit';
import { consoleRoutes } from './rest/console';
import { exportRoutes } from './rest/exports';
import { healthRoutes } from './rest/health';
import { createMetrics } from './rest/metrics';
import { graphqlPage, pageRoutes } from './rest/pages';
import { periodRoutes } from './rest/periods';
import { sessionRoutes } from './rest/session';
import { sheetRoutes } from './rest/sheets';
import { submissionRoutes } from './rest/submissions';
import { templateRoutes } from './rest/templates';
import { tracedHttp } from './traced';

/** The whole of HTTP, ready to be listened with. */
export interface Api {
  readonly app: Express;
  /** Says from now on that it is about to end, to those who ask whether it is ready. */
  drain(): void;
  /** Ends what runs behind it; requests under way are answered first. */
  close(): Promise<void>;
}

export async function createApi(given: ApiParts): Promise<Api> {
  const metrics = createMetrics(given.warehouse);
  const parts = { ...given, importer: countedImporter(given.importer, metrics) };
  const { catalogue, settings } = parts;
  const heavy = heavyQueue(settings, metrics);
  const graphql = await createGraphql(parts, metrics, heavy);
  const endpoint = graphqlEndpoint(parts, metrics, graphql.execute);
  let draining = false;
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.set('trust proxy', settings.trustProxy);
  app.use(
    metrics.measure,
    tracedHttp,
    beginExchange(parts),
    accessLog((request) => actorOf(request).name),
  );
  app.use(safeHeaders, allowedOrigins(settings));
  app.use(healthRoutes(parts, metrics, () => draining));
  app.use(identify(parts));
  app.route('/graphql').get(graphqlPage(catalogue), endpoint).post(endpoint);
  app.use(compressed(), consoleRoutes(), pageRoutes(catalogue));
  app.use(sessionRoutes(parts), accountRoutes(parts));
  app.use(submissionRoutes(parts), sheetRoutes(parts), templateRoutes(parts), periodRoutes(parts), auditRoutes(parts));
  app.use('/exports', conditional(parts));
  app.use(exportRoutes(parts, heavy));
  app.use(refusedMethods(app), (request) => {
    throw notFound(request);
  });
  app.use(errorHandler(parts, metrics));
  return {
    app,
    drain: () => {
      draining = true;
    },
    close: async () => {
      metrics.close();
      await graphql.stop();
    },
  };
}

/** Nothing here runs scripts, is framed, is of another type than it says, or is used without asking whether it still holds. */
const safeHeaders: RequestHandler = (_request, response, next) => {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader(
    'Content-Security-Policy',
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  );
  // our own pages may know where a request comes from, so that their links to queries are known to be ours
  response.setHeader('Referrer-Policy', 'same-origin');
  response.setHeader('Cache-Control', 'private, no-cache');
  next();
};
