import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { period, periodCode, periodsWithin, shift } from '../../src/model';
import type { Sheet } from '../../src/workbook';
import { liaoyangCsv, sampleFiles, sampleFolder } from '../journeys/sample-province';
import { fillIn, type Written } from '../templates/filling';
import { errorIn, formWith, servedProvince, type Served } from './served';

/** What goes to and fro between the office and a branch: annotated copies, templates, closed periods, the log. */

let served: Served;
beforeAll(async () => {
  served = await servedProvince('sample');
});
afterAll(() => served.close());

async function sheetsOf(bytes: Uint8Array): Promise<readonly Sheet[]> {
  const reading = await served.tongbao.reader.read(bytes);
  if (!reading.ok) throw new Error(JSON.stringify(reading.finding));
  return reading.workbook.sheets;
}

/** A file, and the name it is to be saved under. */
async function downloaded(path: string, headers: Record<string, string> = {}) {
  const response = await served.fetch(path, { headers });
  expect(response.status).toBe(200);
  const disposition = response.headers.get('content-disposition') ?? '';
  const [, plain = ''] = /^attachment; filename="([^"]+)"/.exec(disposition) ?? [];
  const [, encoded = plain] = /filename\*=UTF-8''([^;]+)/.exec(disposition) ?? [];
  return { bytes: new Uint8Array(await response.arrayBuffer()), name: decodeURIComponent(encoded), response };
}

/** A sample workbook with one cell spoilt, as a clerk would. */
async function spoilt(start: string): Promise<{ name: string; bytes: Uint8Array; sheet: string; cell: string }> {
  const name = sampleFiles.find((file) => file.startsWith(start)) ?? '';
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(readFileSync(join(sampleFolder, name)) as unknown as ArrayBuffer);
  for (const sheet of workbook.worksheets.filter(({ state }) => state === 'visible')) {
    for (let row = 1; row <= sheet.rowCount; row++) {
      for (let column = 1; column <= sheet.columnCount; column++) {
        const cell = sheet.getCell(row, column);
        if (typeof cell.value !== 'number' || !Number.isInteger(cell.value) || cell.value < 100) continue;
        cell.value = -cell.value;
        const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
        return { name, bytes, sheet: sheet.name, cell: cell.address };
      }
    }
  }
  throw new Error('no number to spoil');
}

describe('the annotated copy', () => {
  test('of a rejected workbook is the sender’s own, with the fault marked and listed', async () => {
    const { name, bytes, sheet, cell } = await spoilt('沈阳');
    const rejected = await served.send(formWith(bytes, name));
    expect(rejected.status).toBe(422);
    const { submission, findings } = await errorIn(rejected);
    expect(findings).toContainEqual(expect.objectContaining({ severity: 'error', sheet, cell }));
    expect(rejected.headers.get('location')).toBe(submission?.links['self']);
    const state = (await (await served.fetch(submission?.links['self'] ?? '')).json()) as object;
    expect(state).toMatchObject({ status: 'rejected', file: name, revision: null, observations: 0, findings });

    const copy = await downloaded(submission?.links['annotated'] ?? '');
    expect(copy.name).toBe(name.replace('.xlsx', '（已批注）.xlsx'));
    expect(copy.response.headers.get('content-type')).toMatch(/spreadsheetml/);
    const [list, ...rest] = await sheetsOf(copy.bytes);
    expect(rest).toEqual(await sheetsOf(bytes));
    expect(list?.cells.map(({ text }) => text)).toContain(cell);
    const opened = new ExcelJS.Workbook();
    await opened.xlsx.load(Buffer.from(copy.bytes) as unknown as ArrayBuffer);
    expect(JSON.stringify(opened.getWorksheet(sheet)?.getCell(cell).note ?? null)).toMatch(/\p{Script=Han}/u);

    const english = await downloaded(`${submission?.links['annotated'] ?? ''}?lang=en`);
    expect(english.name).not.toBe(copy.name);
    expect((await sheetsOf(english.bytes))[0]?.name).not.toMatch(/\p{Script=Han}/u);
  });

  test('of a text file is a workbook; several that are asked for at once are all made', async () => {
    const broken = liaoyangCsv().replace(',1.87天,天,403', ',-1.87天,天,403');
    const { submission } = await errorIn(await served.send(formWith(broken, '辽阳.csv')));
    const path = submission?.links['annotated'] ?? '';
    const copies = await Promise.all([
      downloaded(path),
      downloaded(path),
      downloaded(path, { 'accept-language': 'en' }),
    ]);
    expect(copies[0].bytes).toEqual(copies[1].bytes);
    for (const { bytes } of copies) {
      const [list, values] = await sheetsOf(bytes);
      expect(list?.cells.map(({ text }) => text)).toContain('F2');
      expect(values?.cells.find(({ row, column }) => row === 1 && column === 5)?.text).toBe('-1.87天');
    }
  });

  test('of what can not be read is the list alone; nobody knows its branch', async () => {
    const response = await served.send(formWith(Buffer.from('PK\x03\x04 and then nothing'), 'torn.xlsx'));
    expect(response.status).toBe(422);
    const { submission } = await errorIn(response);
    const id = submission?.id ?? 0;
    const query = `{ submission(id: "${id}") { branch branchName period revision status findings { severity } } }`;
    expect(await served.data(query)).toEqual({
      submission: {
        ...{ branch: null, branchName: null, period: null, revision: null, status: 'REJECTED' },
        findings: [{ severity: 'ERROR' }],
      },
    });
    const filtered = await served.data<{ submissions: { nodes: { id: string }[] } }>(
      '{ submissions(filter: {statuses: [REJECTED]}) { nodes { id } } }',
    );
    expect(filtered.submissions.nodes[0]?.id).toBe(String(id));
    expect(await sheetsOf((await downloaded(`/submissions/${id}/annotated`)).bytes)).not.toHaveLength(0);
  });

  test('is not there where the submission is not', async () => {
    const response = await served.fetch('/submissions/999/annotated');
    expect(response.status).toBe(404);
    expect((await errorIn(response)).code).toBe('NOT_FOUND');
  });
});

/** What a branch could report for the next half-year: the values of the last one, with a little more behind each. */
async function sixMonthsOn(branch: string): Promise<Map<string, Written>> {
  interface Node {
    readonly [dimension: string]: string | null;
    readonly period: string;
    readonly display: string;
    readonly value: string | null;
    readonly volume: string | null;
  }
  const { observations } = await served.data<{ observations: { nodes: Node[] } }>(
    `{ observations(filter: {branches: ["${branch}"]}) { nodes { service indicator customerClass period display value volume } } }`,
  );
  return new Map(
    observations.nodes.map(({ service, indicator, customerClass, period: code, display, value, volume }) => {
      const key = `${service}/${indicator}/${customerClass} ${periodCode(shift(period(code), 6))}`;
      return [key, { value: value === null ? display : Number(value), volume: Number(volume) + 7 }];
    }),
  );
}

describe('a template', () => {
  test('shows what was reported before, is filled in, sent and accepted', async () => {
    const { bytes, name } = await downloaded('/templates?branch=211000&period=2010-H1&lang=zh');
    expect(name).toMatch(/^辽阳.*\.xlsx$/);
    // 装机平均时间 in December and July 2009, as the workbook of the sender says
    const texts = new Set((await sheetsOf(bytes)).flatMap(({ cells }) => cells.map(({ text }) => text)));
    const [, december = ''] = /2009年12月,固话业务,装机平均时间,,([\d.]+天)/.exec(liaoyangCsv()) ?? [];
    expect(december).not.toBe('');
    expect(texts).toContain(december);

    const { catalogue } = served.tongbao;
    const months = periodsWithin(period('2010-H1'), 'month');
    const filled = await fillIn(bytes, catalogue, 'zh', months, await sixMonthsOn('211000'));
    const response = await served.send(formWith(filled, name));
    const outcome = (await response.json()) as { findings: { severity: string }[] };
    expect(outcome).toMatchObject({ status: 'accepted', branch: '211000', period: '2010-H1', observations: 27 * 6 });
    expect(outcome.findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(response.status).toBe(201);
  });

  test('of one service, in English', async () => {
    const { bytes, name } = await downloaded('/templates?branch=210100&period=2009-H2&service=DDN', {
      'accept-language': 'en',
    });
    expect(name).toMatch(/^Shenyang/);
    const names = (await sheetsOf(bytes)).map((sheet) => sheet.name);
    const { catalogue } = served.tongbao;
    const services = catalogue.services.filter((one) => names.includes(one.name.en)).map(({ code }) => code);
    expect(services).toEqual(['DDN']);
  });

  test.each([
    ['without a branch', 'period=2010-H1', 400, 'ARGUMENT_INVALID'],
    ['without a period', 'branch=211000', 400, 'ARGUMENT_INVALID'],
    ['of a period that is not asked for', 'branch=211000&period=2010-07', 400, 'ARGUMENT_INVALID'],
    ['of a service that is none', 'branch=211000&period=2010-H1&service=TELEX', 400, 'ARGUMENT_INVALID'],
    ['with a parameter that is none', 'branch=211000&period=2010-H1&services=DDN', 400, 'ARGUMENT_INVALID'],
    ['for the head, which does not report', 'branch=210000&period=2010-H1', 404, 'NOT_FOUND'],
  ])('%s is refused', async (_, query, status, code) => {
    const response = await served.fetch(`/templates?${query}`);
    expect(response.status).toBe(status);
    expect((await errorIn(response)).code).toBe(code);
  });
});

describe('a closed period', () => {
  const workbook = () => formWith(liaoyangCsv().replace(',1.87天,天,403', ',2.87天,天,403'), '辽阳.csv');

  test('takes nothing until it is opened again', async () => {
    const closed = await served.post('/periods/2009-H2/close', { reason: '通报已发布' });
    expect(closed.status).toBe(200);
    const state = { period: '2009-H2', state: 'closed', closedAt: '2010-01-05T08:00:00.000Z', reason: '通报已发布' };
    expect(await closed.json()).toEqual(state);
    expect(await (await fetch(`${served.url}/periods`)).json()).toEqual({ closedPeriods: [state] });
    const rejected = await served.send(workbook());
    expect(rejected.status).toBe(422);
    expect((await errorIn(rejected)).findings).toContainEqual(expect.objectContaining({ code: 'PERIOD_CLOSED' }));
    const again = await served.post('/periods/2009-H2/close', { reason: 'again' });
    expect(again.status).toBe(409);
    expect((await errorIn(again)).code).toBe('PERIOD_STATE');

    const opened = await served.data(
      'mutation { openPeriod(period: "2009-H2", reason: "更正") { period state closedAt reason } }',
    );
    expect(opened).toEqual({ openPeriod: { period: '2009-H2', state: 'OPEN', closedAt: null, reason: null } });
    expect((await served.send(workbook())).status).toBe(201);
    expect((await errorIn(await served.post('/periods/2009-H3/open', { reason: 'x' }))).code).toBe('ARGUMENT_INVALID');
    expect((await errorIn(await served.post('/periods/2009-H2/open', {}))).code).toBe('REASON_MISSING');
  });

  test('and all that happened is in the log, newest first, page by page, by REST and GraphQL alike', async () => {
    interface Log {
      readonly entries: readonly Record<string, unknown>[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    }
    const entries: Record<string, unknown>[] = [];
    for (let after = ''; ;) {
      const response = await served.fetch(`/audit?first=7${after}`);
      const page = (await response.json()) as Log;
      entries.push(...page.entries);
      if (!page.pageInfo.hasNextPage) break;
      after = `&after=${page.pageInfo.endCursor ?? ''}`;
    }
    expect(entries.map(({ id }) => id)).toEqual(entries.map((_, index) => entries.length - index));
    const changes = entries.filter(({ action }) => action === 'period.close' || action === 'period.open');
    expect(changes).toMatchObject([
      {
        action: 'period.open',
        subject: 'period 2009-H2',
        actor: expect.stringMatching(/^token:/) as unknown,
        origin: '127.0.0.1',
      },
      { action: 'period.close', before: { state: 'open' }, after: { state: 'closed', reason: '通报已发布' } },
    ]);
    type Node = Record<string, unknown> & { readonly before: string | null; readonly after: string | null };
    const { auditLog } = await served.data<{ auditLog: { totalCount: number; nodes: Node[] } }>(
      '{ auditLog { totalCount nodes { id at actor origin action subject before after hash } } }',
    );
    expect(auditLog.totalCount).toBe(entries.length);
    const parsed = auditLog.nodes.map(({ id, before, after, ...rest }) => ({
      ...{ id: Number(id), ...rest },
      before: before === null ? null : (JSON.parse(before) as unknown),
      after: after === null ? null : (JSON.parse(after) as unknown),
    }));
    expect(parsed).toEqual(entries.slice(0, 100));
    expect((await errorIn(await served.fetch('/audit?first=many'))).code).toBe('ARGUMENT_INVALID');
  });
});
