import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { expressMiddleware } from '@as-integrations/express5';
import type { RequestHandler } from 'express';
import { actorOf } from '../decision';
import { requestLanguage } from '../language';
import type { ApiParts } from '../parts';
import { contextOf, type ApiContext } from './context';
import { answersInLanguage, errorFormat } from './failures';
import { depthLimit } from './limits';
import { buildApiSchema } from './schema';

/** The GraphQL endpoint: a handler that wants parsed JSON bodies, and how to end it. */
export async function createGraphql(parts: ApiParts): Promise<{ handler: RequestHandler; stop: () => Promise<void> }> {
  const { settings, log } = parts;
  const server = new ApolloServer<ApiContext>({
    schema: buildApiSchema(),
    introspection: true,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    // whoever serves decides when to stop
    stopOnTerminationSignals: false,
    parseOptions: { maxLexicalTokens: settings.queryTokens },
    validationRules: [depthLimit(settings.queryDepth)],
    formatError: errorFormat(settings, log),
    plugins: [answersInLanguage, ApolloServerPluginLandingPageDisabled()],
    logger: log,
  });
  await server.start();
  const handler = expressMiddleware(server, {
    context: ({ req }) => Promise.resolve(contextOf(parts, requestLanguage(req, parts.catalogue), actorOf(req))),
  });
  return { handler, stop: () => server.stop() };
}
