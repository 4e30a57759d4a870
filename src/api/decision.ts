import type { IncomingMessage } from 'node:http';
import { TongbaoError } from '../foundation';
import type { Decision } from '../importing';
import type { Actor } from '../warehouse';
import { refuseArgument } from './codes';
import { principalOf } from './principal';

/** The longest reason, in characters. */
const mostReason = 1000;

/** Who a request is from, as far as it is known, as the audit log and the log have it. */
export function actorOf(request: IncomingMessage): Actor {
  const { name, origin } = principalOf(request);
  return { name, origin };
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
