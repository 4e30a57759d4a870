import cors from 'cors';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Settings } from '../../foundation';

/**
 * Lets the pages of the allowed origins read answers, and ask beforehand for what a page may not send by itself. An
 * allowed origin is answered by its own name, never by `*`, because cookies and passwords may be sent along. Without any
 * allowed origin no header says anything of CORS, which is the strictest answer there is.
 */
export function allowedOrigins({
  corsOrigins,
}: Settings): (request: IncomingMessage, response: ServerResponse, next: () => void) => void {
  if (corsOrigins.length === 0) return (_request, _response, next) => next();
  return cors({
    origin: [...corsOrigins],
    credentials: true,
    methods: ['GET', 'HEAD', 'POST'],
    exposedHeaders: ['ETag', 'Retry-After', 'X-Query-Cost', 'X-Request-Id'],
    maxAge: 600,
  });
}
