import type { Text } from '../../foundation';

/** How much a finding weighs: an error rejects the workbook, a warning wants a look, information is kept for the record. */
export type Severity = 'error' | 'warning' | 'info';

/** What a finding is about; the documentation is ordered by it. */
export type FindingScope = 'file' | 'workbook' | 'sheet' | 'header' | 'cell' | 'series' | 'submission';

export interface FindingKind {
  readonly scope: FindingScope;
  readonly severity: Severity;
  readonly title: Text;
  /** With `{placeholders}` for the finding's values. */
  readonly message: Text;
  /** What to do about it. */
  readonly hint: Text;
}
