import { useCallback, useEffect, useState } from 'react';
import { ask, request } from './ask';
import type { Document } from './document';
import { failureOf, type Failure } from './failure';

/** How far a question has come. What was answered before stays while it is asked again. */
export interface Answer<Data> {
  readonly data: Data | undefined;
  readonly failure: Failure | undefined;
  readonly waiting: boolean;
  /** Asks again. */
  readonly again: () => void;
}

interface Come<Data> {
  readonly key: string;
  readonly data?: Data;
  readonly failure?: Failure;
}

/** Questions that were put before there was anybody to show the answers. */
const ahead = new Map<string, Promise<unknown>>();

const keyOf = (document: string, variables: object): string => `${document}\n${JSON.stringify(variables)}`;

/** Asks what a page is going to ask with `useAnswer` as soon as it is shown; the answer goes to whoever does so first. */
export function askAhead<Data, Variables extends object>(
  document: Document<Data, Variables>,
  variables: Variables,
): void {
  const coming = ask(document, variables);
  // whoever takes it sees why it failed
  coming.catch(() => undefined);
  ahead.set(keyOf(document, variables), coming);
}

/** What the endpoint answers; undefined variables ask nothing yet. */
export function useAnswer<Data, Variables extends object>(
  document: Document<Data, Variables>,
  variables: Variables | undefined,
): Answer<Data> {
  const key = variables && keyOf(document, variables);
  return useAsked(key, (signal) => {
    const coming = ahead.get(key ?? '');
    ahead.delete(key ?? '');
    return (coming as Promise<Data> | undefined) ?? ask(document, variables as Variables, signal);
  });
}

/** What a REST address answers; without one nothing is asked. */
export function useFetched<Data>(path: string | undefined): Answer<Data> {
  return useAsked(path, (signal) => request<Data>('GET', path ?? '', undefined, signal));
}

/** What `put` answers; `key` names the question, and without one nothing is asked. */
export function useAsked<Data>(key: string | undefined, put: (signal: AbortSignal) => Promise<Data>): Answer<Data> {
  const [come, setCome] = useState<Come<Data>>();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (key === undefined) return;
    const leaving = new AbortController();
    put(leaving.signal).then(
      (data) => {
        if (!leaving.signal.aborted) setCome({ key, data });
      },
      (thrown: unknown) => {
        if (!leaving.signal.aborted) setCome({ key, failure: failureOf(thrown) });
      },
    );
    return () => leaving.abort();
    // what is asked is named by its key; the function is another each time
  }, [key, turn]);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  const current = come?.key === key ? come : undefined;
  return {
    data: current?.data,
    failure: current?.failure,
    waiting: key !== undefined && current === undefined,
    again,
  };
}
