import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import type { LoggedIn, PendingLogIn } from '../../access';
import { TongbaoError } from '../../foundation';
import { notFound } from '../failure';
import { askedLanguage } from '../language';
import type { RouteParts } from '../parts';
import { guardedFor, principalOf } from '../principal';
import { clearSession, setSession } from '../session-cookie';
import { whoRow } from '../who';
import { jsonBody } from './body';
import { readFields } from './fields';

const logIn = z.strictObject({ name: z.string().max(200), password: z.string().max(1000) });

/** What is kept in a cookie while a browser is at the OpenID provider, for ten minutes. */
const pendingCookie = 'tongbao_openid';
const pendingMilliseconds = 600_000;
const pendingFields = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() });

/** Logging in and out, for browsers, and who one is. */
export function sessionRoutes({ access, catalogue }: RouteParts): Router {
  const { sessions, openId } = access;
  const router = Router();

  router.get('/session', (request, response) => {
    const logIns = { password: true, openId: openId !== undefined };
    const { gate } = guardedFor(request);
    response.set('Cache-Control', 'no-store');
    response.json({ ...whoRow(gate.principal, askedLanguage(request, catalogue)), logIns });
  });

  router.post('/session', ...jsonBody(catalogue), async (request, response) => {
    const language = askedLanguage(request, catalogue);
    const { name, password } = readFields(request, logIn);
    const begun = await sessions.logIn(name, password, principalOf(request).origin);
    letIn(request, response, begun);
    response.json(whoRow(begun.principal, language));
  });

  router.delete('/session', async (request, response) => {
    await sessions.logOut(principalOf(request));
    clearSession(response);
    response.status(204).end();
  });

  router.get('/session/link', async (request, response) => {
    const { code } = request.query;
    // a browser that only looks ahead would use the link up
    if (request.get('sec-purpose') !== undefined) throw notFound(request);
    letIn(request, response, await sessions.useLink(typeof code === 'string' ? code : '', principalOf(request).origin));
    response.redirect(303, '/');
  });

  router.get('/session/oidc', async (request, response) => {
    if (!openId) throw notFound(request);
    const { url, pending } = await openId.begin();
    const value = Buffer.from(JSON.stringify(pending)).toString('base64url');
    const secure = url.startsWith('https:') && request.secure;
    const options = { httpOnly: true, sameSite: 'lax', path: '/session/oidc', secure } as const;
    response.cookie(pendingCookie, value, { ...options, maxAge: pendingMilliseconds });
    response.redirect(303, url);
  });

  router.get('/session/oidc/callback', async (request, response) => {
    if (!openId) throw notFound(request);
    const { origin } = principalOf(request);
    try {
      const vouched = await openId.finish(new URL(request.originalUrl, 'http://here').search, pendingIn(request));
      letIn(request, response, await sessions.vouched(vouched, origin), true);
    } catch (error) {
      if (error instanceof TongbaoError) access.noteRefusal(principalOf(request), 'log in by OpenID', error.code);
      throw error;
    }
    response.clearCookie(pendingCookie, { path: '/session/oidc' });
    response.redirect(303, '/');
  });

  return router;
}

function letIn(request: Request, response: Response, { secret, expiresAt }: LoggedIn, led = false): void {
  setSession(request, response, secret, expiresAt, led);
  response.set('Cache-Control', 'no-store');
}

function pendingIn({ headers }: Request): PendingLogIn {
  const value = new RegExp(`(?:^|; *)${pendingCookie}=([\\w-]+)`).exec(headers.cookie ?? '')?.[1] ?? '';
  try {
    return pendingFields.parse(JSON.parse(Buffer.from(value, 'base64url').toString('utf8')));
  } catch {
    throw new TongbaoError('OPENID_FAILED', { reason: 'not begun here' });
  }
}
