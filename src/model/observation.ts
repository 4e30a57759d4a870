import type { Decimal } from './decimal';
import type { Series } from './series';
import type { ObservationStatus } from './status';

/** Where an observation was read: the cell of its value, and of its volume where that has one of its own. */
export interface Source {
  readonly sheet: string;
  /** The value's cell, or of a quotient its numerator's; where neither was written, the volume's. */
  readonly cell: string;
  /** What stands in `cell`, unformatted, as written. */
  readonly rawText: string;
  readonly volumeCell?: string | undefined;
  readonly volumeRawText?: string | undefined;
}

/** What one branch reported for one series and one period. */
export interface Observation extends Series {
  readonly branch: string;
  /** A period code. */
  readonly period: string;
  readonly status: ObservationStatus;
  /** In the indicator's unit; absent unless the status is `REPORTED` or `UNWEIGHTED`. */
  readonly low?: Decimal | undefined;
  readonly high?: Decimal | undefined;
  /** The weight; 0 where there was none, absent where it is not known. */
  readonly volume?: Decimal | undefined;
  /** Value · volume exactly, where a numerator was reported: see `Measure`. */
  readonly weighted?: Decimal | undefined;
  readonly source: Source;
}
