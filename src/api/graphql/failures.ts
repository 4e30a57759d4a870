import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerErrorCode, unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { errorKinds, TongbaoError, type ErrorCode, type Language, type Settings } from '../../foundation';
import { failureOf, type Failure } from '../failure';
import { limitExceeded, limitIn, type LimitIn } from '../limit';
import type { Exchange } from '../http/exchange';
import type { ApiContext } from './context';

/** What an error of ours carries, beside its message: the code, and the words in every language. */
interface Extensions extends LimitIn {
  readonly code: ErrorCode;
  readonly messages: Readonly<Record<Language, string>>;
  readonly id?: string;
}

/**
 * Makes every error fit to be shown: errors of ours with code and words; those of the query itself as GraphQL tells them;
 * anything else as `INTERNAL`, with the id under which the log has it.
 */
export function errorFormat(
  settings: Settings,
): (formatted: GraphQLFormattedError, thrown: unknown) => GraphQLFormattedError {
  return (formatted, thrown) => {
    const failure = tooManyTokens(formatted, settings) ?? failureIn(formatted, thrown);
    if (!failure) return { ...formatted, extensions: { code: formatted.extensions?.['code'] } };
    const { error, id } = failure;
    const messages = { zh: error.text('zh'), en: error.text('en') };
    const extensions = {
      ...{ code: error.code, messages },
      ...(id === undefined ? {} : { id }),
      ...limitIn(error),
    } satisfies Extensions;
    return { ...formatted, message: messages.en, extensions: { ...extensions } };
  };
}

function failureIn(formatted: GraphQLFormattedError, thrown: unknown): Failure | undefined {
  const cause = unwrapResolverError(thrown);
  const original = cause instanceof GraphQLError ? cause.originalError : cause;
  const ours = original instanceof TongbaoError;
  if (!ours && formatted.extensions?.['code'] !== ApolloServerErrorCode.INTERNAL_SERVER_ERROR) return undefined;
  const exchange = typeof thrown === 'object' && thrown !== null ? origins.get(thrown) : undefined;
  if (!exchange) throw new Error('an error came from no request', { cause });
  return failureOf(ours ? original : cause, exchange);
}

/** Which request an error came up in: Apollo formats errors without saying. */
const origins = new WeakMap<object, Exchange>();

export const notesOrigins: ApolloServerPlugin<ApiContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didEncounterErrors: ({ errors, contextValue }) => {
        for (const error of errors) origins.set(error, contextValue.exchange);
        return Promise.resolve();
      },
    }),
};

/** What Apollo says of a document that can't be executed as it was sent. */
const documentCodes: readonly unknown[] = [
  ApolloServerErrorCode.GRAPHQL_PARSE_FAILED,
  ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED,
  ApolloServerErrorCode.OPERATION_RESOLUTION_FAILURE,
  ApolloServerErrorCode.BAD_USER_INPUT,
];

/** Whether nothing but the document or its variables is at fault. Refusals of ours, such as limits, are not among this. */
export function onlyDocumentFailed(errors: readonly GraphQLFormattedError[] | undefined): boolean {
  return errors?.every(({ extensions }) => documentCodes.includes(extensions?.['code'])) ?? false;
}

/** The parser tells that a query is too long in words only. */
function tooManyTokens(formatted: GraphQLFormattedError, { queryTokens: limit }: Settings): Failure | undefined {
  if (formatted.extensions?.['code'] !== ApolloServerErrorCode.GRAPHQL_PARSE_FAILED) return undefined;
  if (!/contains more tha[tn] \d+ tokens/.test(formatted.message)) return undefined;
  return { error: limitExceeded('tokens', `${limit}+`, limit, 'LIMIT_QUERY_TOKENS') };
}

/** Words errors in the language of the request, and gives answers that are nothing but an error the status of the error. */
export const answersInLanguage: ApolloServerPlugin<ApiContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ response, contextValue }) => {
        if (response.body.kind !== 'single') return Promise.resolve();
        const { singleResult } = response.body;
        if (!singleResult.errors) return Promise.resolve();
        const first = singleResult.errors.find(isOurs);
        singleResult.errors = singleResult.errors.map((error) =>
          isOurs(error) ? { ...error, message: error.extensions.messages[contextValue.language] } : error,
        );
        if (first && !singleResult.data) response.http.status = errorKinds[first.extensions.code].httpStatus;
        return Promise.resolve();
      },
    }),
};

function isOurs(error: GraphQLFormattedError): error is GraphQLFormattedError & { extensions: Extensions } {
  return error.extensions?.['messages'] !== undefined;
}
