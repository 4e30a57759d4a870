import { useState } from 'react';
import { useAct } from '../administration/act';
import { useAnswer, type Answer } from './answer';
import { ask } from './ask';
import type { Document } from './document';
import type { Failure } from './failure';

/** A long answer that comes in pages, of which the first is asked for at once and the others one by one. */
export interface InPages<Data> {
  readonly first: Answer<Data>;
  /** Those that have come, in their order. */
  readonly pages: readonly Data[];
  /** Asks for the next page; undefined when there is none. */
  readonly more: (() => void) | undefined;
  /** Whether a further page is under way, and what went wrong with it. */
  readonly busy: boolean;
  readonly failure: Failure | undefined;
}

/** What the endpoint answers in pages; `endOf` says where a page ends, or that nothing follows it. */
export function useInPages<Data extends object, Variables extends { readonly after?: string | null | undefined }>(
  document: Document<Data, Variables>,
  variables: Variables,
  endOf: (page: Data) => string | undefined,
): InPages<Data> {
  const first = useAnswer(document, variables);
  const [later, setLater] = useState<{ readonly after: Data; readonly pages: readonly Data[] }>();
  const { act, failure, busy } = useAct(() => undefined);
  const begin = first.data;
  // what followed another answer does not follow this one
  const following = later !== undefined && later.after === begin ? later.pages : [];
  const pages = begin === undefined ? [] : [begin, ...following];
  const last = pages.at(-1);
  const after = last === undefined ? undefined : endOf(last);
  const next = async (): Promise<void> => {
    const page = await ask(document, { ...variables, after });
    if (begin) setLater({ after: begin, pages: [...following, page] });
  };
  return { first, pages, more: after === undefined ? undefined : () => void act(next), busy, failure };
}
