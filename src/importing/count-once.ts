import type { Catalogue } from '../catalogue';
import { TongbaoError } from '../foundation';
import { findingKinds, type Finding, type Observation, type Period } from '../model';
import { Tally } from '../records';
import { countedWithin, figureKey } from '../validation';
import type { StoredObservation, WarehouseWriter } from '../warehouse';

/** Records that a workbook has brought, and for whom. */
interface Brought {
  readonly catalogue: Catalogue;
  readonly branch: string;
  readonly period: Period;
  readonly batch: number;
}

interface Counted {
  readonly observations: readonly Observation[];
  /** The keys of those that came of records. */
  readonly fromRecords?: ReadonlySet<string> | undefined;
}

/**
 * Leaves out the records of a batch that another submission counts already, and works out anew what comes of the others: the
 * same event counts once, in whichever workbook it came first. What is to be replaced has to be closed before.
 */
export async function countOnce(
  writer: WarehouseWriter,
  { catalogue, branch, period, batch }: Brought,
  { observations, fromRecords }: Counted,
): Promise<{ readonly observations: readonly Observation[]; readonly findings: readonly Finding[] }> {
  const already = await writer.leaveOutCounted(batch, branch);
  if (already.length === 0) return { observations, findings: [] };
  const tally = new Tally(catalogue);
  for await (const records of writer.countedRecords(batch)) for (const record of records) tally.add(record);
  const counted = countedWithin({ tallied: tally.figures() }, catalogue, branch, period);
  const submissions = [...new Set(already.map(({ submission }) => String(submission)))];
  return {
    observations: [...observations.filter((one) => !fromRecords?.has(figureKey(one))), ...counted],
    findings: [
      {
        code: 'RECORDS_COUNTED_ALREADY',
        severity: findingKinds.RECORDS_COUNTED_ALREADY.severity,
        cells: [],
        values: { count: already.length, submissions },
      },
    ],
  };
}

/**
 * Throws `RECORDS_RELIED_ON` where another submission has left records out because they counted in what was closed, and they
 * would count nowhere now. Those that `batch` has count there from now on.
 */
export async function expectCounted(
  writer: WarehouseWriter,
  closed: readonly StoredObservation[],
  batch?: number,
): Promise<void> {
  const submissions = [...new Set(closed.map(({ submission }) => submission))];
  const lost = await writer.uncounted(submissions, batch);
  if (lost.count > 0)
    throw new TongbaoError('RECORDS_RELIED_ON', { count: lost.count, submissions: lost.submissions.map(String) });
}
