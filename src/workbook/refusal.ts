import type { TextValues } from '../foundation';
import { findingKinds, type Finding, type FindingCode, type Place } from '../model';

/** Thrown while a file is read, where it can not be accepted; nobody sees it but who reads, and hands its finding out. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(readonly finding: Finding) {
    super(finding.code);
  }
}

/** The finding that a file is refused with. */
export function refusalFinding(code: FindingCode, values: TextValues = {}, place: Place = {}): Finding {
  return { code, severity: findingKinds[code].severity, cells: [], values, ...place };
}

/** Refuses the file. */
export function refuse(code: FindingCode, values: TextValues = {}, place: Place = {}): never {
  throw new Refusal(refusalFinding(code, values, place));
}

/** Refuses the file as damaged; `reason` names the part and what is wrong with it. */
export function refuseDamaged(reason: string): never {
  return refuse('FILE_UNREADABLE', { reason });
}
