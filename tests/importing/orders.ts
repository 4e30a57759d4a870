import type { ImportOutcome, ImportRequest } from '../../src/importing';
import { parsePeriod, plain, type FindingCode } from '../../src/model';
import { clerk, type BranchName, type Province } from './province';

/** An install order: number, when it was accepted, when completed. */
export type Order = readonly [number: string, accepted: string, completed: string];

/** A workbook of install orders. */
export interface Orders {
  readonly branch: BranchName;
  readonly period: string;
  readonly orders: readonly Order[];
}

const heading = '工单号,业务类别,受理时间,装通时间';

export function send(
  { importer }: Province,
  { branch, period, orders }: Orders,
  more: Partial<ImportRequest> = {},
): Promise<ImportOutcome> {
  const rows = orders.map(([number, accepted, completed]) => `${number},固话业务,${accepted},${completed}`);
  const bytes = Buffer.from([`${branch}分公司装机工单`, heading, ...rows].join('\n'));
  const request = { fileName: `${branch}.csv`, bytes, period: parsePeriod(period), actor: clerk, accept: 'seen' };
  return importer.import({ ...request, ...more });
}

export const codes = ({ findings }: ImportOutcome): FindingCode[] => findings.map(({ code }) => code);

/** What the province has of install times: month, value, orders, and where they stand. */
export async function installs({ warehouse }: Province, ...branches: string[]): Promise<string[]> {
  const version = await warehouse.version();
  const filter = branches.length > 0 ? { branches } : {};
  const { rows } = await warehouse.observations(filter, version, 1000);
  return rows
    .filter(({ indicator }) => indicator === 'INSTALL_TIME')
    .map(({ period, low, high, volume, source }) =>
      [period, ...[low, high, volume].map((n) => n && plain(n)), `${source.sheet}!${source.cell}`].join(' '),
    )
    .sort();
}

export async function stored({ warehouse }: Province, submission: number): Promise<string[]> {
  const { rows } = await warehouse.recordsOf({ submission }, 1000);
  return rows.map(({ number, row, countedIn }) => {
    const elsewhere = [...countedIn].map(([time, other]) => ` ${time} in ${other}`);
    return `${row} ${number}${elsewhere.join('')}`;
  });
}

export const july = (day: number, hour = 0): string =>
  `2009-07-${String(day).padStart(2, '0')} ${String(hour).padStart(2, '0')}:00`;
