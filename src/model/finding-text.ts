import { fill, type Language } from '../foundation';
import type { Finding } from './finding';
import { findingKinds, type FindingCode, type Severity } from './findings';

/** A finding in words, as every door hands it out. */
export interface FindingText {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly sheet: string | null;
  readonly cell: string | null;
  readonly cells: readonly string[];
  readonly rawText: string | null;
  readonly message: string;
  readonly hint: string;
}

export function findingText(finding: Finding, language: Language): FindingText {
  const kind = findingKinds[finding.code];
  return {
    code: finding.code,
    severity: finding.severity,
    sheet: finding.sheet ?? null,
    cell: finding.cell ?? null,
    cells: finding.cells,
    rawText: finding.rawText ?? null,
    message: fill(kind.message[language], finding.values, language),
    hint: fill(kind.hint[language], finding.values, language),
  };
}
