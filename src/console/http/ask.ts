import { language } from '../language';
import type { Document } from './document';
import { Failure, isRecord, saidIn } from './failure';

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** Asks a REST address of the server in the reader's language; throws a `Failure` for anything but success. */
export async function request<T>(method: Method, path: string, body?: object, signal?: AbortSignal): Promise<T> {
  const response = await fetch(path, {
    method,
    headers: {
      accept: 'application/json',
      'accept-language': language,
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  });
  const answer: unknown = response.status === 204 ? undefined : await response.json().catch(() => undefined);
  if (!response.ok) throw new Failure(saidIn(answer, response.status), response.status);
  return answer as T;
}

/** Asks the endpoint; throws a `Failure` with the first error. */
export async function ask<Data, Variables extends object>(
  document: Document<Data, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Data> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', 'accept-language': language },
    body: JSON.stringify({ query: document, variables }),
    ...(signal && { signal }),
  });
  const answer: unknown = await response.json().catch(() => undefined);
  const errors: unknown = isRecord(answer) ? answer['errors'] : undefined;
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined;
  if (isRecord(first)) throw new Failure(saidInGraphql(first), response.status);
  if (!response.ok || !isRecord(answer) || !isRecord(answer['data'])) {
    throw new Failure(saidIn(answer, response.status), response.status);
  }
  return answer['data'] as Data;
}

/** An error of GraphQL, whose code stands beside its message. */
function saidInGraphql(error: Readonly<Record<string, unknown>>): { code: string; message: string } {
  const { message } = error;
  const code = isRecord(error['extensions']) ? error['extensions']['code'] : undefined;
  return {
    code: typeof code === 'string' ? code : 'INTERNAL',
    message: typeof message === 'string' ? message : '',
  };
}
