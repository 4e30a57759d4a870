import type { IncomingHttpHeaders } from 'node:http';
import { TongbaoError } from '../../foundation';

/*
 * Which media types the GraphQL endpoint speaks. Section numbers are those of the GraphQL-over-HTTP specification.
 */

const json = 'application/json';
const graphqlJson = 'application/graphql-response+json';

/** How a GraphQL answer is to be given. */
export interface AnswerForm {
  readonly type: typeof json | typeof graphqlJson;
  /**
   * Whether a document that does not parse, does not validate or gets wrong variables is still told with 200
   * (section "application/json"). Only clients that name `application/json` and would rather have it than
   * `application/graphql-response+json` want that: they take any other status for a failure of something in between.
   * Whoever takes anything gets the true status, as the specification has it from its watershed (1 January 2025) on.
   */
  readonly alwaysOk: boolean;
}

/** Answered forms by Accept header; clients send few different ones, and what they send is not trusted to stay so. */
const known = new Map<string, AnswerForm>();
const mostKnown = 500;

/**
 * The form of the answer by the Accept header (section "Body"). Without one, and where anything is taken, it is
 * `application/json`, which every tool understands. Throws `NOT_ACCEPTABLE` (recommended there) for what can not be given.
 */
export function answerForm(accept = '*/*'): AnswerForm {
  const before = known.get(accept);
  if (before) return before;
  const form = chosenForm(accept);
  if (!form) throw new TongbaoError('NOT_ACCEPTABLE', { wanted: accept.slice(0, 100), offered: [json, graphqlJson] });
  if (known.size >= mostKnown) known.clear();
  known.set(accept, form);
  return form;
}

function chosenForm(accept: string): AnswerForm | undefined {
  const ranges = accept.split(',').map((range, place) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const weight = parameters.find((one) => one.startsWith('q='))?.slice(2);
    return { type, weight: weight === undefined ? 1 : Number(weight), place };
  });
  // the most specific range that fits a type decides about it (RFC 9110, 12.5.1)
  const offers = ([json, graphqlJson] as const).flatMap((type) => {
    const fitting = [type, 'application/*', '*/*'].map((wanted) => ranges.find((range) => range.type === wanted));
    const specific = fitting.findIndex((range) => range !== undefined);
    const range = fitting[specific];
    return range && range.weight > 0 ? [{ ...range, specific, type }] : [];
  });
  const [best] = offers.sort((a, b) => b.weight - a.weight || a.specific - b.specific || a.place - b.place);
  return best && { type: best.type, alwaysOk: best.type === json && best.specific === 0 };
}

/**
 * Throws `UNSUPPORTED_MEDIA_TYPE` for a body that is not announced as JSON in UTF-8 (section "POST": other types may be
 * refused, a missing one should be, and no encoding means UTF-8). Compressed bodies are not taken either.
 */
export function requireJson(headers: IncomingHttpHeaders): void {
  const given = headers['content-type'] ?? '';
  const encoding = headers['content-encoding'];
  if (isJson(given) && (encoding === undefined || encoding === 'identity')) return;
  throw new TongbaoError('UNSUPPORTED_MEDIA_TYPE', {
    given: [given || 'Content-Type: –', ...(encoding === undefined ? [] : [encoding])],
    wanted: `${json}; charset=utf-8`,
  });
}

/** Whether a Content-Type is JSON in UTF-8. */
export function isJson(contentType: string): boolean {
  if (contentType === json) return true;
  const [type = '', ...parameters] = contentType.split(';').map((part) => part.trim().toLowerCase());
  const charset = parameters.find((one) => one.startsWith('charset='))?.slice('charset='.length);
  return type === json && (charset === undefined || /^"?utf-?8"?$/.test(charset));
}
