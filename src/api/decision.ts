import type { Request } from 'express';
import { TongbaoError } from '../foundation';
import type { Decision } from '../importing';
import type { Actor } from '../warehouse';
import { refuseArgument } from './codes';

/** The longest reason, in characters. */
const mostReason = 1000;

/** Who a request is from. Nobody has to say who they are, so that only the address is known. */
export function actorOf({ ip }: Pick<Request, 'ip'>): Actor {
  // an IPv4 address on a socket that takes both is written in the way of IPv6
  return { name: 'anonymous', origin: ip?.replace(/^::ffff:(?=\d+\.)/, '') ?? 'http' };
}

/** Checks the reason that somebody gives; throws `REASON_MISSING` for a blank one. */
export function givenReason(reason: string | null | undefined, name = 'reason'): string {
  const given = reason?.trim() ?? '';
  if (given === '') throw new TongbaoError('REASON_MISSING');
  if (given.length > mostReason) refuseArgument(name, `${given.slice(0, 20)}…`, `1–${mostReason}`);
  return given;
}

/** A decision as it was asked for, checked. Only a dry run needs no reason: it is there to find one. */
export function decisionOf(
  { reason, plan, dryRun = false }: { reason?: string | null; plan?: string | null; dryRun?: boolean | null },
  actor: Actor,
): Decision {
  const checked = dryRun && !reason?.trim() ? '' : givenReason(reason);
  return { reason: checked, plan: plan ?? undefined, dryRun: dryRun ?? false, actor };
}
