import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorIn, servedProvince, type Served } from '../api/served';
import { programOf, run } from '../command-line/terminal';
import { paragraphsIn, sheetsIn, tablesIn } from './opened';
import * as api from '../../src/api';
import * as bulletin from '../../src/bulletin';

let served: Served;
beforeAll(async () => {
  served = await servedProvince('sample');
}, 60_000);
afterAll(() => served.close());

const bytesAt = async (path: string): Promise<Buffer> => {
  const response = await served.fetch(path);
  expect([path, response.status]).toEqual([path, 200]);
  return Buffer.from(await response.arrayBuffer());
};

describe('GET /exports/bulletin', () => {
  test('gives a document to be saved under its title', async () => {
    const response = await served.fetch('/exports/bulletin.docx?period=2009-H2&lang=zh');
    expect(response.headers.get('content-type')).toBe(
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    );
    expect(response.headers.get('content-disposition')).toContain(
      encodeURIComponent('辽宁分公司2009年下半年服务质量通报.docx'),
    );
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(tablesIn(bytes).length).toBeGreaterThan(14);
  });

  test('gives a page to be looked at, and a workbook', async () => {
    const response = await served.fetch('/exports/bulletin.html?period=2009-H2&lang=en');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBeNull();
    expect(await response.text()).toContain('<title>Liaoning branch: service quality bulletin, H2 2009</title>');
    expect([...sheetsIn(await bytesAt('/exports/bulletin.xlsx?period=2009-H2&lang=en')).keys()]).toContain(
      '2. Fixed line',
    );
  });

  test('is not sent again to whoever has it', async () => {
    const first = await served.fetch('/exports/bulletin.docx?period=2009-H2');
    await first.arrayBuffer();
    const again = await served.fetch('/exports/bulletin.docx?period=2009-H2', {
      headers: { 'if-none-match': first.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
  });

  test('says what was known then: before the first workbook, nothing', async () => {
    const prose = paragraphsIn(await bytesAt('/exports/bulletin.docx?period=2009-H2&lang=zh&asOf=0'));
    expect(prose.join('')).toContain('已报送0家');
    const response = await served.fetch('/exports/bulletin.html?period=2009-H2&asOf=3');
    expect(response.headers.get('x-warehouse-version')).toBe('3');
    expect(await response.text()).toContain('已报送3家');
  });

  test.each([
    ['a period that is none', '/exports/bulletin.docx?period=2009-X', 400, 'ARGUMENT_INVALID'],
    ['no period', '/exports/bulletin.docx', 400, 'ARGUMENT_INVALID'],
    ['a parameter that is not there', '/exports/bulletin.docx?period=2009-H2&periods=2009', 400, 'ARGUMENT_INVALID'],
    ['a version that is yet to come', '/exports/bulletin.docx?period=2009-H2&asOf=9999', 400, 'ARGUMENT_INVALID'],
    ['a format that is not there', '/exports/bulletin.pdf?period=2009-H2', 404, 'NOT_FOUND'],
  ])('refuses %s', async (_, path, status, code) => {
    const response = await served.fetch(path);
    expect([response.status, (await errorIn(response)).code]).toEqual([status, code]);
  });
});

describe('tongbao bulletin', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tongbao-bulletin-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const program = () =>
    programOf({
      open: () => Promise.resolve({ ...served.tongbao, close: () => Promise.resolve() }),
      api: () => Promise.resolve(api),
      bulletin: () => Promise.resolve(bulletin),
    });

  test('writes the very file that HTTP gives', async () => {
    for (const format of bulletin.bulletinFormats) {
      const file = join(folder, `out.${format}`);
      const { code, out } = await run(
        ['bulletin', '--period', '2009-H2', '--format', format, '--lang', 'zh', '--out', file],
        program(),
      );
      expect([code, out]).toEqual([0, `已写出 ${file}\n`]);
      expect(readFileSync(file).equals(await bytesAt(`/exports/bulletin.${format}?period=2009-H2&lang=zh`))).toBe(true);
    }
  });

  test('writes to standard output, of then, if asked to', async () => {
    const given = ['bulletin', '--period', '2009-h2', '--format', 'html', '--as-of', '3', '--lang', 'zh'];
    const { code, out } = await run(given, program());
    expect(code).toBe(0);
    expect(out).toContain('已报送3家');
  });

  test('refuses a format that is not there', async () => {
    const { code, err } = await run(['bulletin', '--period', '2009-H2', '--format', 'pdf'], program());
    expect(code).toBe(2);
    expect(err).toContain('docx, xlsx, html');
  });
});
