import type { IncomingMessage, ServerResponse } from 'node:http';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { Importer } from '../importing';
import { countedImporter } from './counted-importer';
import { countedReleases } from './counted-releases';
import { notFound } from './failure';
import { createGraphql, type ExecuteQuery } from './graphql/server';
import { compressed } from './http/compressed';
import { conditional } from './http/conditional';
import { failing, type Fail } from './http/failing';
import { frontOf, type Doors } from './http/front';
import { graphqlEndpoint } from './http/graphql-endpoint';
import { refusedMethods } from './http/refused-methods';
import { heavyQueue, type Heavy } from './heavy';
import type { ApiParts } from './parts';
import { identify } from './principal';
import { accountRoutes } from './rest/accounts';
import { auditRoutes } from './rest/audit';
import { bulletinRoutes } from './rest/bulletin';
import { catalogueRoutes } from './rest/catalogue';
import { consoleRoutes } from './rest/console';
import { consoleFiles } from './rest/console-files';
import { exportRoutes } from './rest/exports';
import { healthRoutes } from './rest/health';
import { importRoutes } from './rest/imports';
import { createMetrics, type Metrics } from './rest/metrics';
import { graphqlPage, pageRoutes } from './rest/pages';
import { periodRoutes } from './rest/periods';
import { sessionRoutes } from './rest/session';
import { sheetRoutes } from './rest/sheets';
import { submissionRoutes } from './rest/submissions';
import { templateRoutes } from './rest/templates';

/** The whole of HTTP, ready to be listened with. */
export interface Api {
  /** Handles a request. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
  /** The routes of all but the queries themselves. */
  readonly app: Express;
  /** The importer by the catalogue in force, whose outcomes are counted as those of requests are. */
  importer(): Promise<Importer>;
  /** Says from now on that it is about to end, to those who ask whether it is ready. */
  drain(): void;
  /** Ends what runs behind it; requests under way are answered first. */
  close(): Promise<void>;
}

export async function createApi(given: ApiParts): Promise<Api> {
  const metrics = createMetrics(given.warehouse);
  const heavy = heavyQueue(given.settings, metrics);
  const graphql = await createGraphql(given, metrics, heavy);
  let draining = false;
  const shared = { metrics, heavy, execute: graphql.execute, draining: () => draining };
  let doors = doorsBy(given, shared);
  return {
    handle: frontOf(given, metrics, {
      last: () => doors,
      async inForce(exchange) {
        const wired = await given.follow((await exchange.state()).catalogue);
        if (wired.catalogue.sha256 !== doors.catalogue.sha256) doors = doorsBy({ ...given, ...wired }, shared);
        return doors;
      },
    }),
    app: doors.routes,
    async importer() {
      const { importer } = await given.follow((await given.warehouse.state()).catalogue);
      return countedImporter(importer, metrics);
    },
    drain: () => {
      draining = true;
    },
    close: async () => {
      metrics.close();
      await graphql.stop();
    },
  };
}

/** What requests share whatever the catalogue is. */
interface Shared {
  readonly metrics: Metrics;
  readonly heavy: Heavy;
  readonly execute: ExecuteQuery;
  readonly draining: () => boolean;
}

/** The doors that go by one catalogue. Answers that are kept are kept behind them, and go with them. */
function doorsBy(given: ApiParts, { metrics, heavy, execute, draining }: Shared): Doors & Pick<ApiParts, 'catalogue'> {
  const parts = {
    ...given,
    importer: countedImporter(given.importer, metrics),
    releases: countedReleases(given.releases, metrics),
  };
  const { catalogue, settings } = parts;
  const endpoint = graphqlEndpoint(parts, metrics, execute);
  const fail = failing(parts, metrics);
  const identified = identify(parts);
  const known: RequestHandler = (request, response, next) => identified(request, response).then(() => next(), next);
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.set('trust proxy', settings.trustProxy);
  app.use(healthRoutes(parts, metrics, known, draining), consoleFiles(), known);
  app.route('/graphql').get(graphqlPage(catalogue), endpoint).post(endpoint);
  app.use(compressed(), consoleRoutes(), pageRoutes(catalogue));
  app.use(sessionRoutes(parts), accountRoutes(parts));
  app.use(
    catalogueRoutes(parts),
    submissionRoutes(parts),
    importRoutes(parts),
    sheetRoutes(parts),
    templateRoutes(parts),
    periodRoutes(parts),
    auditRoutes(parts),
  );
  app.use('/exports', conditional(parts));
  app.use(bulletinRoutes(parts, heavy), exportRoutes(parts, heavy));
  app.use(refusedMethods(app), (request) => {
    throw notFound(request);
  });
  app.use(failingRoutes(fail));
  return { catalogue, identified, endpoint, routes: app, fail };
}

/** Express tells a handler of failures by its four parameters. */
function failingRoutes(fail: Fail): ErrorRequestHandler {
  return (thrown: unknown, request, response, _next) => fail(thrown, request, response);
}
