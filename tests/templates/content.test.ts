import type { Worksheet } from 'exceljs';
import { setTimeout } from 'node:timers/promises';
import { grains, period, periodsWithin, seriesKey } from '../../src/model';
import { makeTemplate, type TemplateOptions } from '../../src/templates';
import { province } from '../layouts/sketch';
import { cellsOfForms, isOpen, opened } from './filling';
import { askedIn } from '../asked';

const asked: TemplateOptions = {
  catalogue: province,
  branch: '210100',
  period: period('2009-H2'),
  language: 'zh',
  earlier: [
    {
      service: 'FIXED_LINE',
      indicator: 'INSTALL_TIME',
      customerClass: 'ALL',
      period: '2008-07',
      text: '1.52天',
      volume: '2,010',
    },
    { service: 'FIXED_LINE', indicator: 'INSTALL_TIME', customerClass: 'ALL', period: '2009-06', text: '1.49天' },
    { service: 'FIXED_LINE', indicator: 'INSTALL_TIME', customerClass: 'ALL', period: '2007-07', text: '7.77天' },
  ],
};
const months = periodsWithin(asked.period, 'month');

async function made(options: Partial<TemplateOptions> = {}) {
  const { bytes, fileName } = await makeTemplate({ ...asked, ...options });
  return { bytes, fileName, workbook: await opened(bytes) };
}

/** What stands in a sheet, in reading order. */
function textOf(sheet: Worksheet | undefined, separator: string): string {
  const texts: string[] = [];
  sheet?.eachRow((row) => row.eachCell((cell) => texts.push(cell.text)));
  return texts.join(separator);
}

const expected2009 = askedIn(province, '2009-H2');

describe('a template', () => {
  test('has a sheet for each service and cells for each series and month', async () => {
    const { workbook, fileName } = await made();
    expect(fileName).toBe('沈阳2009年下半年服务质量填报表.xlsx');
    expect(workbook.worksheets.map(({ name, state }) => [name, state])).toEqual(
      ['填报说明', ...expected2009.services.map(({ name }) => name.zh), '往期对照'].map((name) => [name, 'visible']),
    );
    const cells = cellsOfForms(workbook, province, 'zh', months);
    const expected = expected2009.series.flatMap((series) =>
      ['07', '08', '09', '10', '11', '12'].map((month) => `${seriesKey(series)} 2009-${month}`),
    );
    expect([...cells.keys()].sort()).toEqual(expected.sort());
    for (const { value, volume, pick } of cells.values()) expect([value, volume, pick]).not.toContain(undefined);
  });

  test('is locked without a password but for what is to be filled in', async () => {
    const { workbook } = await made();
    const open = new Set(
      [...cellsOfForms(workbook, province, 'zh', months).values()].flatMap(({ value, volume, pick }) => [
        value,
        volume,
        pick,
      ]),
    );
    for (const { name } of expected2009.services) {
      const sheet = workbook.getWorksheet(name.zh);
      const protection = (sheet as unknown as { sheetProtection?: { sheet?: boolean; hashValue?: string } })
        .sheetProtection;
      expect(protection?.sheet).toBe(true);
      expect(protection?.hashValue).toBeUndefined();
      sheet?.eachRow((row) =>
        row.eachCell({ includeEmpty: true }, (cell) => {
          const footer = /^(?:备注|填报人|审核人)：/.test(cell.text);
          if (!footer && !cell.isMerged) expect([cell.address, isOpen(cell)]).toEqual([cell.address, open.has(cell)]);
        }),
      );
    }
  });

  test('accepts numbers in range, bounds and whole volumes, and offers what may stand instead', async () => {
    const { workbook } = await made();
    const { value, volume, pick } =
      cellsOfForms(workbook, province, 'zh', months).get('PHONE_INFO/INFO_ACCURACY/ALL 2009-08') ?? {};
    expect(value?.dataValidation).toMatchObject({ type: 'custom', errorStyle: 'warning', allowBlank: true });
    const [formula] = value?.dataValidation.formulae as [string];
    expect(formula).toContain(`ISNUMBER(${value?.address}),${value?.address}>=0,${value?.address}<=100`);
    expect(formula).toMatch(/FIND\(LEFT\(\w+,1\),"[^"]*<[^"]*"\)/);
    expect(formula.length).toBeLessThanOrEqual(255);
    expect(value?.numFmt ?? 'General').toBe('General');
    expect(volume?.dataValidation).toMatchObject({ type: 'whole', operator: 'greaterThanOrEqual', formulae: [0] });
    expect(pick?.dataValidation).toMatchObject({ type: 'list', formulae: ['"—,无,未开办"'] });
  });

  test('names unit and meaning in headings and prompts, and stays in sight', async () => {
    const { workbook } = await made();
    const sheet = workbook.getWorksheet('固定电话');
    expect(sheet?.getCell('B4').text).toBe('装机平均时间（天）');
    expect(sheet?.getCell('B6').dataValidation.prompt).toContain('天');
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', xSplit: 1, ySplit: 5 });
    expect(sheet?.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', fitToWidth: 1 });
  });

  test('shows earlier figures where they are compared, and no others', async () => {
    const { workbook } = await made();
    const cells = cellsOfForms(workbook, province, 'zh', months);
    const prompt = cells.get('FIXED_LINE/INSTALL_TIME/ALL 2009-07')?.value?.dataValidation.prompt;
    expect(prompt).toContain('上年同期（2008年7月）：1.52天（2,010）');
    expect(prompt).toContain('上一期（2009年6月）：1.49天');
    expect(cells.get('FIXED_LINE/INSTALL_TIME/ALL 2009-08')?.value?.dataValidation.prompt).not.toContain('1.52');
    const rows = textOf(workbook.getWorksheet('往期对照'), '|');
    expect(rows).toContain('2008年7月|1.52天|2,010|2009年6月|1.49天');
    expect(rows).not.toContain('7.77');
    const without = await made({ earlier: [] });
    expect(without.workbook.getWorksheet('往期对照')).toBeUndefined();
  });

  test('says by when, in which unit, and whom a limit concerns', async () => {
    const { workbook } = await made();
    const help = textOf(workbook.getWorksheet('填报说明'), '\n');
    expect(help).toContain('2010年1月8日');
    expect(help).toContain('以小时填写');
    expect(help).toContain('固定电话限值 ≤ 0.0001（电信服务规范（2005）：计费差错率不超过 10⁻⁴）');
    expect(help).not.toContain('电话信息限值');
  });

  test('holds only the services asked for', async () => {
    const { workbook } = await made({ services: ['DDN'], earlier: [] });
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['填报说明', '数字数据']);
  });

  test('is the same bytes whenever it is made', async () => {
    const first = await made();
    await setTimeout(2_100); // a zip package keeps times to two seconds
    expect((await made()).bytes.equals(first.bytes)).toBe(true);
  });
});

describe('what can not be made is refused', () => {
  test.each(grains.filter((grain) => grain !== 'half-year'))(
    'a %s, which the calendar does not ask for',
    async (grain) => {
      const of = { year: 2009, grain, index: 1 };
      await expect(makeTemplate({ ...asked, period: of })).rejects.toMatchObject({ code: 'ARGUMENT_INVALID' });
    },
  );

  test.each([
    ['the head of the organisation', { branch: '210000' }],
    ['a branch that nobody knows', { branch: '999999' }],
    ['a service that nobody knows', { services: ['TELEX'] }],
  ])('%s', async (_, options) => {
    await expect(makeTemplate({ ...asked, ...options })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
