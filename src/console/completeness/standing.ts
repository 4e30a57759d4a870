import type { StandFragment } from './queries';

/** How a branch stands with a service. */
export type Standing = 'onTime' | 'late' | 'partly' | 'awaited' | 'missing' | 'none';

export function standingOf({ expected, reported, missing, late }: StandFragment): Standing {
  if (!expected) return 'none';
  if (reported) return late ? 'late' : 'onTime';
  if (!missing) return 'partly';
  return late ? 'missing' : 'awaited';
}

/** Signs, beside which a colour is only a help. */
export const signs: Record<Standing, string> = {
  onTime: '✓',
  late: '✓!',
  partly: '◐',
  awaited: '○',
  missing: '✕',
  none: '–',
};

export const standingNames = {
  onTime: { zh: '按时报齐', en: 'complete, in time' },
  late: { zh: '报齐，迟报', en: 'complete, late' },
  partly: { zh: '未报齐', en: 'in part' },
  awaited: { zh: '未报，未到期', en: 'not yet, in time' },
  missing: { zh: '未报，已逾期', en: 'missing, overdue' },
  none: { zh: '不需报', en: 'not expected' },
};

/** What one branch owes. */
export interface Branch {
  readonly code: string;
  readonly name: string;
  readonly rows: readonly StandFragment[];
  /** What is expected and not all in. */
  readonly open: readonly StandFragment[];
  readonly overdue: boolean;
}

/** The branches of a period, as they come. */
export function branchesOf(rows: readonly StandFragment[]): readonly Branch[] {
  const byBranch = new Map<string, StandFragment[]>();
  for (const row of rows) byBranch.set(row.branch, [...(byBranch.get(row.branch) ?? []), row]);
  return [...byBranch].map(([code, of]) => {
    const open = of.filter(({ expected, reported }) => expected && !reported);
    return { code, name: of[0]?.branchName ?? code, rows: of, open, overdue: open.some(({ late }) => late) };
  });
}
