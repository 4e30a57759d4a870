import type { Access, AccessParts } from './access';
import { accountsOf } from './accounts';
import { gateOf } from './gate';
import { openIdOf } from './openid';
import { ratesOf } from './rates';
import { Recognition } from './recognition';
import { Refusals } from './refusals';
import { sessionsOf } from './sessions';
import { tokensOf } from './tokens';

export function createAccess(parts: AccessParts): Access {
  const { clock, log, settings, warehouse } = parts;
  const refusals = new Refusals(warehouse, clock, log);
  const recognition = new Recognition(parts);
  const rates = ratesOf(settings);
  const noteRefusal: Access['noteRefusal'] = (by, what, code) => refusals.note(by, what, code);
  return {
    accounts: accountsOf(parts),
    tokens: tokensOf(parts),
    sessions: sessionsOf(parts, refusals),
    openId: openIdOf(settings),
    recognise: (...asked) => recognition.recognise(...asked),
    gate: (principal) => gateOf(principal, parts.catalogue, clock, noteRefusal),
    admitAddress: (origin) => rates.ofAddress(origin),
    admit: ({ id, account = id }) => (account === undefined ? Promise.resolve() : rates.ofAccount(account)),
    noteRefusal,
    async hasAdministrator() {
      const now = clock.now();
      const accounts = await warehouse.access.accounts();
      const tokens = await warehouse.access.credentials('token');
      return (
        accounts.some(({ role, disabledAt }) => role === 'administrator' && disabledAt === undefined) ||
        tokens.some(
          ({ role, endedAt, expiresAt }) => role === 'administrator' && endedAt === undefined && expiresAt > now,
        )
      );
    },
    async flush() {
      await refusals.flush();
      await recognition.flush();
    },
  };
}
