import { join } from 'node:path';
import { hospital } from '../hospital/hospital';
import { store, type Given } from '../rollups/world';
import type { Warehouse } from '../../src/warehouse';
import { servedProvince, type Served } from './served';

/** What a hospital group reported: a mean that falls, a count with quotas, a rate with a limit. */

const figure = (
  service: string,
  indicator: string,
  customerClass: string,
  period: string,
  value: string,
  volume: string,
  high = value,
): Given => ({ ...{ service, indicator, customerClass, period, status: 'REPORTED', low: value, high, volume } });

const waits = (period: string, value: string, volume: string): Given =>
  figure('CLINIC', 'WAITING_TIME', 'ALL', period, value, volume);
const falls = (period: string, value: string): Given => figure('NURSING', 'FALLS', 'ALL', period, value, '1');
const rate = (period: string, low: string, volume: string, high = low): Given =>
  figure('NURSING', 'FALL_RATE', 'INPATIENT', period, low, volume, high);

const reported: Readonly<Record<string, readonly Given[]>> = {
  'EAST 2023-Q1': [waits('2023-01', '20', '1'), falls('2023-01', '11'), rate('2023-01', '2', '10')],
  'WEST 2023-Q1': [waits('2023-01', '30', '2'), falls('2023-01', '7'), rate('2023-01', '2', '10')],
  'EAST 2024-Q1': [waits('2024-01', '18', '2'), falls('2024-01', '11'), rate('2024-01', '0', '10', '0.5')],
  'WEST 2024-Q1': [waits('2024-01', '18', '1'), falls('2024-01', '9'), rate('2024-01', '3.5', '10')],
  'BAY 2024-Q1': [waits('2024-01', '31', '4'), falls('2024-01', '2')],
};

export type Row = Readonly<Record<string, string | number | boolean | null>>;
export interface Page {
  readonly nodes: readonly Row[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount: number;
}

export const hospitalFile = join(__dirname, '../hospital/catalogue.yaml');

/** Two years of the hospital group, served. */
export async function twoYears(): Promise<Served> {
  const served = await servedProvince('empty', { CATALOGUE: hospitalFile });
  await storeTwoYears(served.tongbao.warehouse);
  return served;
}

export async function storeTwoYears(warehouse: Warehouse): Promise<void> {
  for (const [key, figures] of Object.entries(reported)) {
    const [branch = '', period = ''] = key.split(' ');
    await store(warehouse, { branch, period, figures }, '2024-04-05T00:00:00.000Z', hospital);
  }
}

/** All rows of a root query, taken in pages of `first`; `{page}` stands for the paging arguments, `rest` closes it. */
export async function walk(served: Served, query: string, first: number): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let after: string | null = null;
  for (;;) {
    const text = `query ($first: Int, $after: String) { page: ${query.replace('{page}', 'first: $first, after: $after')} }`;
    const { page }: { page: Page } = await served.data(text, { first, after });
    rows.push(...page.nodes);
    after = page.pageInfo.endCursor;
    if (!page.pageInfo.hasNextPage) {
      expect(page.totalCount).toBe(rows.length);
      return rows;
    }
    expect(page.nodes).toHaveLength(first);
  }
}

export const rest = 'pageInfo { hasNextPage endCursor } totalCount';
export const values = (rows: readonly Row[]): unknown[][] => rows.map((row) => Object.values(row));
