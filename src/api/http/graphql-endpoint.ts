import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { ExecuteQuery } from '../graphql/server';
import { requestLanguage } from '../language';
import type { ApiParts } from '../parts';
import type { Metrics } from '../rest/metrics';
import { acceptedCoding } from './content-coding';
import { refuseCrossSite } from './cross-site';
import { exchangeOf } from './exchange';
import { parametersOfAddress, parametersOfBody, type GraphqlParameters } from './graphql-parameters';
import { Answer, KeptAnswers } from './kept-answers';
import { answerForm, requireJson, type AnswerForm } from './media-types';
import { readBody } from './request-body';
import { scopeOf } from './scope';
import { answerNames, entityTag, heldTag, setValidator, type Asked } from './validator';

/** Answers a request whose exchange has begun, of somebody who is known; throws what is no GraphQL request. */
export type GraphqlEndpoint = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * GraphQL over HTTP, in place of an integration of Apollo Server for Express: those leave to Apollo what a request and
 * an answer look like, which falls short of the specification in three ways (its audits tell) and parses and executes
 * whatever is asked again. Here a request goes through these steps, each in a file of its own that names the section of
 * the specification it keeps to; the first five need no more than its headers and bytes:
 *
 *   1. what media type the answer has            (media-types: "Body")
 *   2. whether another site may be behind it     (cross-site: "Security")
 *   3. a body that is JSON and not too long      (media-types, request-body: "POST")
 *   4. where the warehouse stands, and so the name of the answer: 304 to whoever has it already   (validator)
 *   5. an answer of that name that is still kept                                                  (kept-answers)
 *   6. parameters that make a GraphQL request    (graphql-parameters: "Request Parameters", "GET", "JSON Encoding")
 *   7. parsing, validation and execution by Apollo; which status tells what came of it            ("Status Codes")
 *
 * What is refused before step 7 is no GraphQL request yet, and is told in the shape of errors that all of HTTP has.
 */
export function graphqlEndpoint(parts: ApiParts, { cache }: Metrics, execute: ExecuteQuery): GraphqlEndpoint {
  const { settings, catalogue } = parts;
  const nameOf = answerNames(parts);
  const answers = new KeptAnswers(settings.cacheBytes);

  return async (request, response) => {
    const form = answerForm(request.headers.accept);
    const body = request.method === 'POST' ? await jsonBody(request, settings.queryBytes) : undefined;
    if (!body) refuseCrossSite(request.headers, settings.corsOrigins);
    const state = await exchangeOf(request).state();
    const language = requestLanguage(request, catalogue);
    const asked = { state, scope: scopeOf(request), language, type: form.type, url: request.url ?? '', body };
    const name = nameOf(asked);
    const held = heldTag(request, name);
    const kept = held === undefined ? answers.find(name) : undefined;
    cache.inc({ outcome: held !== undefined ? 'held' : kept ? 'hit' : 'miss' });
    if (held !== undefined) {
      setValidator(response, held);
      response.writeHead(304).end();
      return;
    }
    await send(request, response, form, kept ?? (await made(request, form, asked, name)), name);
  };

  function made(request: IncomingMessage, form: AnswerForm, asked: Asked, name: string): Promise<Answer> {
    const { body, url, language } = asked;
    const parameters = body ? parametersOfBody(body) : parametersOfAddress(url);
    const query = isQuery(request, parameters);
    const make = async (): Promise<Answer> => {
      // what a mutation answers is of after it, and so of no state that was read before
      const state = query ? asked.state : undefined;
      const done = await execute({ parts, parameters, request, language, state });
      const complete = query && done.status === 200 && !done.result.errors;
      const status = form.alwaysOk && done.documentFailed ? 200 : done.status;
      return new Answer(status, Buffer.from(`${JSON.stringify(done.result)}\n`), complete, done.headers);
    };
    return query ? answers.make(name, make) : make();
  }
}

function jsonBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  requireJson(request.headers);
  return readBody(request, limit, 'LIMIT_QUERY_BYTES');
}

/**
 * Whether it can be no mutation, before it is parsed: by GET those are refused, and no document has one without the word.
 * What a POST names only by its hash is not known to be a query.
 */
function isQuery({ method }: IncomingMessage, { query }: GraphqlParameters): boolean {
  return method !== 'POST' || (query !== undefined && !query.includes('mutation'));
}

async function send(
  { headers }: { readonly headers: IncomingHttpHeaders },
  response: ServerResponse,
  { type }: AnswerForm,
  answer: Answer,
  name: string,
): Promise<void> {
  const coding = answer.coding(acceptedCoding(headers['accept-encoding']));
  const bytes = await answer.bytes(coding);
  if (answer.complete) setValidator(response, entityTag(name, coding));
  else response.setHeader('Cache-Control', 'no-store');
  for (const [header, value] of answer.headers) response.setHeader(header, value);
  response.setHeader('Content-Type', `${type}; charset=utf-8`);
  if (coding !== 'identity') response.setHeader('Content-Encoding', coding);
  response.setHeader('Content-Length', bytes.length);
  response.writeHead(answer.status).end(bytes);
}
