import type { Validated } from '../validation';

/** What came of a workbook. */
export interface Examined extends Validated {
  /** Codes of the services of which there are figures, good or not. */
  readonly services: ReadonlySet<string>;
  /** How many records were handed over. */
  readonly records: number;
}
