import type { Checked } from '../../../src/importing/check';
import { plain, type Observation } from '../../../src/model';
import type { Copy } from './copy';
import { lettersOf, rowOf } from './copy';

/** How a branch lays out its workbook. */
export type Layout = 'sheets' | 'matrix' | 'list';

export const layouts: Readonly<Record<string, Layout>> = {
  沈阳: 'sheets',
  大连: 'sheets',
  鞍山: 'sheets',
  抚顺: 'sheets',
  锦州: 'sheets',
  盘锦: 'sheets',
  葫芦岛: 'sheets',
  丹东: 'matrix',
  朝阳: 'matrix',
  本溪: 'matrix',
  营口: 'matrix',
  阜新: 'list',
  辽阳: 'list',
  铁岭: 'list',
};

/** Where a figure of a sample stands: its value, and its volume. */
export interface Site {
  readonly sheet: string;
  readonly cell: string;
  readonly volumeCell: string;
  readonly service: string;
  readonly indicator: string;
  readonly series: string;
  readonly period: string;
  /** It has a value and a volume. */
  readonly isReported: boolean;
}

function seriesOf(one: Observation): string {
  return `${one.service} ${one.indicator} ${one.customerClass}`;
}

/** What an observation says, for comparison. */
export function saying(one: Observation): string {
  const figures = [one.low, one.high, one.volume].map((part) => (part ? plain(part) : ''));
  return [one.branch, one.period, seriesOf(one), one.status, ...figures].join(' ');
}

/** The figures of an untouched sample. */
export function sitesOf({ observations }: Checked): Site[] {
  return observations.map((one) => ({
    sheet: one.source.sheet,
    cell: one.source.cell,
    volumeCell: one.source.volumeCell ?? one.source.cell,
    service: one.service,
    indicator: one.indicator,
    series: seriesOf(one),
    period: one.period,
    isReported: one.status === 'REPORTED',
  }));
}

/** The cell of a site's row or column in which its month is written. */
export function monthCell(copy: Copy, site: Site): string {
  const layout = layouts[copy.branch];
  if (layout === 'matrix') return `${lettersOf(site.cell)}3`;
  const letters =
    layout === 'list' ? listColumn(copy, site.sheet, '月份') : lettersOf(copy.find(site.sheet, '月份')[0] ?? '');
  return `${letters}${rowOf(site.cell)}`;
}

/** The letters of the column with a heading, in a long list. */
function listColumn(copy: Copy, sheet: string, heading: string): string {
  const found = copy.find(sheet, heading).find((address) => rowOf(address) === 1);
  if (found === undefined) throw new Error(`${copy.branch}: no column ${heading}`);
  return lettersOf(found);
}

/** The cell of the total of a figure's column, in sheets that have one. */
export function totalRow(copy: Copy, sheet: string): number {
  return rowOf(copy.find(sheet, /^合计$/)[0] ?? '0');
}
