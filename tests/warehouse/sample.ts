import { createHash } from 'node:crypto';
import { silentLog, type Clock, type Log } from '../../src/foundation';
import { decimal, type Finding, type Observation } from '../../src/model';
import {
  openWarehouse,
  type AcceptedSubmission,
  type NewSubmission,
  type Rollup,
  type Warehouse,
  type WarehouseWriter,
} from '../../src/warehouse';
import type { Engine } from '../servers/engines';

/** Runs `work` in a migrated warehouse of its own. */
export async function inWarehouse(
  engine: Pick<Engine, 'create'>,
  work: (warehouse: Warehouse, url: string) => Promise<void>,
  log: Log = silentLog,
  clock: Clock = { now: () => '2010-01-05T08:00:00.000Z' },
): Promise<void> {
  const { url, drop } = await engine.create();
  const warehouse = await openWarehouse({ url, log, clock });
  try {
    await warehouse.migrate();
    await work(warehouse, url);
  } finally {
    await warehouse.close();
    await drop();
  }
}

export function newSubmission(bytes: Uint8Array, given: Partial<NewSubmission> = {}): NewSubmission {
  return {
    branch: '210100',
    period: '2009-H2',
    fileName: '沈阳分公司2009年下半年.xlsx',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.byteLength,
    receivedAt: '2010-01-05T00:00:00.000Z',
    receivedFrom: 'cli',
    catalogueSha256: 'c'.repeat(64),
    services: ['FIXED_LINE', 'DDN'],
    ...given,
  };
}

export function observation(given: Partial<Observation> = {}): Observation {
  return {
    branch: '210100',
    period: '2009-07',
    service: 'FIXED_LINE',
    indicator: 'INSTALL_TIME',
    customerClass: 'ALL',
    status: 'REPORTED',
    low: decimal('1.76'),
    high: decimal('1.76'),
    volume: decimal('1250'),
    source: { sheet: '固定电话', cell: 'D11', rawText: '１．７６天' },
    ...given,
  };
}

export function rollup(given: Partial<Rollup> = {}): Rollup {
  return {
    branch: '210000',
    period: '2009-07',
    service: 'FIXED_LINE',
    indicator: 'INSTALL_TIME',
    customerClass: 'ALL',
    totals: { low: decimal('2200'), high: decimal('2200'), volume: decimal('1250'), terms: 1 },
    low: decimal('1.76'),
    high: decimal('1.76'),
    branchesReported: 1,
    monthsCovered: 1,
    observations: 1,
    unweighted: 0,
    noBusiness: 0,
    notOffered: 0,
    ...given,
  };
}

/** Receives a workbook and accepts it. */
export async function take(
  writer: WarehouseWriter,
  bytes: Uint8Array,
  given: Partial<NewSubmission> = {},
  findings: readonly Finding[] = [],
): Promise<AcceptedSubmission> {
  const { id } = await writer.addSubmission(newSubmission(bytes, given), 'checked', bytes, findings);
  return writer.acceptSubmission(id, undefined);
}

/** One accepted workbook with these observations. */
export function send(
  warehouse: Warehouse,
  observations: readonly Observation[],
  given: Partial<NewSubmission> = {},
  bytes: Uint8Array = Buffer.from('workbook'),
): Promise<AcceptedSubmission> {
  return warehouse.write(async (writer) => {
    const submission = await take(writer, bytes, given);
    await writer.addObservations(submission.id, observations);
    return submission;
  });
}
