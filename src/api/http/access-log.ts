import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../../foundation';
import type { Exchange } from './exchange';

/**
 * Logs every request once it is over: one line that says what was asked, of which route, by whom and how it went. Never
 * the address with its parameters: they are what was asked about whom, and may hold a secret by mistake.
 */
export function accessLog(log: Log): (request: IncomingMessage, response: ServerResponse, exchange: Exchange) => void {
  return (request, response, exchange) => {
    if (!log.isLevelEnabled('info')) return;
    const { socket } = request;
    const writtenBefore = socket.bytesWritten;
    exchange.onceOver(() => {
      exchange.log.info(
        {
          method: request.method,
          route: exchange.route ?? 'none',
          status: response.statusCode,
          ms: Math.round((performance.now() - exchange.began) * 100) / 100,
          bytes: socket.bytesWritten - writtenBefore,
          principal: exchange.guarded?.gate.actor.name ?? 'anonymous',
          ...(response.writableFinished ? {} : { aborted: true }),
        },
        'answered',
      );
    });
  };
}
