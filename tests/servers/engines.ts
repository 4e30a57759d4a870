import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';

/** An empty database of one test's own. */
export interface FreshDatabase {
  /** As the setting DATABASE_URL takes it. */
  readonly url: string;
  /** Removes the database; close all connections to it first. */
  readonly drop: () => Promise<void>;
}

/** A kind of database the program runs on, and at hand in this run. */
export interface Engine {
  readonly name: 'SQLite' | 'MariaDB' | 'MySQL';
  /** A fresh empty database. Rejects when the server can't be reached or refuses to make one. */
  readonly create: () => Promise<FreshDatabase>;
}

const sqlite: Engine = {
  name: 'SQLite',
  create() {
    const folder = mkdtempSync(join(tmpdir(), 'tongbao-test-'));
    return Promise.resolve({
      url: `sqlite:${join(folder, 'tongbao.db')}`,
      drop() {
        rmSync(folder, { recursive: true, force: true });
        return Promise.resolve();
      },
    });
  },
};

/** Carries out one statement on a connection of its own: a test must not keep the server's login open. */
async function execute(serverUrl: string, statement: string): Promise<void> {
  const connection = await createConnection(serverUrl);
  try {
    await connection.query(statement);
  } finally {
    await connection.end();
  }
}

function server(name: Engine['name'], serverUrl: string): Engine {
  return {
    name,
    async create() {
      const database = `tongbao_test_${randomBytes(6).toString('hex')}`;
      await execute(serverUrl, `CREATE DATABASE ${database} CHARACTER SET utf8mb4`);
      const url = new URL(serverUrl);
      url.pathname = `/${database}`;
      return { url: url.href, drop: () => execute(serverUrl, `DROP DATABASE IF EXISTS ${database}`) };
    },
  };
}

const servers = [
  ['MariaDB', process.env['TEST_MARIADB_URL']],
  ['MySQL', process.env['TEST_MYSQL_URL']],
] as const;

/** The engines at hand in this run: SQLite always, the servers that `npm test` found or was given. */
export const engines: readonly Engine[] = [
  sqlite,
  ...servers.flatMap(([name, url]) => (url ? [server(name, url)] : [])),
];

/**
 * `describe` once for every engine at hand. For an engine that is not, nothing is registered; `npm test` counts what
 * did not run, and says so at its end.
 */
export function describeOnEveryEngine(title: string, body: (engine: Engine) => void): void {
  for (const engine of engines) describe(`${title} on ${engine.name}`, () => body(engine));
  const ledger = process.env['TEST_NOT_RUN'];
  if (!ledger) return;
  for (const [name, url] of servers) if (!url) appendFileSync(ledger, `${name}\t${title}\n`);
}
