import { createConnection, type RowDataPacket } from 'mysql2/promise';
import Database from 'libsql';
import { decimal } from '../../src/model';
import { engines } from '../servers/engines';
import { inWarehouse, observation, rollup, take } from './sample';

type Query = (sql: string) => Promise<Record<string, unknown>[]>;

const keys: Record<string, string> = {
  warehouse_state: 'id',
  workbook: 'sha256',
  workbook_part: 'sha256, part',
  submission: 'id',
  finding: 'submission, ordinal',
  version: 'version',
  closed_period: 'period',
  audit: 'id',
  observation: 'submission, ordinal, valid_from',
  rollup: 'branch, period, valid_to, service, indicator, customer_class',
};

/** Runs `work` with a way to ask the database itself, past the warehouse. */
async function asking<T>(url: string, work: (query: Query) => Promise<T>): Promise<T> {
  if (url.startsWith('sqlite:')) {
    const database = new Database(url.slice('sqlite:'.length));
    try {
      return await work((sql) => Promise.resolve(database.prepare(sql).all() as Record<string, unknown>[]));
    } finally {
      database.close();
    }
  }
  const connection = await createConnection({ uri: url, supportBigNumbers: true });
  try {
    return await work(async (sql) => (await connection.query<RowDataPacket[]>(sql))[0]);
  } finally {
    await connection.end();
  }
}

/** A value as text; engines pad decimals with zeros and have their own types for bytes and big numbers. */
function text(column: string, value: unknown): string {
  if (value === null) return 'null';
  if (value instanceof ArrayBuffer) return Buffer.from(value).toString('hex');
  if (Buffer.isBuffer(value)) return value.toString('hex');
  const written = typeof value === 'string' ? value : JSON.stringify(value);
  if (column === 'token') return 'a token';
  return /^-?\d+\.\d+$/.test(written) && column !== 'raw_text' ? written.replace(/\.?0+$/, '') : written;
}

async function dump(query: Query): Promise<string> {
  const lines: string[] = [];
  for (const [table, order] of Object.entries(keys)) {
    for (const row of await query(`SELECT * FROM ${table} ORDER BY ${order}`)) {
      lines.push(
        `${table}: ${Object.entries(row)
          .sort(([a], [b]) => (a < b ? -1 : 1)) // where a table was laid out anew, columns stand elsewhere
          .map(([column, value]) => `${column}=${text(column, value)}`)
          .join(' ')}`,
      );
    }
  }
  return lines.join('\n');
}

test('the same work leaves the same rows on every engine', async () => {
  const dumps: string[] = [];
  for (const engine of engines) {
    await inWarehouse(engine, async (warehouse, url) => {
      for (const [n, branch] of ['210100', '210200', '210100'].entries()) {
        const bytes = Buffer.from(`workbook of ${branch} 🙂`);
        await warehouse.write(async (writer) => {
          await writer.closeObservations(branch, ['FIXED_LINE'], ['2009-07']);
          const findings = [{ code: 'FILE_EMPTY', severity: 'info', cells: ['A1'], values: { line: n } }] as const;
          const { id } = await take(writer, bytes, { branch }, findings);
          await writer.addObservations(id, [
            observation({ branch, low: decimal('0'), high: decimal('0.00001') }),
            observation({ branch, low: undefined, high: undefined, volume: undefined, status: 'NOT_OFFERED' }),
          ]);
          const one = rollup({
            totals: { low: decimal('0'), high: decimal('0.0125'), volume: decimal('1250.5'), terms: n },
          });
          await writer.replaceRollups([one], [one]);
        });
      }
      dumps.push(await asking(url, dump));
    });
  }
  const [first, ...others] = dumps;
  expect(first?.split('\n').length).toBe(1 + 2 + 2 + 3 + 3 + 3 + 6 + 3);
  for (const other of others) expect(other).toBe(first);
});

const rollupQuery = `SELECT * FROM rollup WHERE branch = '210000' AND period = '2009-07' AND valid_to = 9007199254740991`;
const pageQuery = `SELECT * FROM observation WHERE period = '2009-07' AND branch = '210100' ORDER BY period, branch, service LIMIT 10`;

test.each(engines)('on $name, reading looks rows up in an index', async (engine) => {
  await inWarehouse(engine, async (warehouse, url) => {
    await warehouse.write(async (writer) => {
      const bytes = Buffer.from('many');
      const { id } = await take(writer, bytes);
      const periods = Array.from(
        { length: 300 },
        (_, i) => `${2000 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
      );
      await writer.replaceRollups(
        [],
        periods.flatMap((period) => ['210000', '210100'].map((branch) => rollup({ period, branch }))),
      );
      await writer.addObservations(
        id,
        periods.flatMap((period) => ['210100', '210200'].map((branch) => observation({ period, branch }))),
      );
    });
    await asking(url, async (query) => {
      for (const [sql, key, rows] of [
        [rollupQuery, 'PRIMARY', 1],
        [pageQuery, 'observation_by_period', 1],
      ] as const) {
        if (engine.name === 'SQLite') {
          const plan = (await query(`EXPLAIN QUERY PLAN ${sql}`)).map((step) => String(step['detail'])).join('\n');
          expect(plan).toMatch(new RegExp(`^SEARCH \\w+ USING .*(PRIMARY KEY|INDEX ${key}) \\(\\w+=\\? AND \\w+=\\?`));
        } else {
          await query('ANALYZE TABLE rollup, observation');
          const plan = await query(`EXPLAIN ${engine.name === 'MySQL' ? 'FORMAT=TRADITIONAL ' : ''}${sql}`);
          expect(plan).toEqual([
            expect.objectContaining({ key, type: expect.stringMatching(/^(ref|range)$/) as unknown }),
          ]);
          expect(Number(plan[0]?.['rows'])).toBeLessThanOrEqual(rows);
        }
      }
    });
  });
});
