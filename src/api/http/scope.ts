import type { IncomingMessage } from 'node:http';
import { guardedFor } from '../principal';

/** What of whoever asks decides about what they may see. */
export function scopeOf(request: IncomingMessage): string {
  const { view, principal } = guardedFor(request).gate;
  // an account may ask how it came in
  return `${view} ${principal.via}`;
}
