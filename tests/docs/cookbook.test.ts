import { servedProvince, type Served } from '../api/served';
import { readCsv } from '../journeys/expected-figures';
import { describeWithTool, programOf } from '../servers/tools';
import { addressesIn, blockIn, blocksIn, documented, documentText, recipe, recipes, runBlock } from './blocks';

let served: Served;
beforeAll(async () => {
  served = await servedProvince('sample');
});
afterAll(() => served.close());

/** Asks what a document asks for at its address. */
function fetched(address: string, headers: Record<string, string> = {}): Promise<Response> {
  return served.fetch(address.replace(documented, ''), { headers });
}

describe('the cookbook', () => {
  test('its table names every recipe, and each says how it was checked', () => {
    const named = [...documentText('docs/cookbook/README.md').matchAll(/^\| \[[^\]]+\]\(([\w-]+)\.md\)/gm)];
    expect(new Set(named.map(([, name]) => name))).toEqual(new Set(recipes.keys()));
    for (const [name, text] of recipes) {
      expect([name, /^Checked: /m.test(text)]).toEqual([name, true]);
      expect([name, text.split('\n').length <= 60]).toEqual([name, true]);
    }
  });

  const addresses = [...recipes].flatMap(([name, text]) =>
    blocksIn(text, '').flatMap((block) => addressesIn(block).map((address) => [name, address] as const)),
  );

  test.each(addresses)('%s: %s answers with the branches’ or the province’s figures', async (_name, address) => {
    const response = await fetched(address);
    expect(response.status).toBe(200);
    const bytes = Buffer.from(await response.arrayBuffer());
    const url = new URL(address);
    if (url.pathname.endsWith('.xlsx')) return expect(bytes.subarray(0, 2).toString()).toBe('PK');
    expect(bytes.subarray(0, 3).toString('hex') === 'efbbbf').toBe(url.searchParams.has('bom'));
    const branches = new Set(readCsv(bytes.toString('utf8')).map(({ branch }) => branch));
    expect(branches.size).toBe(url.searchParams.get('level') === 'branch' ? 14 : 1);
  });
});

describe('Power Query', () => {
  const [csv = '', graphql = ''] = blocksIn(recipe('power-query'), 'powerquery');

  /** The request that Web.Contents makes of its options. */
  function requestOf(code: string): { readonly address: string; readonly headers: Record<string, string> } {
    const [base, path] = [/Web\.Contents\("([^"]+)"/, /RelativePath = "([^"]+)"/].map((part) => part.exec(code)?.[1]);
    const record = (name: string): [string, string][] => {
      const [, fields = ''] = new RegExp(`${name} = \\[((?:[^\\]"]|"(?:[^"]|"")*")*)\\]`).exec(code) ?? [];
      return [...fields.matchAll(/(\w+) = "((?:[^"]|"")*)"/g)].map(([, field = '', text = '']) => [
        field,
        text.replaceAll('""', '"'),
      ]);
    };
    const query = new URLSearchParams(record('Query')).toString();
    return { address: `${base ?? ''}/${path ?? ''}?${query}`, headers: Object.fromEntries(record('Headers')) };
  }

  const basic = (): Record<string, string> => ({
    authorization: `Basic ${Buffer.from(`:${served.token}`).toString('base64')}`,
  });

  test('takes the rows as CSV, with the columns it gives types to, its token as a password', async () => {
    const { address } = requestOf(csv);
    const response = await fetched(address, basic());
    const rows = readCsv(await response.text());
    // 27 series; 14 branches; 6 months
    expect(rows.length).toBe(27 * 14 * 6);
    expect(columnsTyped(csv).filter((column) => rows[0]?.[column] === undefined)).toEqual([]);
    expect(columnsTyped(csv).length).toBeGreaterThan(3);
  });

  test('takes the fields it names by GraphQL', async () => {
    const { address, headers } = requestOf(graphql);
    const response = await fetched(address, { ...headers, ...basic() });
    const { data } = (await response.json()) as { data: { rollups: { nodes: Record<string, unknown>[] } } };
    expect(data.rollups.nodes.length).toBe(27 * 14);
    expect(columnsTyped(graphql).filter((column) => !(column in (data.rollups.nodes[0] ?? {})))).toEqual([]);
    expect(graphql).toContain('[data][rollups][nodes]');
  });

  function columnsTyped(code: string): string[] {
    return [...code.matchAll(/\{"(\w+)", (?:type number|Int64\.Type)\}/g)].map(([, column]) => column ?? '');
  }
});

describe('Grafana', () => {
  interface Panel {
    readonly url: string;
    readonly root_selector: string;
    readonly url_options: { readonly body_graphql_query: string };
    readonly columns: readonly { readonly selector: string; readonly type: string }[];
  }

  test('finds its columns below the root selector, numbers as numbers', async () => {
    const panel = JSON.parse(blockIn(recipe('grafana'), 'json')) as Panel;
    expect(panel.url).toBe(`${documented}/graphql`);
    expect(blockIn(recipe('grafana'), 'yaml')).toContain(documented);
    const answer: unknown = await served.graphql(panel.url_options.body_graphql_query);
    const rows = panel.root_selector
      .split('.')
      .reduce((value, field) => (value as Record<string, unknown>)[field], answer) as Record<string, string | null>[];
    expect(rows.length).toBe(14);
    for (const { selector, type } of panel.columns) {
      for (const row of rows) {
        expect([selector, row[selector] === undefined]).toEqual([selector, false]);
        if (type === 'number' && row[selector] !== null) expect(Number(row[selector])).not.toBeNaN();
      }
    }
  });
});

describeWithTool('python3', 'the cookbook’s program in Python', () => {
  test('prints what the recipe says', async () => {
    const text = recipe('python');
    expect(await runBlock(programOf('python3'), blockIn(text, 'python'), served)).toBe(blockIn(text, 'text'));
  });
});

describeWithTool('Rscript', 'the cookbook’s program in R', () => {
  test('prints what the recipe says', async () => {
    const text = recipe('r');
    expect(await runBlock(programOf('Rscript'), blockIn(text, 'r'), served)).toBe(blockIn(text, 'text'));
  });
});
