import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerErrorCode, unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { errorKinds, TongbaoError, type ErrorCode, type Language, type Settings, type Log } from '../../foundation';
import { failureOf, type Failure } from '../failure';
import type { ApiContext } from './context';

/** What an error of ours carries, beside its message: the code, and the words in every language. */
interface Extensions {
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
  log: Log,
): (formatted: GraphQLFormattedError, thrown: unknown) => GraphQLFormattedError {
  return (formatted, thrown) => {
    const failure = tooManyTokens(formatted, settings) ?? failureIn(formatted, thrown, log);
    if (!failure) return { ...formatted, extensions: { code: formatted.extensions?.['code'] } };
    const { error, id } = failure;
    const messages = { zh: error.text('zh'), en: error.text('en') };
    const extensions = { code: error.code, messages, ...(id === undefined ? {} : { id }) } satisfies Extensions;
    return { ...formatted, message: messages.en, extensions: { ...extensions } };
  };
}

function failureIn(formatted: GraphQLFormattedError, thrown: unknown, log: Log): Failure | undefined {
  const cause = unwrapResolverError(thrown);
  if (cause instanceof TongbaoError) return failureOf(cause, log);
  if (cause instanceof GraphQLError && cause.originalError instanceof TongbaoError)
    return failureOf(cause.originalError, log);
  return formatted.extensions?.['code'] === ApolloServerErrorCode.INTERNAL_SERVER_ERROR
    ? failureOf(cause, log)
    : undefined;
}

/** The parser tells that a query is too long in words only. */
function tooManyTokens(formatted: GraphQLFormattedError, { queryTokens: limit }: Settings): Failure | undefined {
  if (formatted.extensions?.['code'] !== ApolloServerErrorCode.GRAPHQL_PARSE_FAILED) return undefined;
  if (!/contains more tha[tn] \d+ tokens/.test(formatted.message)) return undefined;
  const values = { what: 'tokens', value: `${limit}+`, limit, setting: 'LIMIT_QUERY_TOKENS' };
  return { error: new TongbaoError('LIMIT_EXCEEDED', values) };
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
