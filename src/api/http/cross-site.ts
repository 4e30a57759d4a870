import type { IncomingHttpHeaders } from 'node:http';
import { TongbaoError } from '../../foundation';
import { isJson } from './media-types';

/*
 * Cross-site request forgery, and why what is refused here is enough.
 *
 * A page of another site can make a browser send requests in the name of whoever sits before it: with a cookie, with a
 * password for Basic that the browser remembers, or just from inside the network or the machine. It can do so without
 * asking us first (a preflight, which only the allow-list of CORS grants) as long as the request is "simple" (Fetch
 * standard): GET, HEAD, or POST of a form or plain text, with no headers but a few harmless ones.
 *
 * POST: the endpoint takes `application/json` only, which is not simple. Nothing else needs to be looked at, in browsers
 * of any age. It is the only way to a mutation: by GET they are refused whatever else is said.
 *
 * GET runs queries. A page of another site can't read the answer (CORS; nosniff and the type keep it from being run as
 * a script), and our cookies are SameSite; what is left is to make us work and to time how long that takes. So a simple
 * GET is refused where it comes from a browser that does not say it comes from our own pages or the address bar:
 *   - `Sec-Fetch-Site` says so in every browser since 2023, and no page can set it; but browsers send it only to https
 *     and to their own machine.
 *   - `Origin`, else `Referer`, says so on plain http, unless the page has seen to it that neither is sent.
 *   - With none of the three it may be anything, so a browser is refused. Browsers are told by their `User-Agent`, which
 *     begins with `Mozilla/` in every one of them and which a page can't change in a simple request. Programs (Power
 *     Query, curl, R, Python, the audits of GraphQL over HTTP) begin otherwise; nobody can make them send anything.
 * A header that no simple request has is proof that the page may ask, or that it is no page. These are the ones below;
 * `Basic` is not among them, because browsers add it by themselves.
 */

/** A header that can be sent for no other purpose than to pass. The name is the one GraphQL clients know. */
const proof = 'apollo-require-preflight';

/** Throws `CROSS_SITE` for a query by GET that a page of another site may have made a browser send. */
export function refuseCrossSite(headers: IncomingHttpHeaders, allowedOrigins: readonly string[]): void {
  if (hasProof(headers) || isOwn(headers, allowedOrigins)) return;
  throw new TongbaoError('CROSS_SITE', { header: `${proof}: true` });
}

function hasProof(headers: IncomingHttpHeaders): boolean {
  return (
    Boolean(headers[proof]) ||
    Boolean(headers['x-apollo-operation-name']) ||
    /^bearer /i.test(headers.authorization ?? '') ||
    isJson(headers['content-type'] ?? '')
  );
}

function isOwn(headers: IncomingHttpHeaders, allowedOrigins: readonly string[]): boolean {
  const { origin, referer, host } = headers;
  if (origin !== undefined && allowedOrigins.includes(origin)) return true;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const from = origin ?? referer;
  if (from !== undefined) return URL.canParse(from) && new URL(from).host === host;
  return !/^mozilla\//i.test(headers['user-agent'] ?? '');
}
