import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { liaoyangCsv, sampleFiles, sampleFolder } from '../journeys/sample-province';
import { errorIn, formWith, servedProvince, type Served } from './served';

let served: Served;
beforeAll(async () => {
  served = await servedProvince('empty', { LIMIT_FILE_BYTES: '200k' });
});
afterAll(() => served.close());

interface Outcome {
  readonly file: string;
  readonly status: string;
  readonly id: number | null;
  readonly branch: string;
  readonly period: string;
  readonly revision: number | null;
  readonly observations: number;
  readonly plan: object | null;
  readonly findings: readonly { readonly severity: string; readonly message: string; readonly cell: string | null }[];
}

function send(form: FormData, headers: Record<string, string> = {}): Promise<Response> {
  return served.fetch('/submissions', { method: 'POST', body: form, headers });
}

const sent = (start: string): { name: string; bytes: Buffer } => {
  const name = sampleFiles.find((file) => file.startsWith(start)) ?? '';
  return { name, bytes: readFileSync(join(sampleFolder, name)) };
};

describe('sending a workbook', () => {
  test('a dry run says what would happen and stores nothing', async () => {
    const { name, bytes } = sent('沈阳');
    const response = await send(formWith(bytes, name, { dryRun: 'true' }));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      file: name,
      status: 'preview',
      branch: '210100',
      period: '2009-H2',
      id: null,
    });
    expect(await served.data('{ submissions { totalCount } }')).toEqual({ submissions: { totalCount: 0 } });
  });

  test.each([
    ['沈阳', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['抚顺', 'application/vnd.ms-excel'],
    ['朝阳', 'application/vnd.oasis.opendocument.spreadsheet'],
    ['辽阳', 'text/csv'],
  ])('%s: is in with its Chinese name, and comes back byte for byte', async (start, type) => {
    const { name, bytes } = sent(start);
    const response = await send(formWith(bytes, name));
    expect(response.status).toBe(201);
    const { plan, ...outcome } = (await response.json()) as Outcome;
    expect(plan).toMatchObject({ added: 27 * 6, unchanged: 0, changedCount: 0, removedCount: 0 });
    expect(outcome).toMatchObject({ file: name, status: 'accepted', period: '2009-H2', revision: 1 });
    expect(response.headers.get('location')).toBe(`/submissions/${outcome.id}`);

    const state = await served.fetch(`/submissions/${outcome.id}`);
    expect(await state.json()).toMatchObject({
      ...outcome,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes: bytes.length,
      receivedFrom: 'http',
      receivedAt: '2010-01-05T08:00:00.000Z',
    });

    const workbook = await served.fetch(`/submissions/${outcome.id}/workbook`);
    expect(workbook.headers.get('content-type')).toBe(type);
    expect(workbook.headers.get('content-disposition')).toContain(`filename*=UTF-8''${encodeURIComponent(name)}`);
    expect(Buffer.from(await workbook.arrayBuffer()).equals(bytes)).toBe(true);

    const again = await send(formWith(bytes, name));
    expect(again.status).toBe(200);
    expect(await again.json()).toMatchObject({ status: 'unchanged', id: outcome.id });
  });

  test('imports are counted by what became of them', async () => {
    const metrics = await (await fetch(`${served.url}/metrics`)).text();
    expect(metrics).toContain('tongbao_imports_total{status="accepted"} 4');
    expect(metrics).toContain('tongbao_imports_total{status="unchanged"} 4');
  });

  test('a rejected one is a 422 with every finding, in the language asked for', async () => {
    const broken = liaoyangCsv().replace(',1.87天,天,403', ',-1.87天,天,403').replaceAll('辽阳', '大连');
    for (const [language, script] of [
      ['zh', /\p{Script=Han}/u],
      ['en', /^[^\p{Script=Han}]+$/u],
    ] as const) {
      const response = await send(formWith(broken, 'broken.csv'), { 'accept-language': language });
      expect(response.status).toBe(422);
      const error = await errorIn(response);
      expect(error.code).toBe('WORKBOOK_REJECTED');
      const errors = (error.findings as Outcome['findings']).filter(({ severity }) => severity === 'error');
      expect(errors.map(({ cell }) => cell)).toContain('F2');
      expect(error.message).toMatch(script);
    }
  });

  test('a period that the workbook contradicts is not believed', async () => {
    const { name, bytes } = sent('锦州');
    const response = await send(formWith(bytes, name, { period: '2008-H1' }));
    expect(response.status).toBe(422);
  });
});

describe('forms that are refused', () => {
  test.each<[string, () => FormData, number, string]>([
    [
      'without a file',
      () => {
        const form = new FormData();
        form.append('period', '2009-H2');
        return form;
      },
      400,
      'UPLOAD_INVALID',
    ],
    [
      'with two files',
      () => {
        const form = formWith('a', 'a.csv');
        form.append('file', new Blob(['b']), 'b.csv');
        return form;
      },
      400,
      'UPLOAD_INVALID',
    ],
    [
      'with a file in another field',
      () => {
        const form = new FormData();
        form.append('workbook', new Blob(['b']), 'b.csv');
        return form;
      },
      400,
      'UPLOAD_INVALID',
    ],
    ['with a field that is not there', () => formWith('a', 'a.csv', { dryrun: 'true' }), 400, 'UPLOAD_INVALID'],
    ['with a period that is none', () => formWith('a', 'a.csv', { period: '2009-H3' }), 400, 'ARGUMENT_INVALID'],
    ['with a branch that is none', () => formWith('a', 'a.csv', { branch: '000000' }), 400, 'ARGUMENT_INVALID'],
    ['with neither yes nor no', () => formWith('a', 'a.csv', { dryRun: 'perhaps' }), 400, 'ARGUMENT_INVALID'],
    [
      'with a file larger than allowed',
      () => formWith(Buffer.alloc(200 * 1024 + 1, 65), 'large.csv'),
      413,
      'UPLOAD_TOO_LARGE',
    ],
    [
      'with a file far larger than allowed',
      () => formWith(Buffer.alloc(20_000_000, 65), 'huge.csv'),
      413,
      'UPLOAD_TOO_LARGE',
    ],
  ])('%s', async (_, form, status, code) => {
    const response = await send(form());
    expect(response.status).toBe(status);
    expect((await errorIn(response)).code).toBe(code);
  });

  test('that are none', async () => {
    const response = await served.fetch('/submissions', {
      method: 'POST',
      body: 'a,b\n',
      headers: { 'content-type': 'text/csv' },
    });
    expect(response.status).toBe(400);
    expect((await errorIn(response)).code).toBe('UPLOAD_INVALID');
  });

  test('that end in the middle', async () => {
    const response = await served.fetch('/submissions', {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
      body: '--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nhalf a file',
    });
    expect(response.status).toBe(400);
    expect((await errorIn(response)).code).toBe('UPLOAD_INVALID');
  });

  test('that the sender gives up leave nothing behind, and the server goes on', async () => {
    const { hostname, port } = new URL(served.url);
    const headers = { 'content-type': 'multipart/form-data; boundary=b', 'content-length': '100000' };
    await new Promise<void>((resolve) => {
      const abandoned = request({ hostname, port, path: '/submissions', method: 'POST', headers });
      abandoned.on('error', () => undefined);
      abandoned.on('close', () => resolve());
      abandoned.write('--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nhalf', () =>
        abandoned.destroy(),
      );
    });
    expect((await fetch(`${served.url}/healthz`)).status).toBe(200);
  });
});
