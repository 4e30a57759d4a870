import { month, parsePeriod, type FindingCode } from '../../../src/model';
import { rowOf, type Copy } from './copy';
import { cellsOf, concerning, everything, namedBy, serviceMissing, type HeadingFault, type Told } from './planted';
import type { Site } from './sites';

const matrix = '服务质量指标';

/** Rewrites a part of one title or label. */
const titled =
  (sheet: string, cell: string, from: string, to: string, code: FindingCode, concerned: 'all' | 'none' | 'sheet') =>
  (copy: Copy, sites: readonly Site[]): Told => {
    copy.replace(sheet, cell, from, to);
    const here = sites.filter((site) => site.sheet === sheet);
    const concerns = concerned === 'all' ? everything : concerning(...(concerned === 'sheet' ? here : []));
    // what two places say differently shows at the figures that both are about
    const isContradiction = code === 'COORDINATES_CONTRADICT';
    const row = here.filter((site) => rowOf(site.cell) === rowOf(cell));
    const cells = isContradiction ? cellsOf(here) : row.length > 0 ? cellsOf(row) : [cell];
    return { told: [{ code, sheet, cells, also: isContradiction ? [serviceMissing] : [], concerns }] };
  };

const h1 = parsePeriod('2009-H1');

/** Faults of titles, sheets and units, and what the sender says otherwise. */
export const workbookFaults: readonly HeadingFault[] = [
  { branch: '大连', kind: 'two branches', spoil: titled('帧中继', 'A1', '大连', '沈阳', 'BRANCHES_TWO', 'all') },
  { branch: '丹东', kind: 'two branches', spoil: titled(matrix, 'A2', '丹东', '营口', 'BRANCHES_TWO', 'all') },
  { branch: '辽阳', kind: 'two branches', spoil: titled('CSV', 'A90', '辽阳', '朝阳', 'BRANCHES_TWO', 'all') },
  {
    branch: '鞍山',
    kind: 'not the branch sent',
    spoil: () => ({
      told: [{ code: 'BRANCH_NOT_AS_SENT', sheet: '固定电话', cells: ['A1'], concerns: everything }],
      sender: { branch: '210100' },
    }),
  },
  {
    branch: '朝阳',
    kind: 'not the branch sent',
    spoil: () => ({
      told: [{ code: 'BRANCH_NOT_AS_SENT', sheet: matrix, cells: ['A1'], concerns: everything }],
      sender: { branch: '211000' },
    }),
  },
  {
    branch: '盘锦',
    kind: 'not the period sent',
    spoil: () => ({
      told: [{ code: 'PERIOD_NOT_AS_SENT', sheet: '固定电话', cells: ['A1'], concerns: () => false }],
      sender: { period: h1 },
    }),
  },
  {
    branch: '铁岭',
    kind: 'not the period sent',
    spoil: (_, sites) => ({
      told: [{ code: 'PERIOD_NOT_AS_SENT', sheet: '明细', cells: cellsOf(sites), concerns: () => false }],
      sender: { period: month(2009, 3) },
    }),
  },
  {
    branch: '抚顺',
    kind: 'masked year',
    spoil: titled('帧中继业务', 'A1', '2009年', '201*年', 'PERIOD_MASKED', 'none'),
  },
  { branch: '营口', kind: 'masked year', spoil: titled(matrix, 'A1', '2009年', '20××年', 'PERIOD_MASKED', 'none') },
  { branch: '锦州', kind: 'two periods', spoil: titled('数字数据', 'A1', '下半年', '上半年', 'PERIODS_TWO', 'none') },
  {
    branch: '抚顺',
    kind: 'period unknown',
    spoil: (copy, sites) => {
      copy.replaceEverywhere(/2009年/, '');
      return {
        told: [
          {
            code: 'PERIOD_YEAR_MISSING',
            sheet: sites[0]?.sheet,
            cells: cellsOf(sites.filter(({ sheet }) => sheet === sites[0]?.sheet)),
            also: [
              { code: 'PERIOD_YEAR_MISSING', cells: cellsOf(sites) },
              { code: 'PERIOD_MISSING', cells: [] },
            ],
            concerns: everything,
          },
        ],
      };
    },
  },
  {
    branch: '大连',
    kind: 'sheet name against title',
    spoil: titled('电话信息', 'A1', '电话信息', '固定电话', 'COORDINATES_CONTRADICT', 'sheet'),
  },
  {
    branch: '盘锦',
    kind: 'sheet name against title',
    spoil: titled('帧中继', 'A1', '帧中继', '数字数据', 'COORDINATES_CONTRADICT', 'sheet'),
  },
  {
    branch: '大连',
    kind: 'unit missing',
    spoil: (copy) => {
      copy.replace('固定电话', 'B3', '（天）', '');
      return { told: [{ code: 'UNIT_ASSUMED', sheet: '固定电话', cells: ['B6'], concerns: () => false }] };
    },
  },
  ...(
    [
      ['本溪', matrix, 'D5', '天', '元', 'UNIT_UNKNOWN', 'there'],
      ['铁岭', '明细', 'H20', '天', '公里', 'UNIT_UNKNOWN', 'there'],
      ['沈阳', '租用电路', 'B3', '天', '元', 'UNIT_ASSUMED', 'at figures'],
      ['沈阳', '租用电路', 'D3', '天', '工作日', 'UNIT_UNCONVERTIBLE', 'at figures'],
      ['营口', matrix, 'D6', '天', '工作日', 'UNIT_UNCONVERTIBLE', 'at figures'],
    ] as const
  ).map(([branch, sheet, cell, from, to, code, shows]): HeadingFault => ({
    branch,
    kind: code === 'UNIT_UNCONVERTIBLE' ? 'working days' : 'unit unknown',
    spoil: (copy, sites) => {
      const concerned = namedBy(copy, sites, sheet, cell);
      copy.replace(sheet, cell, from, to);
      const cells = shows === 'there' ? [cell] : cellsOf(concerned);
      return { told: [{ code, sheet, cells, columns: cellsOf(concerned), concerns: concerning(...concerned) }] };
    },
  })),
  {
    branch: '沈阳',
    kind: 'service missing',
    spoil: (copy, sites) => {
      copy.remove('帧中继');
      return {
        told: [{ ...serviceMissing, concerns: concerning(...sites.filter(({ sheet }) => sheet === '帧中继')) }],
      };
    },
  },
  ...(['丹东', '辽阳'] as const).map((branch): HeadingFault => ({
    branch,
    kind: 'service missing',
    spoil: (copy, sites) => {
      const gone = sites.filter(({ service }) => service === 'FRAME_RELAY');
      copy.clearRows(
        gone[0]?.sheet ?? '',
        gone.map(({ cell }) => rowOf(cell)),
      );
      return { told: [{ ...serviceMissing, concerns: concerning(...gone) }] };
    },
  })),
  ...(['大连', '抚顺'] as const).map((branch): HeadingFault => ({
    branch,
    kind: 'sheet hidden',
    spoil: (copy, sites) => {
      const sheet = copy.sheets[3] ?? '';
      copy.hide(sheet);
      const concerns = concerning(...sites.filter((site) => site.sheet === sheet));
      return {
        told: [
          { code: 'SHEET_HIDDEN', sheet, cells: [], concerns },
          { ...serviceMissing, concerns },
        ],
      };
    },
  })),
];
