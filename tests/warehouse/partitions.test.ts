import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { TongbaoError } from '../../src/foundation';
import { partitionScript } from '../../src/warehouse';
import { dump } from '../journeys/dump';
import { describeOnEveryEngine } from '../servers/engines';
import { july, send as sendOrders } from '../importing/orders';
import { clerk, examiner, figures, inProvince, send, untrue, type Province } from '../importing/province';

afterAll(() => examiner.close());

const installs = '固话业务,装机平均时间,';

/** A branch's half-year of one indicator, with other values each time. */
function half(year: number, turn: number) {
  const lines = ['07', '09', '12'].map((month, place) => ({
    period: `${year}-${month}`,
    series: installs,
    value: `${turn + place + 1}.5`,
    volume: String(10 * turn + place + 7),
  }));
  return { branch: '沈阳', period: `${year}-H2`, lines } as const;
}

/** Every row of every table, but for what is made up for each version. */
async function rowsOf({ url }: Province): Promise<string> {
  return (await dump(url)).replace(/"token":"[^"]*"/g, '"token":"…"');
}

async function withdrawn(province: Province, submission: number): Promise<void> {
  await province.importer.withdraw(submission, { reason: 'wrong', actor: clerk });
}

/** One thing that happens after the other; between any two of them the tables may be cut. */
const history: readonly ((province: Province) => Promise<unknown>)[] = [
  (province) => send(province, half(2008, 1)),
  (province) => send(province, half(2009, 2)),
  (province) => send(province, half(2009, 3)),
  (province) => withdrawn(province, 3),
  (province) => send(province, half(2010, 4)),
  (province) => send(province, half(2009, 5)),
];

describeOnEveryEngine('tables cut by year', (engine) => {
  if (engine.name === 'SQLite') {
    test('are not to be had in a file', () => {
      expect(() => partitionScript('sqlite:data/tongbao.db', { first: 2008, last: 2010 })).toThrow(TongbaoError);
    });
    return;
  }

  async function query<T>(url: string, statements: string): Promise<T[]> {
    const connection = await createConnection({ uri: url, multipleStatements: true });
    try {
      const [rows] = await connection.query<RowDataPacket[]>(statements);
      return rows as T[];
    } finally {
      await connection.end();
    }
  }
  const cut = (url: string, first: number, last: number): Promise<unknown> =>
    query(url, partitionScript(url, { first, last }).join('\n'));
  const within = async (url: string, table: string, partition: string): Promise<number> => {
    const [row] = await query<{ count: number }>(
      url,
      `SELECT COUNT(*) AS count FROM ${table} PARTITION (${partition})`,
    );
    return Number(row?.count);
  };

  test('hold the same, and answer the same, as tables that are not', async () => {
    await inProvince(engine, async (whole) => {
      for (const step of history) await step(whole);
      await inProvince(engine, async (parted) => {
        for (const [place, step] of history.entries()) {
          // some rows are there by then, some come into the parts, and in the end the parts are others
          if (place === 2) await cut(parted.url, 2008, 2009);
          if (place === 5) await cut(parted.url, 2009, 2010);
          await step(parted);
        }
        expect(await rowsOf(parted)).toBe(await rowsOf(whole));
        expect(await figures(parted)).toEqual(await figures(whole));
        expect(await untrue(parted)).toEqual([]);
        // with the first year lies what is before it
        expect(await within(parted.url, 'observation', 'y2010')).toBe(3);
        expect(await within(parted.url, 'observation', 'later')).toBe(0);
        const all = await query<{ count: number }>(parted.url, 'SELECT COUNT(*) AS count FROM observation');
        expect(await within(parted.url, 'observation', 'y2009')).toBe(Number(all[0]?.count) - 3);
        expect(await within(parted.url, 'rollup', 'y2010')).toBeGreaterThan(0);
      });
    });
  });

  test('are asked for the years that are wanted and no others', async () => {
    await inProvince(engine, async ({ url }) => {
      await cut(url, 2008, 2010);
      const asked = `SELECT * FROM rollup WHERE branch = '210000' AND period IN ('2009', '2009-07') AND valid_to = 9007199254740991`;
      const plan = engine.name === 'MariaDB' ? 'EXPLAIN PARTITIONS' : 'EXPLAIN FORMAT=TRADITIONAL';
      expect(await query(url, `${plan} ${asked}`)).toMatchObject([{ partitions: 'y2009' }]);
    });
  });

  test('have records by the year that they came in', async () => {
    await inProvince(engine, async (province) => {
      const year = new Date().getUTCFullYear();
      await cut(province.url, year - 1, year);
      const orders = [['A1', july(1), july(2)] as const, ['A2', july(1), july(3, 12)] as const];
      await sendOrders(province, { branch: '沈阳', period: '2009-H2', orders });
      // the year may end meanwhile
      const of = await within(province.url, 'record', `y${year}`);
      expect(of + (await within(province.url, 'record', 'later'))).toBe(2);
      expect(await within(province.url, 'record', `y${year - 1}`)).toBe(0);
      expect(await untrue(province)).toEqual([]);
    });
  });
});
