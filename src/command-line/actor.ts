import { userInfo } from 'node:os';
import type { Gate } from '../access';
import type { Actor } from '../warehouse';
import type { Tongbao } from './program';

/** Whoever sits at the terminal, as the audit log knows them. */
export function actorAtTerminal(): Actor {
  return { name: `cli:${userName()}`, origin: 'cli' };
}

/** Whoever has the database itself may do anything to it. */
export function gateAtTerminal({ access }: Tongbao): Gate {
  return access.gate({ ...actorAtTerminal(), role: 'administrator', via: 'command-line' });
}

/** A system may run a process as a user that it has no entry for, as containers do. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}
