import { ApolloServer, HeaderMap } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { Request, Response } from 'express';
import type { FormattedExecutionResult } from 'graphql';
import { traced, type Language } from '../../foundation';
import type { WarehouseState } from '../../warehouse';
import { exchangeOf } from '../http/exchange';
import type { GraphqlParameters } from '../http/graphql-parameters';
import { Deadline } from '../deadline';
import type { Heavy } from '../heavy';
import type { ApiParts } from '../parts';
import { guardedFor } from '../principal';
import type { Metrics } from '../rest/metrics';
import { namesOperation } from '../traced';
import { contextOf } from './context';
import { answersInLanguage, errorFormat, notesOrigins, onlyDocumentFailed } from './failures';
import { costLimit, refusals, sizeRule } from './limits';
import { persistedQueries } from './persisted-queries';
import type { QueryContext } from './query-context';
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
  readonly parameters: GraphqlParameters;
  readonly request: Request;
  readonly response: Response;
  readonly language: Language;
  /** Where the warehouse stands; what is not said to be of another version is of this one. */
  readonly state: WarehouseState | undefined;
}

export type ExecuteQuery = (query: QueryToExecute) => Promise<Executed>;

/** Parses, validates and executes; how a query comes in and its answer goes out is the endpoint's concern. */
export async function createGraphql(
  parts: ApiParts,
  metrics: Metrics,
  heavy: Heavy,
): Promise<{ readonly execute: ExecuteQuery; readonly stop: () => Promise<void> }> {
  const { settings, log } = parts;
  const server = new ApolloServer<QueryContext>({
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

  const execute: ExecuteQuery = async ({ parameters, request, response, language, state }) => {
    const exchange = exchangeOf(request);
    const deadline = new Deadline(response, settings.querySeconds);
    const context = contextOf({ ...parts, log: exchange.log }, language, guardedFor(request), deadline);
    const version = () => (state ? Promise.resolve(state.figures) : context.version());
    const { method, headers } = request;
    const http = { method, headers: headerMap(headers), search: '', body: undefined };
    const { http: answered, body } = await traced('graphql', {}, (self) =>
      server.executeOperation(
        { ...parameters, http },
        { contextValue: { ...context, version, exchange, traced: self } },
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

function headerMap(headers: Request['headers']): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) map.set(name, [value].flat().join(', '));
  return map;
}
