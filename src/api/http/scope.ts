import type { Request } from 'express';
import { guardedFor } from '../principal';

/** What of whoever asks decides about what they may see. */
export function scopeOf(request: Request): string {
  const { view, principal } = guardedFor(request).gate;
  // an account may ask how it came in
  return `${view} ${principal.via}`;
}
