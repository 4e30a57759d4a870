import type { FindingCode } from '../../../src/model';
import { Copy } from './copy';
import { monthFaults } from './month-faults';
import {
  cellsOf,
  concerning,
  everything,
  namedBy,
  serviceMissing,
  type HeadingFault,
  type Spoilt,
  type Told,
} from './planted';
import type { Site } from './sites';
import { workbookFaults } from './workbook-faults';

/** Faults of headings, names of rows, titles and whole workbooks: one copy each. */
export function spoilHeadings(sites: ReadonlyMap<string, readonly Site[]>): Spoilt[] {
  return [...headingFaults, ...monthFaults, ...workbookFaults].map(({ branch, kind, spoil }) => {
    const copy = new Copy(branch);
    const { told, ...rest } = spoil(copy, sites.get(branch) ?? []);
    return { branch, copy, planted: told.map((one) => ({ kind, ...one })), ...rest };
  });
}

/** Misspells a name where it stands; `names` are the figures that it says something of. */
const misspelt =
  (
    code: FindingCode,
    where: (copy: Copy) => { sheet: string; cell: string },
    from: string,
    to: string,
    nearest: string,
  ) =>
  (copy: Copy, sites: readonly Site[]): Told => {
    const { sheet, cell } = where(copy);
    const concerned = namedBy(copy, sites, sheet, cell);
    copy.replace(sheet, cell, from, to);
    const also = code === 'SERVICE_UNKNOWN' ? [serviceMissing] : [];
    return { told: [{ code, sheet, cells: [cell], nearest, also, concerns: concerning(...concerned) }] };
  };

const first =
  (sheet: string, text: string, nth = 0) =>
  (copy: Copy): { sheet: string; cell: string } => ({ sheet, cell: copy.find(sheet, text)[nth] ?? '' });

const matrix = '服务质量指标';

const headingFaults: readonly HeadingFault[] = [
  ...(
    [
      ['沈阳', first('固定电话', '装机平均时间'), '平均时间', '平均时问', '装机平均时间'],
      ['丹东', first(matrix, '障碍修复平均时间'), '障碍', '障得', '障碍修复平均时间'],
      ['辽阳', first('CSV', '移机平均时间', 3), '移机', '栘机', '移机平均时间'],
      ['葫芦岛', first('租用电路', '电路开通'), '开通', '开同', '电路开通平均时间'],
      ['营口', first(matrix, '计费差错率'), '差错', '差措', '计费差错率'],
      ['铁岭', first('明细', '信息准确率', 2), '准确率', '准确律', '信息准确率'],
      ['盘锦', first('用户咨询投诉处理', '投诉处理满意率'), '满意率', '满意律', '投诉处理满意率'],
      ['抚顺', first('DDN业务', '预受理平均时间'), '预受理', '预授理', '预受理平均时间'],
    ] as const
  ).map(([branch, where, from, to, nearest]): HeadingFault => ({
    branch,
    kind: 'indicator not recognised',
    spoil: misspelt('INDICATOR_UNKNOWN', where, from, to, nearest),
  })),
  ...(
    [
      ['丹东', first(matrix, '固定电话'), '固定电话', '固定电活', '固定电话'],
      ['营口', first(matrix, '帧中继'), '帧中继', '帧中断', '帧中继业务'],
      ['朝阳', first(matrix, '租用电路'), '租用电路', '租用电格', '租用电路'],
      ['辽阳', first('CSV', '固话业务', 2), '固话业务', '固活业务', '固话业务'],
      ['铁岭', first('明细', '互联网', 4), '互联网', '互联罔', '互联网接入'],
    ] as const
  ).map(([branch, where, from, to, nearest]): HeadingFault => ({
    branch,
    kind: 'service not recognised',
    spoil: misspelt('SERVICE_UNKNOWN', where, from, to, nearest),
  })),
  ...(
    [
      ['沈阳', first('帧中继', '一般用户'), '一般', '一船', '一般用户'],
      ['丹东', first(matrix, '集团用户'), '集团', '集因', '集团用户'],
      ['辽阳', first('CSV', '一般用户', 1), '一般', '一船', '一般用户'],
      ['葫芦岛', first('互联网接入', '拨号用户'), '拨号', '拔号', '拨号用户'],
      ['锦州', first('数字数据', '集团用户'), '集团', '集困', '集团用户'],
    ] as const
  ).map(([branch, where, from, to, nearest]): HeadingFault => ({
    branch,
    kind: 'class not recognised',
    spoil: misspelt('CUSTOMER_CLASS_UNKNOWN', where, from, to, nearest),
  })),
  {
    branch: '大连',
    kind: 'service not recognised',
    spoil: (copy, sites) => {
      // the name of the sheet says it no more, so that the title must
      copy.replace('固定电话', 'A1', '固定电话', '固定电活');
      copy.rename('固定电话', '固定电活');
      const moved = sites.filter(({ sheet }) => sheet === '固定电话');
      const renamed = moved.map((site) => ({ ...site, sheet: '固定电活' }));
      const concerns = concerning(...moved, ...renamed);
      const cells = cellsOf(moved);
      return { told: [{ code: 'COORDINATE_MISSING', sheet: '固定电活', cells, also: [serviceMissing], concerns }] };
    },
  },
  ...(
    [
      ['辽阳', 'CSV', '辽阳', '辽洋', '辽阳分公司', 17],
      ['铁岭', '明细', '铁岭', '铁领', '铁岭', 40],
    ] as const
  ).map(([branch, sheet, from, to, nearest, nth]): HeadingFault => ({
    branch,
    kind: 'branch not recognised',
    spoil: misspelt('BRANCH_UNKNOWN', first(sheet, from, nth), from, to, nearest),
  })),
  ...(['沈阳', '本溪'] as const).map((branch): HeadingFault => ({
    branch,
    kind: 'branch not recognised',
    spoil: (copy) => {
      copy.replaceEverywhere(new RegExp(branch), '某某');
      return { told: [{ code: 'BRANCH_MISSING', cells: [], concerns: everything }] };
    },
  })),
  {
    branch: '鞍山',
    kind: 'heading contradicts',
    spoil: (copy, sites) => {
      copy.put('固定电话', 'C4', '移机数');
      const concerned = namedBy(copy, sites, '固定电话', 'B4');
      const cells = concerned.map(({ volumeCell }) => volumeCell);
      // the values are left without a volume that belongs to them
      const also = [{ code: 'VOLUME_MISSING' as const, cells: concerned.map(({ cell }) => cell) }];
      const columns = cellsOf(concerned);
      const concerns = concerning(...concerned);
      return { told: [{ code: 'COORDINATES_CONTRADICT', sheet: '固定电话', cells, columns, also, concerns }] };
    },
  },
];
