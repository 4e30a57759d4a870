import type { ClosedPeriod } from '../warehouse';

/** A period and whether it takes submissions, as programs get it. */
export interface PeriodRow {
  readonly period: string;
  readonly state: 'open' | 'closed';
  /** Both are null while it is open. */
  readonly closedAt: string | null;
  readonly reason: string | null;
}

/** How the period `code` stands among those that are closed. */
export function periodRow(code: string, closed: readonly ClosedPeriod[]): PeriodRow {
  const known = closed.find(({ period }) => period === code);
  const state = known ? 'closed' : 'open';
  return { period: code, state, closedAt: known?.closedAt ?? null, reason: known?.reason ?? null };
}
