import { traced } from '../foundation';
import { covers, findingKinds, period, type Finding, type Period } from '../model';
import { compare, inOrder, type Validated } from '../validation';
import type { WarehouseReader } from '../warehouse';
import type { Ahead, Examination, ImporterParts, ImportRequest } from './importer';
import { besideKnown } from './known';

/** A workbook read and checked, as far as it goes; nothing of it is stored. */
export type Checked = Validated & {
  /** It has no errors, so that its branch and period are known. */
  readonly good: { readonly branch: string; readonly period: Period } | undefined;
  /** The batch that its records are stored as, where it has any. */
  readonly batch: number | undefined;
};

type Sent = Pick<ImportRequest, 'bytes' | 'branch' | 'period' | 'ahead'>;

/** Begins to examine a workbook before its turn. */
export function examineAhead(parts: ImporterParts, { bytes, branch, period }: Sent): Ahead {
  return {
    bytes,
    branch,
    period,
    catalogueSha256: parts.catalogue.sha256,
    ...examine(parts, { bytes, branch, period }),
  };
}

/** Does something with a workbook's examination; the records that no submission has taken in the end are gone. */
export async function examined<T>(
  parts: ImporterParts,
  sent: Sent,
  work: (examination: Examination) => Promise<T>,
): Promise<T> {
  const { ahead } = sent;
  const isThis =
    ahead?.bytes === sent.bytes &&
    ahead.branch === sent.branch &&
    ahead.period === sent.period &&
    ahead.catalogueSha256 === parts.catalogue.sha256;
  if (ahead && !isThis) await end(ahead);
  const examination = ahead && isThis ? ahead : examine(parts, sent);
  try {
    return await work(examination);
  } finally {
    await end(examination);
  }
}

function examine({ examiner, warehouse }: ImporterParts, { bytes, branch, period }: Sent): Examination {
  const facts = { 'tongbao.bytes': bytes.byteLength };
  const records = warehouse.recordBatch();
  const result = traced('examination.examine', facts, () =>
    examiner.examine(bytes, { branch, period }, { batch: records.id, take: (lines) => records.take(lines) }),
  );
  result.catch(() => undefined); // a fault is told in its turn
  return { result, records };
}

async function end({ result, records }: Examination): Promise<void> {
  await result.catch(() => undefined); // it sends none after its end
  await records.discard();
}

/** Finds everything that is wrong with a workbook. Its records are stored by then, of nobody yet. */
export async function check(parts: ImporterParts, { result, records }: Examination): Promise<Checked> {
  const validated = await result;
  const stored = await records.end();
  // one that was refused half-way has sent some of them
  const refused = validated.findings.some(({ severity }) => severity === 'error');
  if (!refused && stored !== validated.records)
    throw new Error(`${validated.records} records were read, ${stored} stored`);
  const { branch, period, observations } = validated;
  const findings = [...(await periodClosed(parts.warehouse, period)), ...validated.findings];
  if (branch !== undefined && period) {
    const { catalogue, warehouse } = parts;
    const { services } = validated;
    findings.push(...compare(await besideKnown(warehouse, { catalogue, branch, period, observations, services })));
  }
  const sound = branch !== undefined && period !== undefined && !findings.some(({ severity }) => severity === 'error');
  return {
    ...validated,
    findings: inOrder(findings),
    good: sound ? { branch, period } : undefined,
    batch: stored > 0 ? records.id : undefined,
  };
}

/** A closed period takes nothing that lies in it, or that it lies in. */
export async function periodClosed(reader: WarehouseReader, of: Period | undefined): Promise<Finding[]> {
  if (!of) return [];
  const closed = (await reader.closedPeriods()).find((one) => {
    const other = period(one.period);
    return covers(other, of) || covers(of, other);
  });
  if (!closed) return [];
  const values = { period: closed.period, closed_at: closed.closedAt.slice(0, 10), reason: closed.reason };
  return [{ code: 'PERIOD_CLOSED', severity: findingKinds.PERIOD_CLOSED.severity, cells: [], values }];
}
