import { traced } from '../foundation';
import { covers, findingKinds, period, type Finding, type Period } from '../model';
import { compare, inOrder, type Validated } from '../validation';
import type { WarehouseReader } from '../warehouse';
import type { Ahead, ImporterParts, ImportRequest } from './importer';
import { besideKnown } from './known';

/** A workbook read and checked, as far as it goes; nothing of it is stored. */
export type Checked = Validated & {
  /** It has no errors, so that its branch and period are known. */
  readonly good: { readonly branch: string; readonly period: Period } | undefined;
};

type Sent = Pick<ImportRequest, 'bytes' | 'branch' | 'period' | 'ahead'>;

/** Begins to examine a workbook before its turn. */
export function examineAhead(parts: ImporterParts, { bytes, branch, period }: Sent): Ahead {
  const examined = examine(parts, { bytes, branch, period });
  examined.catch(() => undefined); // a fault is told in its turn
  return { bytes, branch, period, catalogueSha256: parts.catalogue.sha256, examined };
}

function examine({ examiner }: ImporterParts, { bytes, branch, period }: Sent): Ahead['examined'] {
  const facts = { 'tongbao.bytes': bytes.byteLength };
  return traced('examination.examine', facts, () => examiner.examine(bytes, { branch, period }));
}

/** What was begun of this very workbook, for the same sender and by the same catalogue. */
function begun({ catalogue }: ImporterParts, { bytes, branch, period, ahead }: Sent): Ahead['examined'] | undefined {
  const same =
    ahead?.bytes === bytes &&
    ahead.branch === branch &&
    ahead.period === period &&
    ahead.catalogueSha256 === catalogue.sha256;
  return same ? ahead.examined : undefined;
}

/** Has a workbook read, and finds everything that is wrong with it. */
export async function check(
  parts: ImporterParts,
  bytes: Uint8Array,
  { branch: sender, period: dated, ahead }: Omit<Sent, 'bytes'>,
): Promise<Checked> {
  const sent = { bytes, branch: sender, period: dated, ahead };
  const validated = await (begun(parts, sent) ?? examine(parts, sent));
  const { branch, period, observations } = validated;
  const findings = [...(await periodClosed(parts.warehouse, period)), ...validated.findings];
  if (branch !== undefined && period) {
    const { catalogue, warehouse } = parts;
    const { services } = validated;
    findings.push(...compare(await besideKnown(warehouse, { catalogue, branch, period, observations, services })));
  }
  const sound = branch !== undefined && period !== undefined && !findings.some(({ severity }) => severity === 'error');
  return { ...validated, findings: inOrder(findings), good: sound ? { branch, period } : undefined };
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
