import { TongbaoError } from '../foundation';
import type { Credential } from '../warehouse';
import type { AccessParts, Tokens, TokenShown } from './access';
import { invalid, readRank } from './ranks';
import { outranks } from './rights';
import { newSecret } from './secrets';

const dayMilliseconds = 86_400_000;

export function tokensOf(parts: AccessParts): Tokens {
  const { warehouse, clock, settings } = parts;
  return {
    async list(gate) {
      const { account } = gate.principal;
      if (gate.right('tokens.manage') === 'all') return (await warehouse.access.credentials('token')).map(shown);
      return account === undefined ? [] : (await warehouse.access.credentials('token', account)).map(shown);
    },

    async create(gate, { name, role, branch, days = Math.min(settings.tokenDays, settings.mostTokenDays) }) {
      const { principal } = gate;
      // a token of nobody's own outlives whoever made it: only those who manage all of them make such
      if (gate.right('tokens.manage') !== 'all' && principal.account === undefined)
        return gate.refuse('tokens.manage', ['an account']);
      const wanted = {
        role: role ?? principal.role ?? '',
        branch: role === undefined ? (branch ?? principal.branch) : branch,
      };
      const rank = readRank(parts.catalogue, wanted);
      if (!outranks(principal, rank)) return gate.refuse('tokens.manage', [rank.role]);
      if (name !== undefined && !/^[^\p{C}]{1,64}$/u.test(name)) throw invalid('name', name.slice(0, 70), ['1–64']);
      if (!(Number.isInteger(days) && days > 0)) throw invalid('days', String(days), ['1, 2, 3, …']);
      const most = settings.mostTokenDays;
      if (days > most)
        throw new TongbaoError('LIMIT_EXCEEDED', {
          what: 'days',
          value: days,
          limit: most,
          setting: 'LIMIT_TOKEN_DAYS',
        });
      const { secret, sha256, id } = newSecret('token');
      const now = clock.now();
      const expiresAt = new Date(Date.parse(now) + days * dayMilliseconds).toISOString();
      const { account } = principal;
      const token: Credential = {
        id,
        kind: 'token',
        sha256,
        name: name ?? id,
        account,
        ...rank,
        createdAt: now,
        expiresAt,
      };
      await warehouse.write(async (writer) => {
        await writer.access.addCredential(token);
        const after = { name: token.name, account: account ?? null, ...rank, expiresAt };
        await writer.audit({ actor: gate.actor, action: 'token.create', subject: `token ${id}`, before: null, after });
      });
      return { token: shown(token), secret };
    },

    async revoke(gate, id) {
      const all = gate.right('tokens.manage') === 'all';
      await warehouse.write(async (writer) => {
        const { account } = gate.principal;
        const own =
          all || account !== undefined ? await writer.access.credentials('token', all ? undefined : account) : [];
        const token = own.find((one) => one.id === id);
        if (!token || !(await writer.access.endCredential(id, clock.now()))) {
          throw new TongbaoError('NOT_FOUND', { what: 'token', id });
        }
        const before = {
          name: token.name,
          account: token.account ?? null,
          role: token.role,
          branch: token.branch ?? null,
        };
        await writer.audit({ actor: gate.actor, action: 'token.revoke', subject: `token ${id}`, before, after: null });
      });
    },
  };
}

function shown({ sha256: _, kind: __, ...token }: Credential): TokenShown {
  return token;
}
