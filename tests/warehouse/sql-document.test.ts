import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { followCatalogue } from '../../src/rollups';
import { sampleProvince, type SampleProvince } from '../journeys/sample-province';
import { describeOnEveryEngine } from '../servers/engines';
import { asking, unpadded, type Row } from './asking';

const document = readFileSync(join(__dirname, '../../docs/sql.md'), 'utf8');

/** The columns of each view and table, as its section lists them; a history has those of its view before its own. */
function documented(): Record<string, readonly string[]> {
  const found: Record<string, readonly string[]> = {};
  for (const section of document.split(/^### /m).slice(1)) {
    const [, name = ''] = /^`(\w+)`/.exec(section) ?? [];
    const [, base = ''] = /^The columns of `(\w+)`, and:/m.exec(section) ?? [];
    const own = [...section.matchAll(/^\| `(\w+)` \|/gm)].map((match) => match[1] ?? '');
    found[name] = [...(found[base] ?? []), ...own];
  }
  return found;
}

/** Each example: its query, and the table that the document says it gives. */
const examples = [...document.matchAll(/```sql\n(SELECT[^`]*?)```\n\n(\|[^`]*?)\n\n/g)].map((match) => ({
  query: match[1] ?? '',
  output: (match[2] ?? '').split('\n'),
}));

function table(rows: readonly Row[]): string[] {
  const [first = {}] = rows;
  const line = (cells: readonly unknown[]): string =>
    `| ${cells.map((one) => (one === null ? 'NULL' : typeof one === 'string' ? one : JSON.stringify(one))).join(' | ')} |`;
  const names = Object.keys(first);
  return [line(names), line(names.map(() => '---')), ...rows.map((row) => line(Object.values(row).map(unpadded)))];
}

test('the document has examples', () => {
  expect(examples.length).toBeGreaterThanOrEqual(3);
});

describeOnEveryEngine('docs/sql.md', (engine) => {
  let province: SampleProvince;
  let url: string;

  beforeAll(async () => {
    province = await sampleProvince({}, engine);
    url = province.tongbao.settings.databaseUrl;
    await followCatalogue(province.tongbao.warehouse, province.tongbao.catalogue);
  }, 120_000);
  afterAll(() => province.close());

  test('lists the columns that there are, in their order', async () => {
    const there = await asking(url, async (query) => {
      const names =
        engine.name === 'SQLite'
          ? await query(
              "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name LIKE '__%' ORDER BY name",
            )
          : await query('SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()');
      const star = names.map(({ name }) => String(name)).filter((name) => /^[dv]_/.test(name));
      const columns = await Promise.all(
        star.map((name) =>
          engine.name === 'SQLite'
            ? query(`SELECT name FROM pragma_table_info('${name}')`)
            : query(`SHOW COLUMNS FROM ${name}`),
        ),
      );
      return star.map((name, index) => [name, columns[index]?.map((row) => row['name'] ?? row['Field'])] as const);
    });
    expect(documented()).toEqual(Object.fromEntries(there));
  });

  test.each(examples)('$query', async ({ query: sql, output }) => {
    expect(table(await asking(url, (query) => query(sql)))).toEqual(output);
  });
});
