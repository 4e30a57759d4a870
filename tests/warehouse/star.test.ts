import type { Catalogue } from '../../src/catalogue';
import type { Observation } from '../../src/model';
import { followCatalogue } from '../../src/rollups';
import { endOfTime } from '../../src/warehouse';
import { describeOnEveryEngine, type Engine } from '../servers/engines';
import { asking, type Query, type Row } from './asking';
import { inWarehouse, take } from './sample';
import { answered, inOrder, observationRow, without } from './star-rows';
import { catalogue, dice, figure, fill, reporters } from './star-world';

describeOnEveryEngine('the star schema', (engine) => {
  test('v_rollup has the rows of the answer, to the digit, and v_rollup_history those of every version', async () => {
    await inWarehouse(engine, async (warehouse, url) => {
      const last = await fill(warehouse, 7);
      await asking(url, async (query) => {
        const shown = (await query('SELECT * FROM v_rollup')).map((row) => without(row, 'valid_from'));
        const expected = await answered(warehouse, last);
        expect(inOrder(shown)).toEqual(inOrder(expected));
        for (const column of ['status', 'bound', 'meets_limit'])
          expect(new Set(expected.map((row) => row[column])).size).toBeGreaterThanOrEqual(3);
        for (const { version } of await query('SELECT version FROM v_version')) {
          const then = await query(
            `SELECT * FROM v_rollup_history WHERE valid_from <= ${String(version)} AND ${String(version)} < valid_to`,
          );
          const known = await answered(warehouse, Number(version));
          expect(inOrder(then.map((row) => without(row, 'valid_from', 'valid_to')))).toEqual(inOrder(known));
        }
      });
    });
  });

  test('v_observation has the observations with their cells, also of what the catalogue no longer knows', async () => {
    await inWarehouse(engine, async (warehouse, url) => {
      const last = await fill(warehouse, 11);
      const odd: Observation = { ...figure(dice(1), 'A', '2009-07'), service: 'GONE', indicator: 'LOST' };
      await warehouse.write(async (writer) => {
        const { id } = await take(writer, Buffer.from('odd'), { branch: 'A', period: '2009-H2' });
        await writer.addObservations(id, [odd]);
      });
      const { rows } = await warehouse.observations({}, last + 1, 100_000);
      await asking(url, async (query) => {
        const shown = await query('SELECT * FROM v_observation');
        expect(inOrder(shown.map((row) => without(row)))).toEqual(inOrder(rows.map(observationRow)));
        const [gone] = await query("SELECT * FROM v_observation WHERE service = 'GONE'");
        expect(gone).toMatchObject({ service_name_zh: 'GONE', indicator_name_en: 'LOST', unit: null });
        const everything = await query('SELECT * FROM v_observation_history');
        expect(everything.length).toBeGreaterThan(rows.length);
        const ended = everything.filter(({ valid_to: to }) => Number(to) !== endOfTime);
        expect(ended.length).toBe(everything.length - rows.length);
      });
    });
  });

  test('v_version lists the versions, and what made each', async () => {
    await inWarehouse(engine, async (warehouse, url) => {
      const last = await fill(warehouse, 3);
      const numbers = Array.from({ length: last }, (_, index) => index + 1);
      const known = await warehouse.versions(numbers);
      const shown = await asking(url, (query) => query('SELECT * FROM v_version ORDER BY version'));
      expect(shown.map((row) => ({ ...row, submission: row['submission'] ?? undefined }))).toEqual(known);
    });
  });

  test('dimensions follow the catalogue, and are left alone while it stays', async () => {
    await inWarehouse(engine, async (warehouse, url) => {
      await followCatalogue(warehouse, catalogue);
      expect(await warehouse.state()).toMatchObject({ version: 0, figures: 0 });
      // what is kept by the same rows is not written again
      await asking(url, (query) => query("UPDATE d_branch SET name_en = 'touched' WHERE code = 'A'"));
      await followCatalogue(warehouse, catalogue);
      expect(await asking(url, (query) => query("SELECT name_en FROM d_branch WHERE code = 'A'"))).toEqual([
        { name_en: 'touched' },
      ]);
      await asking(url, async (query) => {
        expect(await query('SELECT code, parent, level FROM d_branch ORDER BY position')).toEqual(
          catalogue.branches.map(({ code, parent = null, level }) => ({ code, parent, level })),
        );
        const expected = await query('SELECT * FROM d_expected');
        expect(inOrder(expected)).toEqual(inOrder(expectedByHand()));
        expect(
          await query("SELECT starts, ends, months, quarter, half_year FROM d_period WHERE code = '2008-Q1'"),
        ).toEqual([{ starts: '2008-01-01', ends: '2008-03-31', months: 3, quarter: '2008-Q1', half_year: '2008-H1' }]);
        expect(await query("SELECT ends, quarter, half_year FROM d_period WHERE code = '1900'")).toEqual([
          { ends: '1900-12-31', quarter: null, half_year: null },
        ]);
        expect(await query('SELECT COUNT(*) AS n, SUM(months) AS months FROM d_period')).toEqual([
          { n: 200 * 19, months: expect.anything() as unknown },
        ]);
        const [kept] = await query('SELECT catalogue_sha256, name_en FROM d_catalogue');
        expect(kept).toEqual({ catalogue_sha256: catalogue.sha256, name_en: 'star' });
      });
      const renamed: Catalogue = {
        ...catalogue,
        services: catalogue.services.map((one) => ({ ...one, name: { zh: '新', en: 'new' } })),
      };
      await followCatalogue(warehouse, renamed);
      expect(await warehouse.state()).toMatchObject({ version: 0 });
      const names = await asking(url, (query) => query('SELECT name_zh FROM d_service'));
      expect(names).toEqual([{ name_zh: '新' }]);
    });
  });

  test('a question of one unit and period reads a range of an index, whichever version it is about', async () => {
    await inWarehouse(engine, async (warehouse, url) => {
      await fill(warehouse, 5);
      const where = "branch = 'HEAD' AND period = '2009-Q4'";
      await asking(url, async (query) => {
        await reads(engine, query, `v_rollup WHERE ${where}`, ['branch', 'period', 'valid_to']);
        await reads(engine, query, `v_rollup_history WHERE ${where} AND valid_from <= 9 AND 9 < valid_to`, [
          'branch',
          'period',
        ]);
        await reads(engine, query, "v_observation WHERE branch = 'A' AND period = '2009-07'", ['period', 'branch']);
      });
    });
  });
});

/** Holds that `SELECT * FROM from` looks figures up by these columns of an index, and stores nothing on the way. */
async function reads(engine: Engine, query: Query, from: string, columns: readonly string[]): Promise<void> {
  if (engine.name === 'SQLite') {
    const plan = (await query(`EXPLAIN QUERY PLAN SELECT * FROM ${from}`)).map((step) => String(step['detail']));
    const bounds = columns.map((column) => `${column}=\\?`).join(' AND ');
    expect(plan).toContainEqual(expect.stringMatching(new RegExp(`^SEARCH f USING .*\\(${bounds}`)));
    expect(plan.filter((step) => /MATERIALIZE|CO-ROUTINE|TEMP/.test(step))).toEqual([]);
    return;
  }
  await query(
    'ANALYZE TABLE rollup, observation, d_branch, d_service, d_indicator, d_customer_class, d_series, d_expected',
  );
  const plan = await query(`EXPLAIN ${engine.name === 'MySQL' ? 'FORMAT=TRADITIONAL ' : ''}SELECT * FROM ${from}`);
  expect(plan.map((step) => step['select_type'])).toEqual(
    plan.map(() => expect.stringMatching(/^(SIMPLE|PRIMARY)$/) as unknown),
  );
  const step = plan.find(({ table }) => table === 'f');
  expect(step).toMatchObject({ type: expect.stringMatching(/^(ref|range)$/) as unknown });
  const bytes: Readonly<Record<string, number>> = { branch: 32 * 4 + 2, period: 7 * 4 + 2, valid_to: 8 };
  const least = columns.reduce((sum, column) => sum + (bytes[column] ?? 0), 0);
  expect(Number(step?.['key_len'])).toBeGreaterThanOrEqual(least);
}

/** Who is expected to report what, told from the words of the catalogue above. */
function expectedByHand(): Row[] {
  const under: Readonly<Record<string, readonly string[]>> = {
    HEAD: ['A', 'B', 'D'],
    NORTH: ['A', 'B'],
    A: ['A'],
    B: ['B'],
    D: ['D'],
  };
  const asked: readonly (readonly [string, string, readonly string[]])[] = [
    ['MEAN', 'ALL', reporters],
    ['MEAN', 'FEW', ['A']],
    ['RATE', 'ALL', reporters],
    ['BALANCE', 'ALL', reporters],
    ['MOST', 'ALL', reporters],
    ['ALONE', 'ALL', ['B', 'D']],
  ];
  return Object.entries(under).flatMap(([unit, branches]) =>
    asked.flatMap(([indicator, customerClass, from]) => {
      const count = branches.filter((code) => from.includes(code)).length;
      return count === 0
        ? []
        : [{ unit, service: 'ONE', indicator, customer_class: customerClass, branches_expected: count }];
    }),
  );
}
