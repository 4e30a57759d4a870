import { userInfo } from 'node:os';
import type { Actor } from '../warehouse';

/** Whoever sits at the terminal, as the audit log knows them. */
export function actorAtTerminal(): Actor {
  return { name: `cli:${userName()}`, origin: 'cli' };
}

/** A system may run a process as a user that it has no entry for, as containers do. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}
