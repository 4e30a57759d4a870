import { keptToken } from './token';

/** A question as GraphiQL puts it. */
interface Question {
  readonly query: string;
  readonly operationName?: string | null;
  readonly variables?: unknown;
}

/** What the reader wrote in the pane of headers. */
interface Extra {
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Asks the endpoint beside this page: with the token where one is kept, else with the session of the browser.
 * `onStatus` hears the HTTP status of every answer.
 */
export function fetcher(onStatus: (status: number) => void) {
  return async (question: Question, extra: Extra = {}): Promise<Record<string, unknown>> => {
    const token = keptToken();
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        ...(token && { authorization: `Bearer ${token}` }),
        ...extra.headers,
      },
      body: JSON.stringify(question),
    });
    onStatus(response.status);
    return (await response.json()) as Record<string, unknown>;
  };
}
