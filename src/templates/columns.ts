import type { Entry } from './form';

/** Where an entry stands in its sheet; columns count from 1. */
export interface EntryColumns {
  readonly entry: Entry;
  /** Of the value, or the numerator that is asked for in its stead. */
  readonly value: number;
  /** Absent where no volume is asked for. */
  readonly volume?: number | undefined;
  /** What may be chosen instead of a number. */
  readonly pick: number;
}

/** Lays entries out from left to right, after the column of periods. */
export function layOut(entries: readonly Entry[]): EntryColumns[] {
  let next = 2;
  return entries.map((entry) => ({
    entry,
    value: next++,
    volume: entry.weighed ? next++ : undefined,
    pick: next++,
  }));
}

/** The last column that any entry takes. */
export function lastColumn(columns: readonly EntryColumns[]): number {
  return columns[columns.length - 1]?.pick ?? 1;
}
