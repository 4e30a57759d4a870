import type { FindingCode } from '../../../src/model';
import { rowOf, type Copy } from './copy';
import { cellsOf, concerning, type HeadingFault, type Told } from './planted';
import { monthCell, type Site } from './sites';

const matrix = '服务质量指标';

/** The figures of a month in a sheet; in a long list, one of them. */
function ofMonth(sites: readonly Site[], sheet: string, period: string): Site[] {
  return sites.filter((site) => site.sheet === sheet && site.period === period);
}

/** Rewrites the cell in which the month of some figures is written; where it shows depends on the code. */
const monthRewritten =
  (
    sheet: string,
    period: string,
    to: string | number,
    code: FindingCode,
    shows: 'there' | 'at figures',
    nth?: number,
  ) =>
  (copy: Copy, sites: readonly Site[]): Told => {
    const [site] = ofMonth(sites, sheet, period).slice(nth ?? 0);
    if (!site) throw new Error(`${copy.branch}: nothing of ${period}`);
    const cell = monthCell(copy, site);
    const concerned =
      nth === undefined ? ofMonth(sites, sheet, period) : sites.filter((one) => rowOf(one.cell) === rowOf(site.cell));
    copy.put(sheet, cell, to);
    const all = cellsOf(concerned);
    return {
      told: [
        { code, sheet, cells: shows === 'there' ? [cell] : all, columns: all, concerns: concerning(...concerned) },
      ],
    };
  };

/** Months written so that two rows or columns are of the same one; both figures have to be named. */
const monthTwice =
  (sheet: string, period: string, before: string, nth?: number) =>
  (copy: Copy, sites: readonly Site[]): Told => {
    const twice = ofMonth(sites, sheet, period).slice(nth ?? 0, nth === undefined ? undefined : nth + 1);
    const once = ofMonth(sites, sheet, before).filter(({ series }) => twice.some((one) => one.series === series));
    const [from, to] = [once[0], twice[0]];
    if (!from || !to) throw new Error(`${copy.branch}: nothing of ${period}`);
    copy.put(sheet, monthCell(copy, to), copy.raw(sheet, monthCell(copy, from)));
    const all = cellsOf(twice);
    const told = [
      {
        code: 'VALUES_TWO' as const,
        sheet,
        cells: all,
        columns: [...all, ...cellsOf(once)],
        names: once[0]?.cell,
        concerns: concerning(...twice, ...once),
      },
    ];
    return { told };
  };

/** Months that are unreadable, masked, of another time, or there twice. */
export const monthFaults: readonly HeadingFault[] = [
  {
    branch: '鞍山',
    kind: 'masked year',
    spoil: monthRewritten('固定电话', '2009-08', '201*年8月', 'PERIOD_MASKED', 'at figures'),
  },
  {
    branch: '辽阳',
    kind: 'masked year',
    spoil: monthRewritten('CSV', '2009-09', '20**年9月', 'PERIOD_MASKED', 'at figures', 5),
  },
  {
    branch: '铁岭',
    kind: 'two periods',
    spoil: monthRewritten('明细', '2009-11', '2010年1月', 'PERIODS_TWO', 'at figures', 7),
  },
  {
    branch: '沈阳',
    kind: 'outside the period',
    spoil: monthRewritten('电话信息', '2009-09', '2009年3月', 'PERIOD_OUTSIDE', 'at figures'),
  },
  {
    branch: '大连',
    kind: 'outside the period',
    spoil: monthRewritten('租用电路', '2009-07', 40238, 'PERIOD_OUTSIDE', 'at figures'),
  },
  {
    branch: '本溪',
    kind: 'outside the period',
    spoil: monthRewritten(matrix, '2009-07', '2009年6月', 'PERIOD_OUTSIDE', 'at figures'),
  },
  {
    branch: '葫芦岛',
    kind: 'outside the period',
    spoil: monthRewritten('帧中继', '2009-10', '200810', 'PERIOD_OUTSIDE', 'at figures'),
  },
  {
    branch: '沈阳',
    kind: 'month unreadable',
    spoil: monthRewritten('互联网接入', '2009-09', '2009年13月', 'PERIOD_UNREADABLE', 'there'),
  },
  {
    branch: '葫芦岛',
    kind: 'month unreadable',
    spoil: monthRewritten('固定电话', '2009-08', '200913', 'PERIOD_UNREADABLE', 'there'),
  },
  {
    branch: '丹东',
    kind: 'month unreadable',
    spoil: monthRewritten(matrix, '2009-08', '2009年13月', 'PERIOD_UNREADABLE', 'there'),
  },
  {
    branch: '辽阳',
    kind: 'month unreadable',
    spoil: monthRewritten('CSV', '2009-10', '2009年0月', 'PERIOD_UNREADABLE', 'there', 3),
  },
  {
    branch: '铁岭',
    kind: 'month unreadable',
    spoil: monthRewritten('明细', '2009-12', '2009年13月', 'PERIOD_UNREADABLE', 'there', 9),
  },
  { branch: '沈阳', kind: 'month twice', spoil: monthTwice('固定电话', '2009-09', '2009-08') },
  { branch: '大连', kind: 'month twice', spoil: monthTwice('互联网接入', '2009-12', '2009-11') },
  { branch: '葫芦岛', kind: 'month twice', spoil: monthTwice('数字数据', '2009-08', '2009-07') },
  { branch: '营口', kind: 'month twice', spoil: monthTwice(matrix, '2009-11', '2009-10') },
  { branch: '辽阳', kind: 'month twice', spoil: monthTwice('CSV', '2009-10', '2009-09', 12) },
];
