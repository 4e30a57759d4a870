import { join } from 'node:path';
import { loadCatalogue } from '../../src/catalogue';
import { createExaminer } from '../../src/examination';
import { loadSettings, silentLog } from '../../src/foundation';
import { createImporter, type Importer, type ImportOutcome, type ImportRequest } from '../../src/importing';
import { parsePeriod, plain } from '../../src/model';
import { answer, verify } from '../../src/rollups';
import { openWarehouse, type Actor, type Warehouse } from '../../src/warehouse';

import type { Engine } from '../servers/engines';

export const catalogue = loadCatalogue(join(__dirname, '../../imports/liaoning/catalogue.yaml'));
export const branches = { 沈阳: '210100', 大连: '210200', 鞍山: '210300' } as const;
export type BranchName = keyof typeof branches;
export const clerk: Actor = { name: 'clerk', origin: '10.0.0.7' };

/** The program's own examiner; close it when all is done. */
export const examiner = createExaminer(loadSettings({}), catalogue);

/** A province on a database of its own, as the program has it. */
export interface Province {
  readonly url: string;
  readonly warehouse: Warehouse;
  readonly importer: Importer;
}

const clock = { now: () => '2010-01-05T08:00:00.000Z' };

export async function openProvince(url: string): Promise<Province> {
  const warehouse = await openWarehouse({ url, log: silentLog, clock });
  return { url, warehouse, importer: createImporter({ catalogue, warehouse, examiner, clock, log: silentLog }) };
}

/** Runs `work` in an empty province. */
export async function inProvince<T>(
  engine: Pick<Engine, 'create'>,
  work: (province: Province) => Promise<T>,
): Promise<T> {
  const { url, drop } = await engine.create();
  const province = await openProvince(url);
  try {
    await province.warehouse.migrate();
    return await work(province);
  } finally {
    await province.warehouse.close();
    await drop();
  }
}

/** A line of a workbook: when, what, its value and its volume, as a clerk writes them. */
export interface Line {
  readonly period: string;
  readonly series: string;
  readonly value: string;
  readonly volume: string;
}

/** A workbook of a branch, for a period. */
export interface Sent {
  readonly branch: BranchName;
  readonly period: string;
  readonly lines: readonly Line[];
}

/** The workbook as text, one long list. */
function csv({ branch, lines }: Sent): Uint8Array {
  const rows = lines.map(({ period, series, value, volume }) => [`${branch}分公司`, period, series, value, volume]);
  return Buffer.from(['分公司,月份,业务,指标,用户类别,数值,业务量', ...rows.map((row) => row.join(','))].join('\n'));
}

export function send(
  { importer }: Province,
  sent: Sent,
  more: Partial<ImportRequest> = { accept: 'seen' },
): Promise<ImportOutcome> {
  const period = parsePeriod(sent.period);
  return importer.import({ fileName: `${sent.branch}.csv`, bytes: csv(sent), period, actor: clerk, ...more });
}

/** All that is current, without the numbers that only tell when it came: figures with their cells, and rollups. */
export async function figures({ warehouse }: Province): Promise<string[]> {
  const version = await warehouse.version();
  const observations = (await warehouse.observations({}, version, 10_000)).rows;
  const rollups = await warehouse.rollups(await warehouse.extent(version), version);
  const text = (_: string, value: unknown): unknown =>
    typeof value === 'object' && value !== null && 'toFixed' in value ? plain(value as never) : value;
  return [
    ...observations.map(({ submission: _, ordinal: __, validFrom: ___, validTo: ____, ...rest }) => rest),
    ...rollups,
  ]
    .map((one) =>
      JSON.stringify(
        Object.entries(one).sort(([a], [b]) => a.localeCompare(b)),
        text,
      ),
    )
    .sort();
}

/** Rollups that are not what the observations say; none, ever. */
export async function untrue({ warehouse }: Province): Promise<unknown[]> {
  const found = [];
  for await (const one of verify(warehouse, catalogue)) found.push(one);
  return found;
}

/** What the province's figures say, by period and series, through the way every door asks. */
export async function provinceSays({ warehouse }: Province, periods: readonly string[]): Promise<Map<string, string>> {
  const { figures: all } = await answer(warehouse, catalogue, { periods, branches: ['210000'] }, { limit: 10_000 });
  return new Map(all.map((one) => [keyOf(one), [one.low, one.high, one.volume].map((n) => n && plain(n)).join(' ')]));
}

export function keyOf(one: { period: string; service: string; indicator: string; customerClass: string }): string {
  return [one.period, one.service, one.indicator, one.customerClass].join(' ');
}
