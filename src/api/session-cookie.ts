import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CookieOptions, Request, Response } from 'express';
import { TongbaoError } from '../foundation';
import { isLoopback } from './open-reading';

/** With the prefix a browser takes the cookie only by https, and from no other host of the same site. */
const names = { plain: 'tongbao_session', secure: '__Host-tongbao_session' };

/** The secret of the session that a request brings. */
export function sessionIn(request: IncomingMessage): string | undefined {
  const cookies = new Map(
    (request.headers.cookie ?? '').split(';').map((one) => {
      const [name = '', value = ''] = one.trim().split('=', 2);
      return [name, value] as const;
    }),
  );
  return cookies.get(names.secure) ?? cookies.get(names.plain);
}

/** Gives a browser its session. Only one that another site leads here to begin (OpenID) is also sent when others link here. */
export function setSession(request: Request, response: Response, secret: string, expiresAt: string, led = false): void {
  const secure = !isLoopback(request.hostname);
  const name = secure ? names.secure : names.plain;
  response.cookie(name, secret, { ...common, secure, sameSite: led ? 'lax' : 'strict', expires: new Date(expiresAt) });
}

export function clearSession(response: ServerResponse): void {
  const over = `=; Path=/; Expires=${new Date(0).toUTCString()}; HttpOnly; SameSite=Strict`;
  response.appendHeader('Set-Cookie', `${names.secure}${over}; Secure`);
  response.appendHeader('Set-Cookie', `${names.plain}${over}`);
}

const common: CookieOptions = { httpOnly: true, path: '/', sameSite: 'strict' };

/**
 * Refuses a request with a cookie that changes something and that a page of another site has sent: the cookie is the
 * browser's, not the page's. Beside SameSite, which does not tell hosts of one site or ports of one machine apart.
 */
export function refuseForeignCookie(request: IncomingMessage): void {
  if (/^(GET|HEAD|OPTIONS)$/.test(request.method ?? '')) return;
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const own = origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
  const sameSite = site === undefined || site === 'same-origin' || site === 'none';
  if (!own || !sameSite) throw new TongbaoError('CROSS_SITE', { header: 'Authorization' });
}
