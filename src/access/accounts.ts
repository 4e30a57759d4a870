import { TongbaoError } from '../foundation';
import type { Account, WarehouseWriter } from '../warehouse';
import type { AccessParts, AccountChange, Accounts, AccountShown } from './access';
import { hashPassword, newPassword } from './passwords';
import { invalid, readRank } from './ranks';

/** The shortest and the longest password, in characters. */
const passwordLength = { least: 10, most: 200 };

export function accountsOf(parts: AccessParts): Accounts {
  const { warehouse, clock } = parts;
  const accounts: Accounts = {
    async list(gate) {
      gate.permit('accounts.manage');
      return (await warehouse.access.accounts()).map(shown);
    },

    async create(gate, { name, password: given, ...wanted }) {
      gate.permit('accounts.manage');
      if (!/^[\p{L}\p{N}][\p{L}\p{N}._@-]{0,63}$/u.test(name))
        throw invalid('name', name.slice(0, 70), ['A–Z a–z 0–9 . _ @ -']);
      const rank = readRank(parts.catalogue, wanted);
      const chosen = given ?? newPassword();
      const password = await hashed(chosen);
      const now = clock.now();
      const account: Account = { name, password, ...rank, createdAt: now, changedAt: now };
      await warehouse.write(async (writer) => {
        if (await writer.access.account(name)) throw new TongbaoError('ACCOUNT_STATE', { name, state: 'there' });
        await writer.access.addAccount(account);
        const subject = `account ${name}`;
        await writer.audit({
          actor: gate.actor,
          action: 'account.create',
          subject,
          before: null,
          after: state(account),
        });
      });
      return { account: shown(account), ...(given === undefined ? { password: chosen } : {}) };
    },

    async change(gate, name, change) {
      gate.permit('accounts.manage');
      const password = change.password === undefined ? undefined : await hashed(change.password);
      return warehouse.write(async (writer) => {
        const before = await writer.access.account(name);
        if (!before) throw new TongbaoError('NOT_FOUND', { what: 'account', id: name });
        const after = changed(before, change, password);
        await writer.access.replaceAccount(after);
        await endSessions(writer, before, after);
        const said = { ...state(after), ...(password === undefined ? {} : { password: 'changed' }) };
        const entry = { action: 'account.change', subject: `account ${name}`, before: state(before), after: said };
        await writer.audit({ actor: gate.actor, ...entry });
        return shown(after);
      });
    },

    async newPassword(gate, name, given) {
      const password = given ?? newPassword();
      await accounts.change(gate, name, { password });
      return given === undefined ? password : undefined;
    },
  };
  return accounts;

  function changed(before: Account, change: AccountChange, password: string | undefined): Account {
    const rank =
      change.role === undefined && change.branch === undefined
        ? {}
        : readRank(parts.catalogue, { role: before.role, ...definite(change) });
    const now = clock.now();
    const was = before.disabledAt !== undefined;
    const disabled = change.disabled ?? was;
    if (change.disabled !== undefined && disabled === was) {
      throw new TongbaoError('ACCOUNT_STATE', { name: before.name, state: disabled ? 'disabled' : 'enabled' });
    }
    return {
      ...before,
      branch: 'role' in rank ? undefined : before.branch,
      ...rank,
      password: password ?? before.password,
      changedAt: now,
      disabledAt: disabled ? (before.disabledAt ?? now) : undefined,
    };
  }

  async function endSessions(writer: WarehouseWriter, before: Account, after: Account): Promise<void> {
    if (after.disabledAt === undefined && after.password === before.password) return;
    await writer.access.endCredentialsOf(after.name, 'session', clock.now());
  }
}

function definite({ role, branch }: AccountChange): { role?: string; branch?: string } {
  return { ...(role === undefined ? {} : { role }), ...(branch === undefined ? {} : { branch }) };
}

function hashed(password: string): Promise<string> {
  const { least, most } = passwordLength;
  const { length } = [...password];
  if (length < least || length > most) throw invalid('password', '…', [`${least}–${most}`]);
  return hashPassword(password);
}

/** An account without what it can be entered by. */
function shown({ name, role, branch, createdAt, changedAt, disabledAt }: Account): AccountShown {
  return { name, role, branch, createdAt, changedAt, disabledAt };
}

/** An account as the audit log shows it. */
function state({ role, branch, disabledAt }: Account): object {
  return { role, branch: branch ?? null, disabled: disabledAt !== undefined };
}
