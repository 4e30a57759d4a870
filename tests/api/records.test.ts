import { Workbook } from 'exceljs';
import { formWith, servedProvince, type Served } from './served';

let served: Served;
beforeAll(async () => {
  // of records, only those looked at are held
  served = await servedProvince('empty', { LIMIT_CELLS: '150' });
});
afterAll(() => served.close());

/** Complaints with who complained; every third was answered, every other one of these satisfied. */
function complaints(count: number): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  const rows = Array.from({ length: count }, (_, n) => {
    const accepted = `2009-07-${two(1 + (n % 20))} 09:00`;
    const completed = `2009-07-${two(2 + (n % 20))} 09:00`;
    return `T${n + 1},1380000${n},${accepted},${completed},${n % 3 > 0 ? '' : n % 2 > 0 ? '不满意' : '满意'}`;
  });
  return ['沈阳分公司投诉单', '投诉单号,用户号码,投诉时间,办结时间,是否满意', ...rows].join('\n');
}

interface Answer {
  readonly observations: {
    readonly nodes: readonly {
      readonly indicator: string;
      readonly cell: string;
      readonly volume: string;
      readonly high: string;
      readonly records: {
        readonly nodes: readonly {
          readonly number: string;
          readonly row: number;
          readonly satisfied: boolean | null;
        }[];
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
      };
    }[];
  };
}

const query = `query ($indicator: ID!, $after: String) {
  observations(filter: {periods: ["2009-07"], indicators: [$indicator]}) {
    nodes { indicator cell volume high records(first: 4, after: $after) {
      nodes { number row satisfied accepted completed countedIn sheet } pageInfo { hasNextPage endCursor } } }
  }
}`;

test('a figure that was counted leads to its records, page by page, and to nobody’s number', async () => {
  const sent = await served.send(formWith(complaints(30), '沈阳.csv', { period: '2009-H2' }));
  expect(await sent.json()).toMatchObject({ status: 'accepted', branch: '210100' });
  const numbers: string[] = [];
  for (let after: string | null = null; ;) {
    const data: Answer = await served.data<Answer>(query, { indicator: 'COMPLAINT_SATISFACTION', after });
    const [figure] = data.observations.nodes;
    // ten were answered, five of them by somebody who was satisfied
    expect(figure).toMatchObject({ cell: '3:30', volume: '10', high: '50' });
    numbers.push(...(figure?.records.nodes ?? []).map(({ number, row }) => `${number}@${row}`));
    if (figure?.records.pageInfo.hasNextPage !== true) break;
    after = figure.records.pageInfo.endCursor;
  }
  expect(numbers).toEqual(Array.from({ length: 10 }, (_, n) => `T${n * 3 + 1}@${n * 3 + 3}`));
  const whole = JSON.stringify(await served.data(query, { indicator: 'COMPLAINT_TIME' }));
  expect(whole).toContain('T1');
  expect(whole).not.toContain('1380000');
  const { errors } = await served.graphql(query.replace('number row', 'number subscriber'), { indicator: 'COMPLAINT' });
  expect(errors?.[0]?.message).toContain('subscriber');
});

test.each([
  ['reader', undefined, 'FORBIDDEN', undefined],
  // the figures of another branch are not there at all
  ['uploader', '210200', undefined, []],
  ['uploader', '210100', undefined, [4]],
  ['officer', undefined, undefined, [4]],
] as const)('a %s of %s is answered with %s', async (role, branch, code, found) => {
  const authorization = `Bearer ${await served.tokenFor(role, branch)}`;
  const { data, errors } = await served.graphql<Answer>(query, { indicator: 'COMPLAINT_TIME' }, { authorization });
  expect(errors?.[0]?.extensions.code).toBe(code);
  expect(data?.observations.nodes.map(({ records }) => records.nodes.length)).toEqual(found);
});

test('a cursor of one figure is none of another submission’s', async () => {
  const cursor = Buffer.from(JSON.stringify(['record', 0, 99, 3])).toString('base64url');
  const { errors } = await served.graphql(query, { indicator: 'COMPLAINT_TIME', after: cursor });
  expect(errors?.[0]?.extensions.code).toBe('ARGUMENT_INVALID');
});

test('the sheet can be looked at though it has far more cells than are ever held', async () => {
  const book = new Workbook();
  const sheet = book.addWorksheet('投诉单');
  for (const line of complaints(50).replace('沈阳', '大连').split('\n')) sheet.addRow(line.split(','));
  const bytes = new Uint8Array(await book.xlsx.writeBuffer());
  const sent = await served.send(formWith(bytes, '大连.xlsx', { period: '2009-H2', branch: '210200' }));
  const { id, status } = (await sent.json()) as { id: number; status: string };
  expect(status).toBe('accepted');
  const seen = await served.fetch(`/submissions/${id}/sheets?sheet=${encodeURIComponent('投诉单')}&rows=51-52`);
  expect(await seen.json()).toMatchObject({
    sheets: [{ name: '投诉单', rows: 52, columns: 5 }],
    view: { rows: [{ row: 51, cells: [{ cell: 'A51', text: 'T49' }, {}, {}, {}, {}] }, { row: 52 }] },
  });
});
