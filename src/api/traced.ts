import type { ApolloServerPlugin } from '@apollo/server';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isTracing, tracedRequest, type Traced } from '../foundation';
import type { Exchange } from './http/exchange';

/** Handles a request as a piece of work that is traced from its arrival to the end of its answer, under its route. */
export function tracedExchange(
  { method = '', headers }: IncomingMessage,
  response: ServerResponse,
  exchange: Exchange,
  handle: () => void,
): void {
  if (!isTracing()) return handle();
  void tracedRequest(method, headers, { 'http.request.method': method }, (self) => {
    handle();
    return new Promise<void>((resolve) => {
      exchange.onceOver(() => {
        const facts = { 'http.response.status_code': response.statusCode };
        const { route } = exchange;
        if (route === undefined) self.note(facts);
        else self.note({ ...facts, 'http.route': route }, `${method} ${route}`);
        resolve();
      });
    });
  });
}

/** The longest name of an operation that is told, in characters. */
const longestName = 100;

/** Says which operation is traced, once it is known. */
export const namesOperation: ApolloServerPlugin<{ readonly traced: Traced }> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation({ operation, contextValue: { traced } }) {
        if (!operation) return Promise.resolve();
        const type = operation.operation;
        const name = operation.name?.value.slice(0, longestName);
        if (name === undefined) traced.note({ 'graphql.operation.type': type }, type);
        else traced.note({ 'graphql.operation.type': type, 'graphql.operation.name': name }, `${type} ${name}`);
        return Promise.resolve();
      },
      willSendResponse({ response: { body }, contextValue: { traced } }) {
        const [error] = (body.kind === 'single' && body.singleResult.errors) || [];
        if (error) traced.note({ 'error.type': String(error.extensions?.['code']) });
        return Promise.resolve();
      },
    }),
};
