import * as XLSX from '@e965/xlsx';
import { DataType, tableFromIPC, type Table } from 'apache-arrow';
import { parse } from 'csv-parse/sync';
import { errorIn, servedProvince, type Served } from './served';

let served: Served;
beforeAll(async () => {
  served = await servedProvince('sample');
});
afterAll(() => served.close());

type Value = string | number | boolean | null;
type Node = Readonly<Record<string, Value | Readonly<Record<string, Value>>>>;

/** The two exports, and how to ask the query that has the same rows. */
const tables = {
  rollups: {
    parameters: 'periods=2009-H2&periods=2009-Q3,2009&level=branch&grain=quarter',
    query: 'rollups(filter: {periods: ["2009-H2", "2009-Q3", "2009"]}, level: BRANCH, grain: QUARTER, first: 100',
    columns: [
      ...['branch', 'period', 'service', 'indicator', 'customer_class', 'unit', 'low', 'high', 'volume', 'bound'],
      ...['display', 'branches_reported', 'branches_expected', 'status', 'limit', 'meets_limit'],
    ],
    rows: 2 * 14 * 27,
  },
  observations: {
    parameters: 'periods=2009-Q3&branches=210100,210200&services=FIXED_LINE',
    query:
      'observations(filter: {periods: ["2009-Q3"], branches: ["210100", "210200"], services: ["FIXED_LINE"]}, first: 10',
    columns: [
      ...['branch', 'period', 'service', 'indicator', 'customer_class', 'unit', 'low', 'high', 'volume', 'status'],
      ...['file', 'sheet', 'cell', 'raw_text', 'volume_cell', 'volume_raw_text', 'submission', 'revision'],
      ...['bound', 'display'],
    ],
    rows: 2 * 3 * 4,
  },
} as const;
type TableName = keyof typeof tables;
const names = Object.keys(tables) as TableName[];

/** A column as the query has it. */
const elsewhere: Readonly<Record<string, string>> = {
  file: 'submission { fileName }',
  submission: 'submission { id }',
  revision: 'submission { revision }',
};

function fieldOf(column: string): string {
  return elsewhere[column] ?? column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The same rows by walking over the pages of the query; what is nothing is empty. */
async function walked(name: TableName): Promise<string[][]> {
  const { query, columns } = tables[name];
  const fields = columns.filter((column) => !(column in elsewhere)).map(fieldOf);
  if (name === 'observations') fields.push('submission { id fileName revision }');
  const rows: string[][] = [];
  for (let after: string | null = null; ;) {
    const place: string = after === null ? '' : `, after: ${JSON.stringify(after)}`;
    const answer: Record<string, Page> = await served.data(
      `{ ${query}${place}) { nodes { ${fields.join(' ')} } pageInfo { hasNextPage endCursor } } }`,
    );
    const page = answer[name];
    for (const node of page?.nodes ?? []) rows.push(columns.map((column) => valueIn(node, fieldOf(column))));
    if (!page?.pageInfo.hasNextPage) return rows;
    after = page.pageInfo.endCursor;
  }
}

interface Page {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

function valueIn(node: Node, field: string): string {
  const [, outer = '', inner = ''] = /^(\w+) \{ (\w+) \}$/.exec(field) ?? [];
  const value = outer === '' ? node[field] : node[outer];
  const leaf = typeof value === 'object' && value !== null ? value[inner] : value;
  return leaf === null || leaf === undefined ? '' : String(leaf);
}

async function exported(
  name: TableName,
  format: string,
  parameters: string = tables[name].parameters,
): Promise<Response> {
  const response = await served.fetch(`/exports/${name}.${format}?${parameters}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-disposition')).toBe(`attachment; filename=${name}.${format}`);
  expect(response.headers.get('x-warehouse-version')).toBe('14');
  return response;
}

const parsed = (csv: string): string[][] => parse(csv, { bom: true });

/** An Arrow table as texts, decimals from their 128 bits. */
function texts(table: Table): string[][] {
  const scales = table.schema.fields.map(({ type }) => (DataType.isDecimal(type) ? type.scale : 0));
  return table.toArray().map((row: object) =>
    Object.values(row).map((value: Value | Uint32Array, index) => {
      if (value instanceof Uint32Array) return decimalText(value, scales[index] ?? 0);
      return value === null ? '' : String(value);
    }),
  );
}

function decimalText(words: Uint32Array, scale: number): string {
  const whole = words.reduceRight((sum, word) => (sum << 32n) | BigInt(word), 0n);
  const digits = String(BigInt.asIntN(128, whole)).padStart(scale + 1, '0');
  return `${digits.slice(0, -scale)}.${digits.slice(-scale)}`.replace(/\.?0+$/, '');
}

describe.each(names)('the export of %s', (name) => {
  const { columns, rows: count } = tables[name];
  let rows: string[][];
  beforeAll(async () => {
    rows = await walked(name);
    expect(rows).toHaveLength(count);
  });

  test('as CSV is the walk over the query, row for row', async () => {
    expect(parsed(await (await exported(name, 'csv')).text())).toEqual([columns, ...rows]);
  });

  test('takes what figures have to be, as a sieve over the rows by hand does', async () => {
    const at = (column: string): number => (columns as readonly string[]).indexOf(column);
    const value = (row: readonly string[], column: string): number => Number(row[at(column)] || NaN);
    const sieves: readonly (readonly [string, (row: readonly string[]) => boolean])[] = [
      ['statuses=complete,REPORTED', (row) => ['COMPLETE', 'REPORTED'].includes(row[at('status')] ?? '')],
      ['statuses=NO_BUSINESS', (row) => row[at('status')] === 'NO_BUSINESS'],
      // whole numbers apart, so that a comparison of numbers is as good as one of decimals
      ['valueAtLeast=1.5', (row) => value(row, 'low') >= 1.5],
      ['valueAtMost=1.5', (row) => value(row, 'high') <= 1.5],
      ['valueAtLeast=1&valueAtMost=2', (row) => value(row, 'low') >= 1 && value(row, 'high') <= 2],
    ];
    for (const [parameters, takes] of sieves) {
      const csv = await (await exported(name, 'csv', `${tables[name].parameters}&${parameters}`)).text();
      expect([parameters, parsed(csv)]).toEqual([parameters, [columns, ...rows.filter(takes)]]);
    }
    // the only limit is that of billing errors, which all keep to as far as that can be said
    const kept = parsed(await (await exported(name, 'csv', `${tables[name].parameters}&meetsLimit=true`)).text()).slice(
      1,
    );
    expect(kept.length).toBeGreaterThan(0);
    expect(new Set(kept.map((row) => row[at('indicator')]))).toEqual(new Set(['BILLING_ERROR_RATE']));
    const broken = parsed(await (await exported(name, 'csv', `${tables[name].parameters}&meetsLimit=false`)).text());
    expect(broken).toEqual([columns]);
  });

  test('as CSV for Excel begins with its mark, and is else the same', async () => {
    const bytes = Buffer.from(await (await exported(name, 'csv', `${tables[name].parameters}&bom=true`)).arrayBuffer());
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(parsed(bytes.toString())).toEqual([columns, ...rows]);
  });

  test('as JSON and NDJSON holds the same', async () => {
    const json = (await (await exported(name, 'json')).json()) as Node[];
    const lines = (await (await exported(name, 'ndjson')).text()).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as Node)).toEqual(json);
    expect(json.map((row) => Object.keys(row))).toEqual(rows.map(() => columns));
    expect(json.map((row) => columns.map((column) => valueIn(row, column)))).toEqual(rows);
    // a reader of JSON would round numbers
    expect(json.every(({ low, volume }) => [low, volume].every((one) => one === null || typeof one === 'string'))).toBe(
      true,
    );
  });

  test('as a workbook holds the same, numbers as numbers', async () => {
    const workbook = XLSX.read(Buffer.from(await (await exported(name, 'xlsx')).arrayBuffer()));
    expect(workbook.SheetNames).toEqual([name]);
    const cells = XLSX.utils.sheet_to_json<unknown[]>(workbook.Sheets[name] ?? {}, {
      header: 1,
      defval: '',
      raw: true,
    });
    expect(cells.map((row) => row.map(String))).toEqual([columns, ...rows]);
    expect(typeof cells[1]?.[8]).toBe('number');
  });

  test('as Arrow holds the same, decimals exact', async () => {
    const table = tableFromIPC(await exported(name, 'arrow'));
    const read = await table;
    expect(read.schema.fields.map((field) => field.name)).toEqual(columns);
    expect(texts(read)).toEqual(rows);
    expect(String(read.schema.fields[6]?.type)).toBe('Decimal[38e+15]');
  });

  test('of what is not there is an empty table, not an error', async () => {
    const nothing = 'periods=1999';
    expect(parsed(await (await exported(name, 'csv', nothing)).text())).toEqual([columns]);
    expect(await (await exported(name, 'json', nothing)).json()).toEqual([]);
    expect(await (await exported(name, 'ndjson', nothing)).text()).toBe('');
    const arrow = await tableFromIPC(await exported(name, 'arrow', nothing));
    expect([arrow.numRows, arrow.numCols]).toEqual([0, columns.length]);
    const workbook = XLSX.read(Buffer.from(await (await exported(name, 'xlsx', nothing)).arrayBuffer()));
    expect(XLSX.utils.sheet_to_json(workbook.Sheets[name] ?? {}, { header: 1 })).toEqual([columns]);
  });
});

describe('an export', () => {
  test('is filtered by every dimension, and speaks the language asked for', async () => {
    const query =
      'periods=2009-H2&services=DDN&indicators=PRE_ACCEPTANCE_TIME&customerClasses=CORPORATE&branches=210100,210000&lang=en';
    const [, ...rows] = parsed(await (await exported('rollups', 'csv', query)).text());
    expect(rows.map((row) => row.slice(0, 6).join(' '))).toEqual([
      '210000 2009-H2 DDN PRE_ACCEPTANCE_TIME CORPORATE d',
      '210100 2009-H2 DDN PRE_ACCEPTANCE_TIME CORPORATE d',
    ]);
    expect(rows[0]?.[10]).toBe('1.68 d');
    const observed = await exported('observations', 'csv', 'submissions=3&indicators=INSTALL_TIME');
    expect(
      new Set(
        parsed(await observed.text())
          .slice(1)
          .map((row) => row[16]),
      ),
    ).toEqual(new Set(['3']));
  });

  test('as of an earlier version holds what was known then', async () => {
    const response = await served.fetch('/exports/observations.ndjson?asOf=2');
    expect(response.headers.get('x-warehouse-version')).toBe('2');
    const rows = (await response.text()).trimEnd().split('\n');
    expect(new Set(rows.map((line) => (JSON.parse(line) as Node)['submission']))).toEqual(new Set([1, 2]));
  });

  test.each([
    ['/exports/rollups.docx?periods=2009-H2', 404, 'NOT_FOUND'],
    ['/exports/branches.csv', 404, 'NOT_FOUND'],
    ['/exports/rollups.csv', 400, 'ARGUMENT_INVALID'],
    ['/exports/rollups.csv?periods=2009-H2&colour=red', 400, 'ARGUMENT_INVALID'],
    ['/exports/rollups.xlsx?periods=2009-H2&bom=true', 400, 'ARGUMENT_INVALID'],
    ['/exports/rollups.csv?periods=2009-H2&bom=maybe', 400, 'ARGUMENT_INVALID'],
    ['/exports/rollups.csv?periods=2009-H2&statuses=FINE', 400, 'ARGUMENT_INVALID'],
    ['/exports/rollups.csv?periods=2009-H2&valueAtLeast=1e3', 400, 'ARGUMENT_INVALID'],
    ['/exports/rollups.csv?periods=2009-H2&meetsLimit=1', 400, 'ARGUMENT_INVALID'],
    ['/exports/rollups.csv?periods=2009-H2&asOf=99', 400, 'ARGUMENT_INVALID'],
    ['/exports/observations.csv?submissions=first', 400, 'ARGUMENT_INVALID'],
  ])('%s is refused before anything is sent', async (path, status, code) => {
    const response = await served.fetch(path);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-disposition')).toBeNull();
    expect((await errorIn(response)).code).toBe(code);
  });

  test('can be asked for by its head', async () => {
    const response = await served.fetch('/exports/rollups.csv?periods=2009-H2', { method: 'HEAD' });
    expect([response.status, response.headers.get('x-warehouse-version'), await response.text()]).toEqual([
      200,
      '14',
      '',
    ]);
  });
});
