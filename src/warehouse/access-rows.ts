import type { EntityManager } from 'typeorm';
import type { AccessReader, AccessStore, AccessWriter, Account, Credential } from './access';
import type { AccountRow, CredentialRow } from './access-tables';
import type { Lend } from './lend';
import { insertRows, readRows } from './rows';

/** As `AccessReader`, on connections that `lend` gives. */
class AccessRows implements AccessReader {
  constructor(private readonly lend: Lend) {}

  account(name: string): Promise<Account | undefined> {
    return this.oneAccount('name', name);
  }

  accountOfSubject(subject: string): Promise<Account | undefined> {
    return this.oneAccount('subject', subject);
  }

  accounts(): Promise<readonly Account[]> {
    return this.lend((manager) => readRows(manager.createQueryBuilder<AccountRow>('account', 'a').orderBy('a.name')));
  }

  credential(sha256: string): Promise<Credential | undefined> {
    return this.lend(async (manager) => {
      const query = manager
        .createQueryBuilder<CredentialRow>('credential', 'c')
        .where('c.sha256 = :sha256', { sha256 });
      return (await readRows(query))[0];
    });
  }

  credentials(kind: Credential['kind'], account?: string): Promise<readonly Credential[]> {
    return this.lend((manager) => {
      const query = manager.createQueryBuilder<CredentialRow>('credential', 'c').where('c.kind = :kind', { kind });
      if (account !== undefined) query.andWhere('c.account = :account', { account });
      return readRows(query.orderBy('c.createdAt').addOrderBy('c.id'));
    });
  }

  private oneAccount(column: 'name' | 'subject', value: string): Promise<Account | undefined> {
    return this.lend(async (manager) => {
      const query = manager.createQueryBuilder<AccountRow>('account', 'a').where(`a.${column} = :value`, { value });
      return (await readRows(query))[0];
    });
  }
}

/** As `AccessStore`; what it notes is no part of a transaction and makes no version, and waits for its turn in `write`. */
export class AccessAtLarge extends AccessRows implements AccessStore {
  constructor(
    lend: Lend,
    private readonly write: Lend,
  ) {
    super(lend);
  }

  used(uses: ReadonlyMap<string, string>): Promise<void> {
    return this.write(async (manager) => {
      for (const [id, at] of uses) {
        await manager.query('UPDATE credential SET used_at = ? WHERE id = ? AND (used_at IS NULL OR used_at < ?)', [
          at,
          id,
          at,
        ]);
      }
    });
  }
}

/** As `AccessWriter`, in the transaction that `manager` has; `changed` is told of every change. */
export class AccessChanges extends AccessRows implements AccessWriter {
  private counted = false;

  constructor(
    private readonly manager: EntityManager,
    private readonly changed: () => void,
  ) {
    super((work) => work(manager));
  }

  async addAccount(account: Account): Promise<void> {
    await this.count();
    await insertRows(this.manager, 'account', [account]);
  }

  async replaceAccount({ name, password, subject, role, branch, changedAt, disabledAt }: Account): Promise<void> {
    await this.count();
    await this.manager.query(
      'UPDATE account SET password = ?, subject = ?, role = ?, branch = ?, changed_at = ?, disabled_at = ? WHERE name = ?',
      [password ?? null, subject ?? null, role, branch ?? null, changedAt, disabledAt ?? null, name],
    );
  }

  async addCredential(credential: Credential): Promise<void> {
    await this.count();
    await insertRows(this.manager, 'credential', [credential]);
  }

  async endCredential(id: string, at: string): Promise<boolean> {
    // the state row is locked, so nobody ends it between the question and the change
    const query = this.manager.createQueryBuilder<CredentialRow>('credential', 'c').where('c.id = :id', { id });
    const [known] = await readRows(query.andWhere('c.endedAt IS NULL'));
    if (!known) return false;
    await this.count();
    await this.manager.query('UPDATE credential SET ended_at = ? WHERE id = ?', [at, id]);
    return true;
  }

  async endCredentialsOf(account: string, kind: Credential['kind'], at: string): Promise<void> {
    await this.count();
    await this.manager.query('UPDATE credential SET ended_at = ? WHERE account = ? AND kind = ? AND ended_at IS NULL', [
      at,
      account,
      kind,
    ]);
  }

  async forgetSessions(before: string): Promise<void> {
    await this.manager.query("DELETE FROM credential WHERE kind IN ('session', 'link') AND expires_at < ?", [before]);
  }

  /** Principals are known by this count, in every process. */
  private async count(): Promise<void> {
    this.changed();
    if (this.counted) return;
    this.counted = true;
    await this.manager.query('UPDATE warehouse_state SET access = access + 1');
  }
}
