import { Workbook } from 'exceljs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as api from '../../src/api';
import { silentLog } from '../../src/foundation';
import { seal } from '../../src/warehouse';
import { openTongbao } from '../../src/wiring';
import { programOf, run } from '../command-line/terminal';
import { describeOnEveryEngine, engines, type FreshDatabase } from '../servers/engines';
import { dump } from './dump';
import { deviations, expectedFigures, readCsv } from './expected-figures';
import { sampleFiles, sampleFolder } from './sample-province';
import { tongbao as asProcess, type Ran } from './terminal';

interface Outcome {
  readonly file: string;
  readonly status: string;
  readonly id: number | null;
  readonly branch: string | null;
  readonly period: string | null;
  readonly revision: number | null;
  readonly observations: number;
  readonly findings: readonly Record<string, unknown>[];
}

const outcomes = (json: string): readonly Outcome[] => (JSON.parse(json) as { submissions: Outcome[] }).submissions;

/** `rollups --format csv` of each engine, byte for byte. */
const exports = new Map<string, string>();

const program = programOf({
  open: (settings) => openTongbao(settings, { log: silentLog }),
  auditSeal: () => Promise.resolve(seal),
  api: () => Promise.resolve(api),
});

describeOnEveryEngine('the sample half-year, imported on the command line', (engine) => {
  /** A process of its own on one engine; on the others the same in this one, which is quicker. */
  const tongbao = (at: string, ...given: readonly string[]): Promise<Ran> =>
    engine.name === 'SQLite' ? asProcess(at, ...given) : run([...given, '--database', at], program);
  let database: FreshDatabase;
  let url: string;
  beforeAll(async () => {
    database = await engine.create();
    url = database.url;
  });
  afterAll(() => database.drop());

  test('goes in whole', async () => {
    const { code, out, err } = await tongbao(url, 'import', sampleFolder);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(
      '沈阳分公司2009年下半年服务质量报表.xlsx: accepted, Shenyang 2009-H2, revision 1, 162 observations',
    );
    expect(out.trimEnd().split('\n').at(-1)).toBe('14 workbooks: accepted 14');
  });

  test('a second time changes nothing', async () => {
    const before = await dump(url);
    const { code, out } = await tongbao(url, 'import', sampleFolder, '--json');
    expect(code).toBe(0);
    expect(outcomes(out).map(({ file, status }) => [file, status])).toEqual(
      sampleFiles.map((file) => [file, 'unchanged']),
    );
    expect(await dump(url)).toBe(before);
  });

  test('rolls up to every expected figure', async () => {
    const { code, out, err } = await tongbao(url, 'rollups', '--period', '2009-H2', '--format', 'csv');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^branch,period,service,indicator,customer_class,unit,low,high,volume/);
    expect(expectedFigures).toHaveLength(2889);
    expect(deviations(readCsv(out))).toEqual([]);
    exports.set(engine.name, out);
  });

  test('the figures can be traced to their cells', async () => {
    const { code, out } = await tongbao(url, 'observations', '--period', '2009-H2', '--format', 'csv');
    expect(code).toBe(0);
    const rows = readCsv(out);
    expect(rows).toHaveLength(sampleFiles.length * 162);
    expect(Object.keys(rows[0] ?? {})).toEqual(
      (
        'branch,period,service,indicator,customer_class,unit,low,high,volume,status,file,sheet,cell,raw_text,' +
        'volume_cell,volume_raw_text,submission,revision,bound,display'
      ).split(','),
    );
    expect(new Set(rows.map(({ file }) => file))).toEqual(new Set(sampleFiles));
    expect(rows.filter(({ cell }) => !/^[A-Z]+[1-9]\d*$/.test(cell ?? ''))).toEqual([]);
  });

  test('verifies', async () => {
    const { code, out } = await tongbao(url, 'verify');
    expect(code).toBe(0);
    // a year, a half-year, two quarters and six months; the province and 14 branches; 27 series
    expect(out).toBe(`${10 * 15 * 27} rollups checked, 0 differ\n15 audit entries checked, 0 are wrong\n`);
  });

  test('lists submissions and who has reported', async () => {
    const submissions = await tongbao(url, 'submissions', '--period', '2009-H2', '--format', 'csv');
    expect(new Set(readCsv(submissions.out).map(({ file }) => file))).toEqual(new Set(sampleFiles));
    const completeness = await tongbao(url, 'completeness', '--period', '2009-H2', '--format', 'json');
    const rows = JSON.parse(completeness.out) as { reported: boolean }[];
    expect(rows).toHaveLength(14 * 7);
    expect(rows.every(({ reported }) => reported)).toBe(true);
  });

  describe('a revision with a total that no longer holds', () => {
    let folder: string;
    let file: string;
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'tongbao-revision-'));
      file = join(folder, 'revision.xlsx');
      await plant(file, '固定电话', 'B6', 1.45);
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    const halfYear = async (): Promise<string> =>
      (await tongbao(url, 'rollups', '--period', '2009-H2', '--format', 'csv')).out;

    test('waits for a word of acceptance, and leaves no trace', async () => {
      const before = await dump(url);
      const { code, out } = await tongbao(url, 'import', file, '--json');
      expect(code).toBe(1);
      expect(outcomes(out)).toEqual([
        expect.objectContaining({
          status: 'checked',
          id: null,
          plan: expect.objectContaining({ added: 0, removed: [], unchanged: 161 }) as unknown,
        }),
      ]);
      expect(await dump(url)).toBe(before);
    });

    test('goes in with a reason and is withdrawn, after which the figures are what they were', async () => {
      const before = await halfYear();
      const { code, out } = await tongbao(url, 'import', file, '--accept', '时限已核实', '--json');
      expect(code).toBe(0);
      const [accepted] = outcomes(out);
      expect(accepted).toMatchObject({ status: 'accepted', revision: 2 });
      expect(await halfYear()).not.toBe(before);
      const withdrawn = await tongbao(url, 'withdraw', String(accepted?.id), '--reason', '误报');
      expect(withdrawn).toMatchObject({ code: 0, err: '' });
      expect(withdrawn.out).toContain('    Fixed line Mean install time 2009-07: 1.45 d (2546) → 1.42 d (2546)\n');
      expect(await halfYear()).toBe(before);
    });

    test('has its reasons kept in a log whose chain of hashes holds', async () => {
      const audit = await tongbao(url, 'audit', '--first', '2', '--format', 'json');
      expect(JSON.parse(audit.out)).toEqual([
        expect.objectContaining({
          id: 17,
          action: 'submission.withdraw',
          after: expect.objectContaining({ because: '误报' }) as unknown,
        }),
        expect.objectContaining({
          id: 16,
          action: 'submission.accept',
          after: expect.objectContaining({ because: '时限已核实' }) as unknown,
        }),
      ]);
      const { code, out } = await tongbao(url, 'verify');
      expect({ code, out }).toEqual({
        code: 0,
        out: `${10 * 15 * 27} rollups checked, 0 differ\n17 audit entries checked, 0 are wrong\n`,
      });
    });
  });

  describe('a workbook with a slip of the keyboard', () => {
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'tongbao-broken-'));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    test('is rejected, names the cell, and leaves no trace', async () => {
      const file = join(folder, 'broken.xlsx');
      await plant(file, '固定电话', 'B6', '1.7b天');
      const before = await dump(url);
      const { code, out, err } = await tongbao(url, 'import', file, '--json');
      expect({ code, err }).toEqual({ code: 1, err: '1/1 broken.xlsx\n' });
      const [outcome, ...others] = outcomes(out);
      expect(others).toEqual([]);
      expect(outcome).toMatchObject({
        file: 'broken.xlsx',
        status: 'rejected',
        id: null,
        branch: '210100',
        period: '2009-H2',
      });
      const errors = (outcome?.findings ?? []).filter(({ severity }) => severity === 'error');
      expect(errors).toEqual([
        expect.objectContaining({ sheet: '固定电话', cell: 'B6', rawText: '1.7b天', severity: 'error' }),
      ]);
      expect(Object.keys(errors[0] ?? {}).sort()).toEqual(
        ['cell', 'cells', 'code', 'hint', 'message', 'rawText', 'severity', 'sheet'].sort(),
      );
      expect(await dump(url)).toBe(before);
    });

    test('is told to people in one line that names the place, with a hint below', async () => {
      const { code, out } = await tongbao(url, 'import', join(folder, 'broken.xlsx'), sampleFolder);
      expect(code).toBe(1);
      const lines = out.split('\n');
      const line = lines.findIndex((one) => one.startsWith('broken.xlsx › 固定电话!B6: '));
      expect(lines[line]).toContain('1.7b天');
      expect(lines[line + 1]).toMatch(/^ {4}error [A-Z_]+: \S/);
      expect(lines).toContain('15 workbooks: unchanged 14, rejected 1');
    });
  });
});

test('every engine gives the same bytes', () => {
  expect([...exports.keys()]).toEqual(engines.map(({ name }) => name));
  expect(new Set(exports.values()).size).toBe(1);
});

/** Writes a copy of Shenyang's workbook with `value` in one of its cells. */
async function plant(path: string, sheet: string, cell: string, value: string | number): Promise<void> {
  const workbook = new Workbook();
  await workbook.xlsx.readFile(join(sampleFolder, '沈阳分公司2009年下半年服务质量报表.xlsx'));
  const worksheet = workbook.getWorksheet(sheet);
  if (!worksheet) throw new Error(`no sheet ${sheet}`);
  worksheet.getCell(cell).value = value;
  await workbook.xlsx.writeFile(path);
}
