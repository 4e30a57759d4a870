import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { followCatalogue } from '../../src/rollups';
import { grantScript } from '../../src/warehouse';
import { servedProvince, type Served } from '../api/served';
import { engines, type FreshDatabase } from '../servers/engines';
import { describeWithTool, programOf } from '../servers/tools';
import { asking, unpadded } from './asking';

const question = `query ($branches: [ID!]!) {
  rollups(filter: { periods: ["2009-H2", "2009-Q3"], branches: $branches }, first: 10000) {
    nodes { branch branchName period service serviceName indicator indicatorName customerClass customerClassName unit
      value low high bound volume status branchesReported branchesExpected limit meetsLimit }
  }
}`;
const columns = `branch, branch_name_zh, period, service, service_name_zh, indicator, indicator_name_zh, customer_class,
  customer_class_name_zh, unit, value, low, high, bound, volume, status, branches_reported, branches_expected,
  limit_value, meets_limit`;
const figures = `SELECT ${columns} FROM v_rollup WHERE period IN ('2009-H2', '2009-Q3')`;

/** What nobody may do who only reads: look at anything that is not a view or a dimension, or write anywhere. */
const forbidden = [
  ...['account', 'credential', 'workbook', 'workbook_part', 'audit', 'submission', 'finding'],
  ...['observation', 'rollup', 'version', 'warehouse_state', 'closed_period', 'migrations'],
  ...['period_release', 'release_waiver', 'kept_catalogue'],
].map((table) => `SELECT * FROM ${table}`);
forbidden.push(
  'UPDATE v_rollup SET branches_reported = 99',
  "UPDATE v_version SET kind = 'record'",
  'DELETE FROM v_version',
  "INSERT INTO d_branch VALUES ('X', 1, 'x', 'x', 'BRANCH', NULL)",
  'DELETE FROM d_branch',
  'DROP VIEW v_rollup',
  'CREATE TABLE mine (a INT)',
  'CREATE VIEW mine AS SELECT 1',
);

for (const engine of engines.filter(({ name }) => name !== 'SQLite')) {
  describe(`a login that reads by SQL on ${engine.name}`, () => {
    const reader = { user: `bi_${randomBytes(6).toString('hex')}`, host: '127.0.0.1', password: "it's \\ a secret" };
    let database: FreshDatabase;
    let served: Served;
    let url: string;

    beforeAll(async () => {
      database = await engine.create();
      served = await servedProvince('sample', { DATABASE_URL: database.url });
      await followCatalogue(served.tongbao.warehouse, served.tongbao.catalogue);
      await asking(database.url, async (query) => {
        // twice, as after an upgrade
        for (const statement of [1, 2].flatMap(() => grantScript(database.url, reader))) await query(statement);
      });
      const own = new URL(database.url);
      [own.username, own.password] = [reader.user, encodeURIComponent(reader.password)];
      url = own.href;
    }, 120_000);
    afterAll(async () => {
      await served.close();
      await asking(database.url, (query) => query(`DROP USER '${reader.user}'@'${reader.host}'`));
      await database.drop();
    });

    async function answered(): Promise<string[]> {
      const { rollups } = await served.data<{ rollups: { nodes: Record<string, unknown>[] } }>(question, {
        branches: served.tongbao.catalogue.branches.map(({ code }) => code),
      });
      const rows = rollups.nodes.map((row) =>
        Object.values(row).map((one) => (typeof one === 'boolean' ? Number(one) : one)),
      );
      expect(rows.length).toBeGreaterThan(500);
      return rows.map((row) => JSON.stringify(row)).sort();
    }

    test('gets the figures that GraphQL gives', async () => {
      const rows = await asking(url, (query) => query(figures));
      expect(rows.map((row) => JSON.stringify(Object.values(row).map(unpadded))).sort()).toEqual(await answered());
    });

    test('finds every view and dimension, and nothing else', async () => {
      const shown = await asking(url, (query) =>
        query('SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()'),
      );
      const there = await asking(database.url, (query) =>
        query(
          "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name REGEXP '^[dv]_'",
        ),
      );
      const names = (rows: readonly Record<string, unknown>[]) => rows.map(({ name }) => String(name)).sort();
      expect(names(shown)).toEqual(names(there));
      expect(names(there)).toContain('v_rollup');
      await asking(url, async (query) => {
        for (const name of names(there)) await query(`SELECT * FROM ${name} LIMIT 1`);
        await query('SHOW CREATE VIEW v_rollup');
      });
    });

    test.each(forbidden)('may not: %s', async (statement) => {
      const connection = await createConnection(url);
      try {
        await expect(connection.query<RowDataPacket[]>(statement)).rejects.toMatchObject({
          code: expect.stringMatching(
            /^ER_(TABLEACCESS_DENIED_ERROR|DBACCESS_DENIED_ERROR|NON_UPDATABLE_COLUMN|NONUPDATEABLE_COLUMN)$/,
          ) as unknown,
        });
      } finally {
        await connection.end();
      }
    });

    describeWithTool('mysql', `the mysql client on ${engine.name}`, () => {
      function client(sql: string): string[][] {
        const { hostname, port, pathname } = new URL(url);
        const options = [`--host=${hostname}`, `--port=${port}`, `--user=${reader.user}`, '--protocol=TCP', '--batch'];
        const output = execFileSync(
          programOf('mysql'),
          [
            '--no-defaults',
            ...options,
            '--skip-column-names',
            '--default-character-set=utf8mb4',
            `--execute=${sql}`,
            pathname.slice(1),
          ],
          { env: { ...process.env, MYSQL_PWD: reader.password }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
        );
        return output
          .trimEnd()
          .split('\n')
          .map((line) => line.split('\t'));
      }

      test('prints the figures that GraphQL gives', async () => {
        const text = (value: unknown): string => (value === null ? 'NULL' : String(unpadded(value)));
        const printed = client(figures).map((row) => row.map(text).join('\t'));
        const wanted = (await answered()).map((line) => (JSON.parse(line) as unknown[]).map(text).join('\t'));
        expect(printed.sort()).toEqual(wanted.sort());
      });

      test('compares with words in whatever collation it speaks', () => {
        const [[count] = []] = client(
          "SET NAMES latin1; SELECT COUNT(*) FROM v_rollup WHERE status = 'COMPLETE' AND grain = 'half-year' AND bound = 'EXACT'",
        );
        expect(Number(count)).toBeGreaterThan(0);
      });

      test('is told no where it asks for more', () => {
        expect(() => client('SELECT * FROM account')).toThrow(/command denied/);
      });
    });
  });
}
