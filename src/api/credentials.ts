import type { IncomingMessage } from 'node:http';
import { TongbaoError } from '../foundation';
import { sessionIn } from './session-cookie';

/** A secret that a request brings. */
export interface Presented {
  readonly kind: 'token' | 'session';
  readonly secret: string;
}

/**
 * What a request brings to be known by: a token as Bearer, or as the password (or, with none, the name) of Basic, for
 * tools that can do nothing else; without either, the cookie of a session. Throws `CREDENTIAL_INVALID` for what is neither.
 */
export function presentedBy(request: IncomingMessage): Presented | undefined {
  const { authorization } = request.headers;
  if (authorization === undefined) {
    const secret = sessionIn(request);
    return secret === undefined ? undefined : { kind: 'session', secret };
  }
  const [, scheme = '', value = ''] = /^(\S+) +(\S+)$/.exec(authorization.trim()) ?? [];
  switch (scheme.toLowerCase()) {
    case 'bearer':
      return { kind: 'token', secret: value };
    case 'basic':
      return { kind: 'token', secret: fromBasic(value) };
    default:
      throw new TongbaoError('CREDENTIAL_INVALID', { kind: 'token' });
  }
}

function fromBasic(value: string): string {
  const text = Buffer.from(value, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return text.slice(colon + 1) || text.slice(0, Math.max(0, colon));
}
