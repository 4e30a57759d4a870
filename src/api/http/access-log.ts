import type { Request, RequestHandler } from 'express';
import { exchangeOf } from './exchange';

/**
 * Logs every request once it is over: one line that says what was asked, of which route, by whom and how it went. Never
 * the address with its parameters: they are what was asked about whom, and may hold a secret by mistake.
 */
export function accessLog(nameOf: (request: Request) => string): RequestHandler {
  return (request, response, next) => {
    const exchange = exchangeOf(request);
    const { socket } = request;
    const began = performance.now();
    const writtenBefore = socket.bytesWritten;
    response.on('close', () => {
      const route = request.route as { readonly path: string } | undefined;
      exchange.log.info(
        {
          method: request.method,
          route: route?.path ?? 'none',
          status: response.statusCode,
          ms: Math.round((performance.now() - began) * 100) / 100,
          bytes: socket.bytesWritten - writtenBefore,
          principal: nameOf(request),
          ...(response.writableFinished ? {} : { aborted: true }),
        },
        'answered',
      );
    });
    next();
  };
}
