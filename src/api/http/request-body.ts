import type { IncomingMessage } from 'node:http';
import { TongbaoError } from '../../foundation';

/**
 * Reads the body of a request. Throws `BODY_TOO_LARGE` once there are more than `limit` bytes; the rest is let go by
 * unread, so that the answer arrives.
 */
export function readBody(request: IncomingMessage, limit: number, setting: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const take = (chunk: Buffer): void => {
      length += chunk.length;
      if (length > limit) refuse();
      else chunks.push(chunk);
    };
    const refuse = (): void => {
      request.off('data', take).resume();
      reject(new TongbaoError('BODY_TOO_LARGE', { limit, setting }));
    };
    if (Number(request.headers['content-length'] ?? 0) > limit) return refuse();
    request.on('data', take);
    request.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.on('error', (cause) => reject(new TongbaoError('USAGE', { reason: cause.message }, { cause })));
  });
}
