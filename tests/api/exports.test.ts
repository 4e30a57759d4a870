import ExcelJS from 'exceljs';
import { silentLog } from '../../src/foundation';
import { rollupCsv, rollupQuery } from '../../src/api';
import { readCatalogue } from '../../src/catalogue';
import { decimal } from '../../src/model';
import { openWarehouse } from '../../src/warehouse';
import { servedProvince, type Served } from './served';

let served: Served;
beforeAll(async () => {
  served = await servedProvince('sample');
});
afterAll(() => served.close());

const columns = [
  ...['branch', 'period', 'service', 'indicator', 'customer_class', 'unit', 'low', 'high', 'volume'],
  ...['bound', 'display', 'branches_reported', 'branches_expected', 'status'],
];
const everything = 'periods=2009-H2&periods=2009-Q3,2009&level=branch&grain=quarter';

async function asked(format: string, query = everything): Promise<Response> {
  const response = await fetch(`${served.url}/exports/rollups.${format}?${query}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-disposition')).toBe(`attachment; filename=rollups.${format}`);
  return response;
}

/** The same figures by GraphQL, in the columns of the exports. */
async function byGraphql(): Promise<string[][]> {
  const fields = columns.map((name) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()));
  const { rollups } = await served.data<{ rollups: { nodes: Record<string, string | number | null>[] } }>(
    `{ rollups(filter: {periods: ["2009-H2", "2009-Q3", "2009"]}, level: BRANCH, grain: QUARTER, first: 10000) { nodes { ${fields.join(' ')} } } }`,
  );
  return rollups.nodes.map((row) => fields.map((field) => String(row[field] ?? '')));
}

describe('exports of rollups', () => {
  test('CSV, JSON and GraphQL say the same, row for row', async () => {
    const rows = await byGraphql();
    expect(rows).toHaveLength(2 * 14 * 27);
    const [head, ...lines] = (await (await asked('csv')).text()).trimEnd().split('\n');
    expect(head).toBe(columns.join(','));
    expect(lines.map((line) => line.split(','))).toEqual(rows);
    const json = (await (await asked('json')).json()) as Record<string, string | null>[];
    expect(json.map((row) => Object.keys(row))).toEqual(rows.map(() => columns));
    expect(json.map((row) => Object.values(row).map((value) => value ?? ''))).toEqual(rows);
  });

  test('the workbook holds the same, numbers as numbers', async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await (await asked('xlsx')).arrayBuffer());
    const rows: string[][] = [];
    workbook.worksheets[0]?.eachRow((row) => {
      const values = columns.map((_, i) => row.getCell(i + 1).value);
      rows.push(values.map((value) => (value === null ? '' : String(value as string | number))));
    });
    expect(rows).toEqual([columns, ...(await byGraphql())]);
    expect(workbook.worksheets[0]?.getCell('I2').type).toBe(ExcelJS.ValueType.Number);
  });

  test('filters by every dimension', async () => {
    const query =
      'periods=2009-H2&services=DDN&indicators=PRE_ACCEPTANCE_TIME&customerClasses=CORPORATE&branches=210100,210000&lang=en';
    const [, ...lines] = (await (await asked('csv', query)).text()).trimEnd().split('\n');
    expect(lines.map((line) => line.split(',').slice(0, 6).join(' '))).toEqual([
      '210000 2009-H2 DDN PRE_ACCEPTANCE_TIME CORPORATE d',
      '210100 2009-H2 DDN PRE_ACCEPTANCE_TIME CORPORATE d',
    ]);
    expect(lines[0]?.split(',')[10]).toBe('1.68 d');
  });

  test('what is not there is an empty table, not an error', async () => {
    expect(await (await asked('csv', 'periods=1999')).text()).toBe(`${columns.join(',')}\n`);
    expect(await (await asked('json', 'periods=1999')).json()).toEqual([]);
  });
});

describe('what a spreadsheet could take for a formula', () => {
  test('is defused in text, and numbers are left as they are', async () => {
    const name = '{ zh: n, en: n }';
    const catalogue = readCatalogue(
      `
name: ${name}
organisation: { code: HEAD, name: ${name}, branches: [{ code: A, name: ${name} }] }
customer_classes: [{ code: ALL, name: ${name} }]
units: [{ code: points, dimension: points, factor: "1", symbol: { zh: ',"点"', en: p } }]
indicators: [{ code: GAIN, name: ${name}, unit: points, decimals: 2, direction: none, rollup: sum }]
services: [{ code: S, name: ${name}, series: [{ indicator: GAIN, classes: [ALL], expected_from: [A] }] }]
calendar: []
`,
      'small.yaml',
    );
    const warehouse = await openWarehouse({ url: 'sqlite::memory:', log: silentLog });
    await warehouse.migrate();
    await warehouse.write(async (writer) => {
      const key = { branch: 'A', period: '2009-07', service: 'S', indicator: 'GAIN', customerClass: 'ALL' };
      const totals = { low: decimal('-1.5'), high: decimal('-1.5'), volume: decimal('0'), terms: 1 };
      const counts = {
        branchesReported: 1,
        monthsCovered: 1,
        observations: 1,
        unweighted: 0,
        noBusiness: 0,
        notOffered: 0,
      };
      await writer.replaceRollups([key], [{ ...key, totals, low: totals.low, high: totals.high, ...counts }]);
    });
    const lines: string[] = [];
    const query = rollupQuery(catalogue, { periods: ['2009-07'], level: 'BRANCH' });
    for await (const line of rollupCsv({ reader: warehouse, catalogue, query, language: 'zh' })) lines.push(line);
    await warehouse.close();
    expect(lines[1]).toContain(',points,-1.5,-1.5,0,EXACT,"\'-1.5,""点""",');
  });
});
