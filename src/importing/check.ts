import { traced } from '../foundation';
import { covers, findingKinds, period, type Finding, type Period } from '../model';
import { compare, inOrder, type Sender, type Validated } from '../validation';
import type { RecordBatch, WarehouseReader } from '../warehouse';
import type { ImporterParts } from './importer';
import { knownAbout } from './known';

/** A workbook read and checked, as far as it goes; nothing of it is stored. */
export type Checked = Validated & {
  /** It has no errors, so that its branch and period are known. */
  readonly good: { readonly branch: string; readonly period: Period } | undefined;
  /** The batch that its records are stored as, where it has any. */
  readonly batch: number | undefined;
};

/** Has a workbook read, and finds everything that is wrong with it. Its records are stored meanwhile, of nobody yet. */
export async function check(
  parts: ImporterParts,
  bytes: Uint8Array,
  sender: Sender,
  records: RecordBatch,
): Promise<Checked> {
  const facts = { 'tongbao.bytes': bytes.byteLength };
  const { branch: sent, period: dated } = sender;
  const validated = await traced('examination.examine', facts, () =>
    parts.examiner.examine(
      bytes,
      { branch: sent, period: dated },
      { batch: records.id, take: (lines) => records.take(lines) },
    ),
  );
  const stored = await records.end();
  // one that was refused half-way has sent some of them
  const refused = validated.findings.some(({ severity }) => severity === 'error');
  if (!refused && stored !== validated.records)
    throw new Error(`${validated.records} records were read, ${stored} stored`);
  const { branch, period, observations } = validated;
  const findings = [...(await periodClosed(parts.warehouse, period)), ...validated.findings];
  if (branch !== undefined && period) {
    const known = await knownAbout(parts.warehouse, branch, period, observations);
    findings.push(
      ...compare({ catalogue: parts.catalogue, branch, period, observations, services: validated.services, known }),
    );
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
