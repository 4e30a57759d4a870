import { randomBytes } from 'node:crypto';
import { decimal } from '../../src/model';
import { followCatalogue } from '../../src/rollups';
import { grantScript } from '../../src/warehouse';
import { expectedFigures, type CsvRow } from '../journeys/expected-figures';
import { describeOnEveryEngine } from '../servers/engines';
import { sampleProvince, type SampleProvince } from '../journeys/sample-province';
import { asking, type Row } from '../warehouse/asking';
import { blockIn, blocksIn, recipe } from './blocks';

/** The province’s half-year, as it was worked out elsewhere. */
const published = expectedFigures.filter(({ branch, period }) => branch === '210000' && period === '2009-H2');

describeOnEveryEngine('the cookbook’s SQL', (engine) => {
  let province: SampleProvince;
  let reader: { readonly url: string; drop(): Promise<void> };
  beforeAll(async () => {
    let url = '';
    province = await sampleProvince(undefined, {
      ...engine,
      create: async () => {
        const database = await engine.create();
        ({ url } = database);
        return database;
      },
    });
    // as the program does when it starts
    await followCatalogue(province.tongbao.warehouse, province.tongbao.catalogue);
    reader = engine.name === 'SQLite' ? { url, drop: () => Promise.resolve() } : await readerOf(url);
  });
  afterAll(async () => {
    await reader.drop();
    await province.close();
  });
  const ask = (sql: string): Promise<Row[]> => asking(reader.url, (query) => query(sql));

  test('the views give the province’s figures, and its branches beside each other', async () => {
    const [figures = '', branches = ''] = blocksIn(recipe('sql'), 'sql');
    const rows = await ask(figures);
    expect(rows.length).toBe(published.length);
    const values = rows.map(({ value, volume }) => `${near(value)} ${near(volume)}`);
    // a bound has no value
    const wanted = published.map(({ low, high, volume }) => `${low === high ? near(low) : 'null'} ${near(volume)}`);
    expect([...values].sort()).toEqual([...wanted].sort());

    const beside = (await ask(branches)).map(({ value }) => Number(value));
    expect(beside.length).toBe(14);
    // SQLite, for which the recipes are not, has decimals as text and orders them so
    if (engine.name !== 'SQLite') expect(beside).toEqual([...beside].sort((a, b) => a - b));
  });

  test('Metabase’s question, with its filter filled in', async () => {
    const rows = await ask(blockIn(recipe('metabase'), 'sql').replace('{{period}}', "'2009-H2'"));
    expect(new Set(rows.map((row) => row['分公司'])).size).toBe(14);
    const series = expectedFigures.filter(
      ({ branch, period, service }) => branch === '210100' && period === '2009-H2' && service === 'FIXED_LINE',
    );
    expect(rows.length).toBe(14 * series.length);
  });

  test('Superset’s metric over its data set gives the published figures, from months of branches', async () => {
    const [dataset = '', metric = ''] = blocksIn(recipe('superset'), 'sql');
    const rows = await ask(
      `SELECT service, indicator, customer_class, ${metric} AS mean FROM (${dataset}) months GROUP BY 1, 2, 3`,
    );
    const means = new Map(rows.map((row) => [keyOf(row as CsvRow), near(row['mean'])]));
    const exact = published.filter(({ low, high }) => low === high);
    expect(exact.map((row) => means.get(keyOf(row)))).toEqual(exact.map(({ low }) => near(low)));
  });

  test('FineReport’s data set, with its parameter filled in', async () => {
    const rows = await ask(blockIn(recipe('finereport'), 'sql').replace('${period}', '2009-H2'));
    expect(rows.length).toBe(15 * published.length);
    expect(new Set(rows.map((row) => row['branch_name_zh']))).toContain('沈阳');
  });
});

const keyOf = (row: CsvRow): string => `${row['service']} ${row['indicator']} ${row['customer_class']}`;

/** A figure to six places, as every engine and the figures worked out elsewhere agree on it. */
function near(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? decimal(String(value)).toFixed(6) : 'null';
}

/** The account that `tongbao grants` makes, with nothing but what it may read. */
async function readerOf(url: string): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const [user, password] = [`bi_${randomBytes(4).toString('hex')}`, randomBytes(12).toString('hex')];
  await asking(url, async (query) => {
    for (const statement of grantScript(url, { user, host: '127.0.0.1', password })) await query(statement);
  });
  const own = new URL(url);
  Object.assign(own, { username: user, password });
  return {
    url: own.href,
    drop: async () => {
      await asking(url, (query) => query(`DROP USER '${user}'@'127.0.0.1'`));
    },
  };
}
