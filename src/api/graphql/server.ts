import { ApolloServer, HeaderMap } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { IncomingMessage } from 'node:http';
import type { FormattedExecutionResult } from 'graphql';
import { traced, type Language } from '../../foundation';
import type { WarehouseState } from '../../warehouse';
import type { GraphqlParameters } from '../http/graphql-parameters';
import type { Heavy } from '../heavy';
import type { ApiParts } from '../parts';
import type { Metrics } from '../rest/metrics';
import { namesOperation } from '../traced';
import { ApiContext } from './context';
import { answersInLanguage, errorFormat, notesOrigins, onlyDocumentFailed } from './failures';
import { costLimit, refusals, sizeRule } from './limits';
import { persistedQueries } from './persisted-queries';
import { buildApiSchema } from './schema';

/** What came of a query: whatever it was, there is a result to be told. */
export interface Executed {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly result: FormattedExecutionResult;
  /** Whether it was not executed because of its document or variables, and for no other reason. */
  readonly documentFailed: boolean;
}

/** A query to be executed, and the request that brought it. */
export interface QueryToExecute {
  /** What it is answered with. */
  readonly parts: ApiParts;
  readonly parameters: GraphqlParameters;
  readonly request: IncomingMessage;
  readonly language: Language;
  /** Where the warehouse stands; what is not said to be of another version is of this one. */
  readonly state: WarehouseState | undefined;
}

export type ExecuteQuery = (query: QueryToExecute) => Promise<Executed>;

/** Parses, validates and executes; how a query comes in and its answer goes out is the endpoint's concern. */
export async function createGraphql(
  { settings, log }: Pick<ApiParts, 'settings' | 'log'>,
  metrics: Metrics,
  heavy: Heavy,
): Promise<{ readonly execute: ExecuteQuery; readonly stop: () => Promise<void> }> {
  const server = new ApolloServer<ApiContext>({
    schema: buildApiSchema(),
    introspection: true,
    includeStacktraceInErrorResponses: false,
    // both are left to the endpoint, which knows more of the request
    csrfPrevention: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxLexicalTokens: settings.queryTokens },
    validationRules: [sizeRule(settings)],
    persistedQueries: { cache: persistedQueries(settings.persistedBytes) },
    formatError: errorFormat(settings),
    plugins: [
      notesOrigins,
      answersInLanguage,
      namesOperation,
      refusals(metrics),
      costLimit(settings, metrics, heavy),
      ApolloServerPluginLandingPageDisabled(),
      // it would watch every field of every answer for hints that the schema has none of
      ApolloServerPluginCacheControlDisabled(),
    ],
    logger: log,
  });
  await server.start();

  const execute: ExecuteQuery = async ({ parts, parameters, request, language, state }) => {
    // of the request Apollo needs to know no more than whether it may change anything
    const http = { method: request.method ?? '', headers: noHeaders, search: '', body: undefined };
    const { http: answered, body } = await traced('graphql', {}, (self) =>
      server.executeOperation(
        { ...parameters, http },
        { contextValue: new ApiContext(parts, request, language, self, state) },
      ),
    );
    if (body.kind !== 'single') throw new Error('an answer in several parts was not asked for');
    const { errors, data, extensions } = body.singleResult;
    return {
      status: answered.status ?? 200,
      headers: answered.headers,
      // what went wrong comes first, for people who read it
      result: { ...(errors && { errors }), ...(data !== undefined && { data }), ...(extensions && { extensions }) },
      documentFailed: onlyDocumentFailed(errors),
    };
  };
  return { execute, stop: () => server.stop() };
}

const noHeaders = new HeaderMap();
