import { TongbaoError } from '../foundation';
import type { Account, Credential, WarehouseWriter } from '../warehouse';
import type { AccessParts, LoggedIn, Sessions } from './access';
import { isPassword } from './passwords';
import { Pauses } from './pauses';
import { actorOf, anonymous, type Principal, type Rank } from './principal';
import { readRank, storedRank } from './ranks';
import { principalOf } from './recognition';
import type { Refusals } from './refusals';
import { hashOf, newSecret, type SecretKind } from './secrets';

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
/** How long a link can be used, in milliseconds. */
const linkLasts = 15 * minute;
/** How long what has expired is still kept, in milliseconds. */
const rememberedFor = 30 * day;

export function sessionsOf(parts: AccessParts, refusals: Refusals): Sessions {
  const { warehouse, clock, settings } = parts;
  const pauses = new Pauses(settings.loginTries, clock);

  return {
    async logIn(name, password, origin) {
      const account = await warehouse.access.account(name);
      // what was typed for a name that is none may be a password, and is kept nowhere
      const refused = (error: TongbaoError): TongbaoError => {
        refusals.note(anonymous(origin), account ? `log in as ${name}` : 'log in', error.code);
        return error;
      };
      try {
        pauses.begin(origin, name);
        const right = await isPassword(password, account?.password);
        if (!right || !account || account.disabledAt !== undefined) throw new TongbaoError('LOGIN_FAILED');
        pauses.succeeded(origin, name);
        return await warehouse.write((writer) => begin(writer, 'password', account, origin));
      } catch (error) {
        throw error instanceof TongbaoError ? refused(error) : error;
      }
    },

    async newLink() {
      const { secret, credential } = made('link', linkLasts, { name: 'link', role: 'administrator' });
      await warehouse.write((writer) => writer.access.addCredential(credential));
      return secret;
    },

    async useLink(code, origin) {
      const sha256 = hashOf('link', code);
      const begun =
        sha256 &&
        (await warehouse.write(async (writer) => {
          const link = await writer.access.credential(sha256);
          const now = clock.now();
          if (link?.kind !== 'link' || link.expiresAt <= now || !(await writer.access.endCredential(link.id, now)))
            return undefined;
          return begin(writer, 'link', link, origin);
        }));
      if (begun) return begun;
      refusals.note(anonymous(origin), 'log in by a link', 'CREDENTIAL_INVALID');
      throw new TongbaoError('CREDENTIAL_INVALID', { kind: 'link' });
    },

    async vouched({ subject, names, ...claimed }, origin) {
      const rank = readRank(parts.catalogue, claimed);
      return warehouse.write(async (writer) => {
        const known = await writer.access.accountOfSubject(subject);
        if (known?.disabledAt !== undefined) {
          refusals.note(anonymous(origin), `log in as ${known.name}`, 'LOGIN_FAILED');
          throw new TongbaoError('LOGIN_FAILED');
        }
        return begin(writer, 'openid', await vouchedAccount(writer, known, { subject, names, rank }, origin), origin);
      });
    },

    async logOut(principal) {
      const { id, via } = principal;
      if (id === undefined || via !== 'session') return;
      await warehouse.write(async (writer) => {
        if (!(await writer.access.endCredential(id, clock.now()))) return;
        await writer.audit({
          actor: actorOf(principal),
          action: 'session.close',
          subject: `session ${id}`,
          before: null,
          after: null,
        });
      });
    },
  };

  /** A credential whose secret is known to nobody yet. */
  function made(kind: SecretKind, lasts: number, of: Pick<Credential, 'name' | 'account' | 'role' | 'branch'>) {
    const { secret, sha256, id } = newSecret(kind);
    const now = clock.now();
    const expiresAt = new Date(Date.parse(now) + lasts).toISOString();
    const credential: Credential = { ...of, id, kind, sha256, createdAt: now, expiresAt };
    return { secret, credential };
  }

  /** Begins a session of an account, or of nobody but the holder of a link. */
  async function begin(
    writer: WarehouseWriter,
    name: string,
    whose: Account | Credential,
    origin: string,
  ): Promise<LoggedIn> {
    const account = 'kind' in whose ? undefined : whose;
    const { secret, credential } = made('session', settings.sessionHours * hour, {
      ...{ name, account: account?.name, role: whose.role, branch: whose.branch },
    });
    const known = principalOf('session', credential, account);
    if (!known) throw new TongbaoError('LOGIN_FAILED');
    const principal: Principal = { ...known, origin };
    const now = Date.parse(clock.now());
    await writer.access.forgetSessions(new Date(now - rememberedFor).toISOString());
    await writer.access.addCredential(credential);
    const after = { by: name, role: whose.role, branch: whose.branch ?? null, expiresAt: credential.expiresAt };
    await writer.audit({
      actor: actorOf(principal),
      action: 'session.open',
      subject: `session ${credential.id}`,
      before: null,
      after,
    });
    return { secret, expiresAt: credential.expiresAt, principal };
  }

  /** The account of whom a provider vouches for, with the role that it gives them today. */
  async function vouchedAccount(
    writer: WarehouseWriter,
    known: Account | undefined,
    { subject, names, rank }: { subject: string; names: readonly string[]; rank: Rank },
    origin: string,
  ): Promise<Account> {
    const now = clock.now();
    if (known) {
      const before = storedRank(known);
      if (before?.role === rank.role && before.branch === rank.branch) return known;
      const account: Account = { ...known, branch: undefined, ...rank, changedAt: now };
      await writer.access.replaceAccount(account);
      await told(account, 'account.change', before);
      return account;
    }
    // names of accounts made here have no colon, so that a provider can't give out one of them
    for (const name of names.map((one) => `oidc:${one}`.slice(0, 64))) {
      if (await writer.access.account(name)) continue;
      const account: Account = { name, subject, ...rank, createdAt: now, changedAt: now };
      await writer.access.addAccount(account);
      await told(account, 'account.create', null);
      return account;
    }
    throw new TongbaoError('ACCOUNT_STATE', { name: names[0] ?? '', state: 'there' });

    async function told(account: Account, action: string, before: unknown): Promise<void> {
      const { name, role, branch = null } = account;
      const subject = `account ${name}`;
      await writer.audit({
        actor: actorOf({ name, origin, via: 'session' }),
        action,
        subject,
        before,
        after: { role, branch },
      });
    }
  }
}
