import { period as periodOf, periodAndWithin, periodCode, upwards } from '../../model';
import type { Submission, SubmissionFilter, Waiver, WaiverScope, WarehouseReader } from '../../warehouse';
import { explanationOf } from './explained';

const pageRows = 500;

/** A submission that has warnings and waits for a word of acceptance. */
export interface WaitingSubmission {
  readonly submission: Submission & { readonly branch: string };
  readonly warnings: number;
  /** What explains that it is left waiting. */
  readonly waiver?: Waiver | undefined;
}

/** A submission that is in although it has warnings, and why: `submission.acceptedBecause`. */
export interface AcceptedWarnings {
  readonly submission: Submission;
  readonly warnings: number;
}

/**
 * The submissions with warnings whose period has time in common with `period`, as they stood at a version. One that the
 * branch has replaced by a later one, which was let in, waits for nobody any more.
 */
export async function submissionsWithWarnings(
  reader: WarehouseReader,
  { period, version }: { readonly period: string; readonly version: number },
  waivers: readonly Waiver[],
): Promise<{ readonly waiting: readonly WaitingSubmission[]; readonly accepted: readonly AcceptedWarnings[] }> {
  const of = periodOf(period);
  const periods = [...new Set([...periodAndWithin(of), ...upwards(of)].map(periodCode))];
  const read = (statuses: SubmissionFilter['statuses']) => every(reader, { periods, statuses, asOf: version });
  const letIn = await read(['accepted', 'superseded']);
  const waiting: WaitingSubmission[] = [];
  for (const submission of await read(['checked'])) {
    const { id, branch } = submission;
    if (branch === undefined || letIn.some((later) => replaces(later, submission))) continue;
    const waiver = explanationOf(waivers, { kind: 'submission', branch, submission: id });
    waiting.push({ submission: { ...submission, branch }, warnings: await warningsOf(reader, id), waiver });
  }
  const accepted: AcceptedWarnings[] = [];
  for (const submission of letIn) {
    if (submission.status !== 'accepted' || submission.acceptedBecause === undefined) continue;
    const warnings = await warningsOf(reader, submission.id);
    if (warnings > 0) accepted.push({ submission, warnings });
  }
  return { waiting, accepted };
}

/** What a waiting submission asks to explain. */
export function waitingQuestion({ submission: { id, branch } }: WaitingSubmission): WaiverScope {
  return { kind: 'submission', branch, submission: id };
}

function replaces(later: Submission, earlier: Submission): boolean {
  return (
    later.id > earlier.id &&
    later.branch === earlier.branch &&
    later.period === earlier.period &&
    earlier.services.every((service) => later.services.includes(service))
  );
}

async function warningsOf(reader: WarehouseReader, submission: number): Promise<number> {
  return (await reader.findings(submission)).filter(({ severity }) => severity === 'warning').length;
}

/** All submissions of a filter, oldest first. */
async function every(reader: WarehouseReader, filter: SubmissionFilter): Promise<Submission[]> {
  const found: Submission[] = [];
  for (let after: number | undefined; ; after = found.at(-1)?.id) {
    const { rows, hasNext } = await reader.submissions(filter, pageRows, after);
    found.push(...rows);
    if (!hasNext) return found.reverse();
  }
}
