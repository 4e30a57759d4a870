import type { Catalogue } from '../catalogue';
import { TongbaoError } from '../foundation';
import { findingKinds, periodAndWithin, periodCode, type Finding, type Observation, type Period } from '../model';
import { Tally } from '../records';
import { countedWithin, figureKey } from '../validation';
import type { RecordWriter, StoredObservation, WarehouseWriter } from '../warehouse';

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
  const already = await writer.records.countedAlready(batch, branch, asked(catalogue, period));
  if (already.length === 0) return { observations, findings: [] };
  await writer.records.leaveOut(batch, already);
  const tally = new Tally(catalogue);
  for await (const records of writer.records.of(batch)) {
    for (const record of records) tally.add(record, record.countedIn);
  }
  const counted = countedWithin({ tallied: tally.figures() }, catalogue, branch, period);
  const submissions = [...new Set(already.map(({ submission }) => String(submission)))];
  return {
    observations: [...observations.filter((one) => !fromRecords?.has(figureKey(one))), ...counted],
    findings: [
      {
        code: 'RECORDS_COUNTED_ALREADY',
        severity: findingKinds.RECORDS_COUNTED_ALREADY.severity,
        cells: [],
        values: { count: new Set(already.map(({ ordinal }) => ordinal)).size, submissions },
      },
    ],
  };
}

/** The times that figures are dated by, and the months of a period. */
function asked(catalogue: Catalogue, of: Period): Parameters<RecordWriter['countedAlready']>[2] {
  const times = new Set(catalogue.records.flatMap(({ figures }) => figures.map(({ dated }) => dated)));
  const months = periodAndWithin(of)
    .filter(({ grain }) => grain === 'month')
    .map(periodCode);
  return { times: [...times], first: months[0] ?? '', last: months.at(-1) ?? '' };
}

/** The submissions of observations, each once. */
function submissionsOf(observations: readonly StoredObservation[]): number[] {
  return [...new Set(observations.map(({ submission }) => submission))];
}

/**
 * Throws `RECORDS_RELIED_ON` where another submission has left records out because they counted in what was closed, and they
 * would count nowhere now. Those that `batch`, whose figures are stored by now, has count there from now on.
 */
export async function expectCounted(
  writer: WarehouseWriter,
  closed: readonly StoredObservation[],
  batch: number | undefined,
): Promise<void> {
  const submissions = submissionsOf(closed);
  const lost = await writer.records.uncounted(submissions, batch === undefined ? [] : [batch]);
  if (lost.count > 0)
    throw new TongbaoError('RECORDS_RELIED_ON', { count: lost.count, submissions: lost.submissions.map(String) });
}

/** Who and when figures were opened again for. */
type Reopened = Pick<Brought, 'catalogue' | 'branch' | 'period'>;

/**
 * As `expectCounted`, after figures were closed and others opened again in their place. Throws `RECORDS_MOVED`, too, where
 * those came of records that by now count elsewhere, or left some out that now count nowhere.
 */
export async function expectCountedAgain(
  writer: WarehouseWriter,
  { catalogue, branch, period }: Reopened,
  closed: readonly StoredObservation[],
  opened: readonly StoredObservation[],
): Promise<void> {
  const again = submissionsOf(opened);
  const heirs = await writer.records.batchesOf(again);
  const lost = await writer.records.uncounted([...submissionsOf(closed), ...again], heirs);
  const others = lost.submissions.filter((one) => !again.includes(one));
  if (others.length > 0)
    throw new TongbaoError('RECORDS_RELIED_ON', { count: lost.count, submissions: others.map(String) });
  let twice = 0;
  for (const batch of heirs)
    twice += (await writer.records.countedAlready(batch, branch, asked(catalogue, period))).length;
  if (twice + lost.count > 0)
    throw new TongbaoError('RECORDS_MOVED', { count: twice + lost.count, submissions: again.map(String) });
}
