import * as XLSX from '@e965/xlsx';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { liaoyangCsv, sampleFiles, sampleFolder } from '../journeys/sample-province';
import { errorIn, formWith, servedProvince, type Served } from './served';

interface Sheets {
  readonly format: string | null;
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean; rows: number; columns: number }[];
  readonly finding: { readonly code: string } | null;
  readonly view: {
    readonly sheet: string;
    readonly rows: readonly { row: number; cells: readonly { cell: string; kind: string; text: string }[] }[];
    readonly merges: readonly string[];
  } | null;
}

describe('the sheets of a submission', () => {
  let served: Served;
  beforeAll(async () => {
    served = await servedProvince('sample', { LIMIT_PAGE_SIZE: '5000' });
  });
  afterAll(() => served.close());

  const idOf = (branch: string): number => {
    const at = sampleFiles.findIndex((file) => file.startsWith(branch));
    return served.outcomes[at]?.id ?? 0;
  };
  const seen = async (id: number, query = ''): Promise<Sheets> => {
    const response = await served.fetch(`/submissions/${id}/sheets${query}`);
    expect(response.status).toBe(200);
    return (await response.json()) as Sheets;
  };
  const sheetOf = async (id: number, name: string, rows: string): Promise<Sheets['view']> =>
    (await seen(id, `?sheet=${encodeURIComponent(name)}&rows=${rows}`)).view;

  test.each(['大连', '抚顺', '营口'])('of %s are as another program shows them', async (branch) => {
    const file = sampleFiles.find((one) => one.startsWith(branch)) ?? '';
    const book = XLSX.read(readFileSync(join(sampleFolder, file)), { cellText: true, cellNF: true });
    const { sheets } = await seen(idOf(branch));
    expect(sheets.map(({ name }) => name)).toEqual(book.SheetNames);
    let numbers = 0;
    for (const { name, rows } of sheets) {
      const view = await sheetOf(idOf(branch), name, `1-${Math.max(rows, 1)}`);
      for (const { cell, kind, text } of view?.rows.flatMap(({ cells }) => cells) ?? []) {
        const other = book.Sheets[name]?.[cell] as XLSX.CellObject | undefined;
        if (kind === 'text') expect([cell, text.trim()]).toEqual([cell, String(other?.v).trim()]);
        // a general number shows as many digits as there is room for
        if (kind !== 'number' || other?.z === 'General' || other?.z === undefined) continue;
        expect([name, cell, text.replaceAll(',', '')]).toEqual([name, cell, other.w?.replaceAll(',', '')]);
        numbers += 1;
      }
    }
    expect(numbers).toBeGreaterThan(20);
  });

  test.each(sampleFiles.map((file) => [file]))('of %s have every cell that a figure came from', async (file) => {
    const id = served.outcomes[sampleFiles.indexOf(file)]?.id ?? 0;
    const { submission } = await served.data<{
      submission: { observations: { nodes: { sheet: string; cell: string; rawText: string }[] } };
    }>('query ($id: ID!) { submission(id: $id) { observations { nodes { sheet cell rawText } } } }', { id });
    const { nodes } = submission.observations;
    const { sheets } = await seen(id);
    const texts = new Map<string, string>();
    for (const { name, rows } of sheets) {
      const view = await sheetOf(id, name, `1-${Math.max(rows, 1)}`);
      for (const { cells } of view?.rows ?? []) for (const { cell, text } of cells) texts.set(`${name} ${cell}`, text);
    }
    expect(nodes.length).toBeGreaterThan(0);
    // a blank cell is one that says nothing was reported
    const absent = nodes.filter(({ sheet, cell, rawText }) => rawText !== '' && !texts.has(`${sheet} ${cell}`));
    expect(absent).toEqual([]);
  });

  test('of text are its lines', async () => {
    const [header = ''] = liaoyangCsv().split(/\r?\n/);
    const { format, sheets } = await seen(idOf('辽阳'));
    expect([format, sheets.length]).toEqual(['csv', 1]);
    const view = await sheetOf(idOf('辽阳'), sheets[0]?.name ?? '', '1-1');
    expect(view?.rows.map(({ row, cells }) => [row, cells.map(({ text }) => text)])).toEqual([[1, header.split(',')]]);
  });

  test('are given by rows, with the merges that reach into them', async () => {
    const name = '固定电话';
    const whole = await sheetOf(idOf('大连'), name, '1-100');
    const part = await sheetOf(idOf('大连'), name, '2-4');
    expect(part?.rows).toEqual(whole?.rows.filter(({ row }) => row >= 2 && row <= 4));
    expect(whole?.merges).toContain('A3:A5');
    expect(part?.merges).toContain('A3:A5');
    expect(part?.merges).not.toContain(whole?.merges.find((merge) => /^A1:/.test(merge)));
    expect((await seen(idOf('大连'))).view).toBeNull();
  });

  test.each([
    ['?sheet=nowhere', 'ARGUMENT_INVALID'],
    ['?rows=1-2', 'ARGUMENT_INVALID'],
    ['?sheet=固定电话&rows=0-2', 'ARGUMENT_INVALID'],
    ['?sheet=固定电话&rows=5-2', 'ARGUMENT_INVALID'],
    ['?sheet=固定电话&rows=1-5001', 'LIMIT_EXCEEDED'],
    ['?page=1', 'ARGUMENT_INVALID'],
  ])('%s is refused', async (query, code) => {
    const response = await served.fetch(`/submissions/${idOf('大连')}/sheets${query}`);
    expect([response.status, (await errorIn(response)).code]).toEqual([400, code]);
  });

  test('of what is no workbook are none, and it says why', async () => {
    const response = await served.send(formWith('PK\u0003\u0004 no workbook', 'w.xlsx'));
    const { submission } = await errorIn(response);
    const { sheets, finding, view } = await seen(submission?.id ?? 0);
    expect([sheets, view]).toEqual([[], null]);
    expect(finding?.code).toMatch(/^FILE_/);
  });
});

describe('the plan of a submission that waits', () => {
  test('is the one that was told when it came, and can be accepted by', async () => {
    const served = await servedProvince('empty');
    try {
      const text =
        '分公司,月份,业务,指标,用户类别,数值,业务量\n沈阳分公司,2009年7月,固定电话,装机平均时间,全部用户,1.5,100\n';
      const sent = (await (await served.send(formWith(text, 'w.csv'))).json()) as {
        id: number;
        plan: { hash: string };
      };
      const again = async (): Promise<unknown> => (await served.fetch(`/submissions/${sent.id}/plan`)).json();
      expect(await again()).toEqual({ plan: sent.plan });
      const accepted = await served.post(`/submissions/${sent.id}/accept`, { reason: 'seen', plan: sent.plan.hash });
      expect(accepted.status).toBe(200);
      expect(await again()).toEqual({ plan: null });
    } finally {
      await served.close();
    }
  });
});
