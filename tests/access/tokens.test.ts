import { silentLog, type Clock } from '../../src/foundation';
import { createAccess, type Access, type Gate, type Role } from '../../src/access';
import { hashOf } from '../../src/access/secrets';
import { loadCatalogue } from '../../src/catalogue';
import { loadSettings } from '../../src/foundation';
import { openWarehouse, type Warehouse } from '../../src/warehouse';
import { describeOnEveryEngine } from '../servers/engines';

const catalogue = loadCatalogue('imports/liaoning/catalogue.yaml');
const origin = '192.0.2.7';

/** A clock that stands still until it is moved. */
class Hands implements Clock {
  at = Date.parse('2010-01-05T08:00:00.000Z');
  now(): string {
    return new Date(this.at).toISOString();
  }
  forward(milliseconds: number): void {
    this.at += milliseconds;
  }
}

const day = 86_400_000;

describeOnEveryEngine('tokens', (engine) => {
  let clock: Hands;
  let opened: { readonly warehouse: Warehouse; readonly access: Access }[];
  let drop: () => Promise<void>;

  /** The same database opened once more, as another process would. */
  async function open(url: string): Promise<Access> {
    const warehouse = await openWarehouse({ url, log: silentLog, clock });
    const settings = loadSettings({ DATABASE_URL: url, TOKEN_DAYS: '30', LIMIT_TOKEN_DAYS: '60' });
    const access = createAccess({ settings, catalogue, warehouse, clock, log: silentLog });
    opened.push({ warehouse, access });
    return access;
  }

  let [here, there]: Access[] = [];
  beforeEach(async () => {
    clock = new Hands();
    opened = [];
    const database = await engine.create();
    drop = database.drop;
    here = await open(database.url);
    await opened[0]?.warehouse.migrate();
    there = await open(database.url);
  });
  afterEach(async () => {
    for (const { warehouse, access } of opened) {
      await access.flush();
      await warehouse.close();
    }
    await drop();
  });

  const at = (access: Access | undefined): Access => {
    if (!access) throw new Error('not opened');
    return access;
  };
  const terminal = (access: Access): Gate =>
    access.gate({ name: 'cli:test', origin: 'cli', role: 'administrator', via: 'command-line' });
  const make = (role: Role, more: { branch?: string; days?: number } = {}) =>
    at(here).tokens.create(terminal(at(here)), { role, name: 'BI', ...more });

  test('let their holder in, in every process, and are kept as a hash only', async () => {
    const { secret, token } = await make('uploader', { branch: '210100' });
    expect(secret).toMatch(/^tb_[\w-]{49}$/);
    const known = { name: 'token:BI', role: 'uploader', branch: '210100', via: 'token', id: token.id, origin };
    expect(await at(here).recognise('token', secret, origin)).toMatchObject(known);
    expect(await at(there).recognise('token', secret, origin)).toMatchObject(known);
    const stored = await opened[0]?.warehouse.access.credentials('token');
    expect(stored?.map(({ sha256 }) => sha256)).toEqual([hashOf('token', secret)]);
    expect(JSON.stringify(stored)).not.toContain(secret);
    expect(JSON.stringify((await opened[0]?.warehouse.auditLog(10))?.rows)).not.toContain(secret);
  });

  test('end when their days are over', async () => {
    const { secret } = await make('reader', { days: 2 });
    clock.forward(2 * day - 1);
    await expect(at(here).recognise('token', secret, origin)).resolves.toMatchObject({ role: 'reader' });
    clock.forward(1);
    await expect(at(here).recognise('token', secret, origin)).rejects.toMatchObject({ code: 'CREDENTIAL_INVALID' });
    await expect(at(there).recognise('token', secret, origin)).rejects.toMatchObject({ code: 'CREDENTIAL_INVALID' });
  });

  test('are valid for TOKEN_DAYS by themselves, and for LIMIT_TOKEN_DAYS at most', async () => {
    const { token } = await make('reader');
    expect(Date.parse(token.expiresAt) - clock.at).toBe(30 * day);
    await expect(make('reader', { days: 61 })).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED', values: { limit: 60 } });
  });

  test('are revoked at once where somebody else has just used them', async () => {
    const { secret, token } = await make('officer');
    for (let times = 0; times < 3; times += 1) await at(there).recognise('token', secret, origin);
    await at(here).tokens.revoke(terminal(at(here)), token.id);
    await expect(at(there).recognise('token', secret, origin)).rejects.toMatchObject({ code: 'CREDENTIAL_INVALID' });
    await expect(at(here).recognise('token', secret, origin)).rejects.toMatchObject({ code: 'CREDENTIAL_INVALID' });
    await expect(at(here).tokens.revoke(terminal(at(here)), token.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('tell about when they were last used, and count no version for it', async () => {
    const { secret, token } = await make('reader');
    const before = await opened[1]?.warehouse.state();
    await at(there).recognise('token', secret, origin);
    clock.forward(5000);
    await at(there).recognise('token', secret, origin);
    await at(there).flush();
    const [listed] = await at(here).tokens.list(terminal(at(here)));
    expect(listed).toMatchObject({ id: token.id, usedAt: clock.now() });
    expect(await opened[1]?.warehouse.state()).toEqual(before);
  });

  test('that are wrong in any way let nobody in', async () => {
    const { secret } = await make('reader');
    const other = `${secret.slice(0, 10)}${secret[10] === 'A' ? 'B' : 'A'}${secret.slice(11)}`;
    for (const wrong of [
      other,
      '',
      'tb_',
      secret.slice(0, -1),
      `${secret}A`,
      secret.replace('tb_', 'tbs_'),
      secret.toUpperCase(),
    ]) {
      await expect(at(here).recognise('token', wrong, origin)).rejects.toMatchObject({ code: 'CREDENTIAL_INVALID' });
    }
    await expect(at(here).recognise('session', secret, origin)).rejects.toMatchObject({ code: 'CREDENTIAL_INVALID' });
  });

  test('can not be made for more than one may oneself, nor listed or revoked by others', async () => {
    const access = at(here);
    const gates = new Map<string, Gate>();
    for (const [name, role, branch] of [
      ['anna', 'uploader', '210100'],
      ['ben', 'uploader', '210200'],
      ['otto', 'officer'],
    ] as const) {
      await access.accounts.create(terminal(access), { name, role, branch, password: 'correct horse' });
      gates.set(name, access.gate((await access.sessions.logIn(name, 'correct horse', origin)).principal));
    }
    const gate = (name: string): Gate => gates.get(name) ?? terminal(access);
    const own = await access.tokens.create(gate('anna'), { name: 'script' });
    expect(own.token).toMatchObject({ account: 'anna', role: 'uploader', branch: '210100' });
    expect(await access.recognise('token', own.secret, origin)).toMatchObject({ name: 'anna', branch: '210100' });
    for (const more of [{ role: 'reader' }, { role: 'officer' }, { role: 'uploader', branch: '210200' }]) {
      await expect(access.tokens.create(gate('anna'), more)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
    await access.tokens.create(gate('otto'), { role: 'uploader', branch: '210100' });
    await expect(access.tokens.create(gate('otto'), { role: 'administrator' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    expect((await access.tokens.list(gate('ben'))).length).toBe(0);
    expect((await access.tokens.list(gate('anna'))).map(({ id }) => id)).toEqual([own.token.id]);
    expect((await access.tokens.list(terminal(access))).length).toBe(2);
    await expect(access.tokens.revoke(gate('ben'), own.token.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await access.tokens.revoke(gate('anna'), own.token.id);
  });

  test('are no more than their account is by now', async () => {
    const access = at(here);
    await access.accounts.create(terminal(access), { name: 'otto', role: 'officer', password: 'correct horse' });
    const gate = access.gate((await access.sessions.logIn('otto', 'correct horse', origin)).principal);
    const reading = await access.tokens.create(gate, { role: 'reader' });
    const deciding = await access.tokens.create(gate, {});
    await at(there).recognise('token', deciding.secret, origin);
    await access.accounts.change(terminal(access), 'otto', { role: 'reader' });
    await expect(at(there).recognise('token', deciding.secret, origin)).rejects.toMatchObject({
      code: 'CREDENTIAL_INVALID',
    });
    expect(await at(there).recognise('token', reading.secret, origin)).toMatchObject({ name: 'otto', role: 'reader' });
    await access.accounts.change(terminal(access), 'otto', { disabled: true });
    await expect(at(there).recognise('token', reading.secret, origin)).rejects.toMatchObject({
      code: 'CREDENTIAL_INVALID',
    });
  });
});
