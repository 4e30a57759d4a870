import { linkSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Workbook } from 'exceljs';
import * as api from '../../src/api';
import * as templates from '../../src/templates';
import { openTongbao } from '../../src/wiring';
import { programOf, run } from './terminal';
import { copyOfShenyang, shenyang } from './workbooks';

let folder: string;
const at = (name: string): string => join(folder, name);
const program = programOf({
  open: (settings, log) => openTongbao(settings, { log }),
  api: () => Promise.resolve(api),
  templates: () => Promise.resolve(templates),
});
const tongbao = (...given: readonly string[]) => run([...given, '--database', `sqlite:${at('test.db')}`], program);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongbao-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function textsOf(path: string): Promise<string> {
  const workbook = new Workbook();
  await workbook.xlsx.readFile(path);
  const texts: string[] = [];
  workbook.eachSheet((sheet) =>
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        texts.push(cell.text);
      }),
    ),
  );
  return texts.join('\n');
}

describe('annotate', () => {
  test('writes a copy with what is wrong, without a database', async () => {
    await copyOfShenyang(at('bad.xlsx'), { B6: '1.7b天' });
    const { code, out, err } = await tongbao('annotate', at('bad.xlsx'), '--out', at('copy.xlsx'));
    expect(code).toBe(1);
    expect(out).toContain('bad.xlsx › 固定电话!B6: ');
    expect(out).toContain(`written: ${at('copy.xlsx')}\n`);
    expect(err).toContain('checked as if it were empty');
    expect(await textsOf(at('copy.xlsx'))).toContain('1.7b天');
    expect((await tongbao('submissions')).err).toContain('tongbao migrate');
  });

  test('exits with 0 where nothing is wrong but warnings, and knows them of what is in already', async () => {
    await copyOfShenyang(at('doubtful.xlsx'), { B6: 1.45 });
    expect((await tongbao('import', at('doubtful.xlsx'), '--accept', 'checked')).code).toBe(0);
    const { code, out, err } = await tongbao('annotate', at('doubtful.xlsx'), '--out', at('copy.xlsx'));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('TOTAL_DIFFERS');
  });

  test('knows of closed periods', async () => {
    await tongbao('migrate');
    await tongbao('period', 'close', '2009', '--reason', 'published');
    const { code, out } = await tongbao('annotate', shenyang, '--out', at('copy.xlsx'));
    expect(code).toBe(1);
    expect(out).toContain('PERIOD_CLOSED');
  });

  test('never writes over the workbook, by whatever name', async () => {
    await copyOfShenyang(at('mine.xlsx'), {});
    linkSync(at('mine.xlsx'), at('alias.xlsx'));
    const before = readFileSync(at('mine.xlsx'));
    for (const out of ['mine.xlsx', 'alias.xlsx']) {
      const { code, err } = await tongbao('annotate', at('mine.xlsx'), '--out', at(out));
      expect({ code, err }).toEqual({ code: 2, err: '--out can not be the workbook itself\n' });
    }
    expect(readFileSync(at('mine.xlsx')).equals(before)).toBe(true);
  });

  test('says where it can not write', async () => {
    const { code, err } = await tongbao('annotate', shenyang, '--out', at('no/such/copy.xlsx'));
    expect(code).toBe(2);
    expect(err).toContain(`${at('no/such/copy.xlsx')} can not be written`);
  });
});

describe('template', () => {
  test('shows the branch’s own figures of the period before', async () => {
    expect((await tongbao('import', shenyang)).code).toBe(0);
    const given = ['--branch', '沈阳', '--period', '2010-H1', '--out', at('form.xlsx')];
    expect(await tongbao('template', ...given)).toEqual({ code: 0, out: `written: ${at('form.xlsx')}\n`, err: '' });
    const texts = await textsOf(at('form.xlsx'));
    expect(texts).toContain('9.16 h'); // the repair time of 2009-H2: Σ(time·faults) / 37854
    expect(texts).toContain('1.57 d'); // the install time of December, before January
    expect((await tongbao('import', at('form.xlsx'), '--dry-run')).code).toBe(1); // nothing is filled in yet
  });

  test('is made without a database, for some services', async () => {
    const given = ['--branch', '210100', '--period', '2010-H1', '--service', '固定电话', '--out', at('form.xlsx')];
    expect((await tongbao('template', ...given)).code).toBe(0);
    const texts = await textsOf(at('form.xlsx'));
    expect(texts).toContain('Fixed line');
    expect(texts).not.toContain('Frame relay');
  });

  test('refuses what is no branch, and a period that nobody reports', async () => {
    const of = (branch: string, period: string) =>
      tongbao('template', '--branch', branch, '--period', period, '--out', at('form.xlsx'));
    expect((await of('辽宁', '2010-H1')).err).toContain('--branch can not be');
    expect((await of('沈阳', '2010-Q1')).code).toBe(2);
  });
});
