import type { TextValues } from '../foundation';
import type { FindingCode, Severity } from './findings';

/** Where in a workbook something stands: a sheet, and a cell address such as `D11`. Both are absent for the file itself. */
export interface Place {
  readonly sheet?: string | undefined;
  readonly cell?: string | undefined;
}

/** One thing wrong or doubtful in a workbook. Its words come from the catalogue of findings, filled with `values`. */
export interface Finding extends Place {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** Further cells of the same sheet that it concerns. */
  readonly cells: readonly string[];
  /** What stands in the cell, as written. */
  readonly rawText?: string | undefined;
  readonly values: TextValues;
}
