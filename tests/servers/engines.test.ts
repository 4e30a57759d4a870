import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { createConnection } from 'mysql2/promise';
import type { RowDataPacket } from 'mysql2/promise';
import { describeOnEveryEngine, engines } from './engines';

describeOnEveryEngine('a fresh database', (engine) => {
  test('is there until dropped, and no two are the same', async () => {
    const [one, other] = await Promise.all([engine.create(), engine.create()]);
    expect(one.url).not.toBe(other.url);
    expect(await exists(one.url)).toBe(true);
    await one.drop();
    expect(await exists(one.url)).toBe(false);
    expect(await exists(other.url)).toBe(true);
    await other.drop();
  });

  test('is on the engine it is named for', async () => {
    const { url, drop } = await engine.create();
    expect(await engineOf(url)).toBe(engine.name);
    await drop();
  });
});

test('SQLite is always at hand', () => {
  expect(engines.map(({ name }) => name)).toContain('SQLite');
});

/** SQLite makes the file when it is first opened; until then the database is the folder kept for it. */
async function exists(url: string): Promise<boolean> {
  if (url.startsWith('sqlite:')) return existsSync(dirname(url.slice('sqlite:'.length)));
  const { pathname } = new URL(url);
  const rows = await ask(url, `SELECT 1 FROM information_schema.schemata WHERE schema_name = '${pathname.slice(1)}'`);
  return rows.length === 1;
}

async function engineOf(url: string): Promise<string> {
  if (url.startsWith('sqlite:')) return 'SQLite';
  const [row] = await ask(url, 'SELECT @@version AS version');
  return String(row?.['version']).includes('MariaDB') ? 'MariaDB' : 'MySQL';
}

/** Asks the server that holds the database, without entering the database: it may be gone. */
async function ask(url: string, statement: string): Promise<RowDataPacket[]> {
  const address = new URL(url);
  address.pathname = '/mysql';
  const connection = await createConnection(address.href);
  try {
    const [rows] = await connection.query<RowDataPacket[]>(statement);
    return rows;
  } finally {
    await connection.end();
  }
}
