import type { Catalogue } from '../../catalogue';
import type { Finding, Observation, Period } from '../../model';

/** What is known already that a sound workbook can be held against. Plain figures; where they come from does not matter. */
export interface Known {
  /** Figures of the same series: the branch's own of other periods, and other branches' of the same periods. */
  readonly observations: readonly Observation[];
  /** Services that the branch has reported for the period before, in other workbooks. */
  readonly services: ReadonlySet<string>;
}

/** A workbook whose branch and period are known, and what it is held against. */
export interface Comparison {
  readonly catalogue: Catalogue;
  readonly branch: string;
  readonly period: Period;
  /** Its good figures. */
  readonly observations: readonly Observation[];
  /** Services that it has figures of, good or faulty. */
  readonly services: ReadonlySet<string>;
  readonly known: Known;
}

/** Finds one kind of doubt. */
export type ComparisonRule = (about: Comparison) => Finding[];
