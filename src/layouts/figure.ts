import type { CatalogueSeries } from '../catalogue';
import type { Finding, Period } from '../model';
import type { Content } from './quantity';

/** Where a figure stands. */
export interface FigurePlace {
  readonly sheet: string;
  readonly cell: string;
  readonly row: number;
  readonly column: number;
}

/** What a number is of its figure; value = numerator / volume, in the unit of the indicator. */
export type FigureRole = 'value' | 'numerator' | 'volume';

/** A cell that holds a value, a numerator or a volume, with the coordinates that its surroundings give it. */
export interface Figure {
  readonly place: FigurePlace;
  /** What stands in the cell, unformatted, as written. */
  readonly rawText: string;
  readonly content: Content;
  readonly role: FigureRole;
  readonly series: CatalogueSeries;
  /** Codes; absent where nothing in the workbook says it. */
  readonly branch?: string | undefined;
  readonly period?: Period | undefined;
  /** The unit that headings or a unit column name, a code. */
  readonly unit?: string | undefined;
}

/** A total or average that the workbook shows of other figures: never loaded, but checked. */
export interface Total {
  readonly place: FigurePlace;
  readonly rawText: string;
  readonly content: Content;
  readonly how: 'sum' | 'mean';
  readonly role: FigureRole;
  readonly unit?: string | undefined;
  /** What it should be made of. */
  readonly of: readonly Figure[];
}

/** What a workbook says. */
export interface Recognition {
  readonly figures: readonly Figure[];
  readonly totals: readonly Total[];
  /** Branches and periods that titles and labels state, and where. */
  readonly statedBranches: readonly {
    readonly code: string;
    readonly sheet: string;
    readonly cell?: string | undefined;
  }[];
  readonly statedPeriods: readonly {
    readonly period: Period;
    readonly sheet: string;
    readonly cell?: string | undefined;
  }[];
  /** What could not be placed, and what was passed over knowingly. */
  readonly findings: readonly Finding[];
}
