import type { IncomingMessage, ServerResponse } from 'node:http';
import { TongbaoError } from '../../foundation';
import { errorBody, failureOf } from '../failure';
import { requestLanguage } from '../language';
import { limitIn } from '../limit';
import type { ApiParts } from '../parts';
import type { Metrics } from '../rest/metrics';
import { exchangeOf } from './exchange';

/** Answers a request with what was thrown while it was handled. */
export type Fail = (thrown: unknown, request: IncomingMessage, response: ServerResponse) => void;

/** What a failure says in headers, beside its words. */
function saidInHeaders({ code, values }: TongbaoError): Readonly<Record<string, string>> {
  const { seconds, allowed } = values;
  switch (code) {
    case 'METHOD_NOT_ALLOWED':
      return { Allow: [allowed ?? []].flat().join(', ') };
    case 'UNSUPPORTED_MEDIA_TYPE':
      return { Accept: 'application/json' };
    default:
      return seconds === undefined ? {} : { 'Retry-After': String(seconds) };
  }
}

/** Answers failures in the one shape that they have over HTTP; what is not our own words goes to the log. */
export function failing({ catalogue }: Pick<ApiParts, 'catalogue'>, metrics: Pick<Metrics, 'refused'>): Fail {
  return (thrown, request, response) => {
    const refused = refusedByExpress(thrown);
    const failure = failureOf(refused?.error ?? thrown, exchangeOf(request));
    metrics.refused(limitIn(failure.error));
    // an answer that has begun can only be broken off; of one that was broken off the log has the cause by now
    if (response.headersSent || response.destroyed) {
      response.destroy();
      return;
    }
    // what stood ready for the answer that did not come about
    for (const name of ['Content-Disposition', 'Content-Encoding', 'Content-Length', 'ETag'])
      response.removeHeader(name);
    const body = Buffer.from(JSON.stringify(errorBody(failure, requestLanguage(request, catalogue))));
    response
      .writeHead(refused?.status ?? failure.error.httpStatus, {
        ...saidInHeaders(failure.error),
        'Cache-Control': 'no-store',
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Length': body.length,
      })
      .end(body);
  };
}

/** What Express and its parsers refuse as the client's fault (malformed JSON or paths, bodies that are too large). */
function refusedByExpress(thrown: unknown): { readonly status: number; readonly error: TongbaoError } | undefined {
  if (!(thrown instanceof Error) || thrown instanceof TongbaoError || !('status' in thrown)) return undefined;
  const { status, message } = thrown;
  if (typeof status !== 'number' || status < 400 || status > 499) return undefined;
  return { status, error: new TongbaoError('USAGE', { reason: message }) };
}
