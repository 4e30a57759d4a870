import type { Catalogue } from '../../catalogue';
import type { Release, Waiver, WaiverScope, WarehouseReader } from '../../warehouse';
import { isPublished } from '../find';
import { cellQuestion, gridCells, type GridCell } from './figures';
import { brokenLimits, type BrokenLimit } from './limits';
import { ruleChecks, ruleQuestion, type RuleCheck } from './rules';
import { submissionsWithWarnings, waitingQuestion, type AcceptedWarnings, type WaitingSubmission } from './submissions';

/** What stands between a release and its publication, and what is to be known of it. */
export interface ReleaseGate {
  /** The newest version of the figures that it is about. */
  readonly version: number;
  /** The version of the warehouse that it was read at, which counts everything else, too. */
  readonly readAt: number;
  /** Every series that is expected of every branch. */
  readonly grid: readonly GridCell[];
  readonly waiting: readonly WaitingSubmission[];
  readonly accepted: readonly AcceptedWarnings[];
  readonly rules: readonly RuleCheck[];
  readonly limits: readonly BrokenLimit[];
  readonly waivers: readonly Waiver[];
  /** What still wants an explanation: a figure, a submission or a rule each. None are left once it is published. */
  readonly unexplained: readonly WaiverScope[];
}

/**
 * Looks at an open release as things stand, at `now`, an ISO instant; at a published one as things stood then. All of it
 * is of one version, and follows from what is read and nothing else.
 */
export async function releaseGate(
  reader: WarehouseReader,
  catalogue: Catalogue,
  release: Release,
  now: string,
): Promise<ReleaseGate> {
  const { period, id } = release;
  const state = await reader.state();
  const at = isPublished(release)
    ? { period, version: release.version, now: release.settledAt }
    : { period, version: state.version, now };
  const waivers = await reader.waivers([id]);
  const grid = await gridCells(reader, catalogue, at, waivers);
  const { waiting, accepted } = await submissionsWithWarnings(reader, at, waivers);
  const rules = await ruleChecks(reader, catalogue, at, waivers);
  const limits = await brokenLimits(reader, catalogue, at);
  const unexplained = [
    ...grid.filter(({ status }) => status === 'MISSING').map(cellQuestion),
    ...waiting.filter(({ waiver }) => !waiver).map(waitingQuestion),
    ...rules.filter(({ verdict, waiver }) => verdict === 'BROKEN' && !waiver).map(ruleQuestion),
  ];
  const version = isPublished(release) ? release.version : state.figures;
  return { version, readAt: at.version, grid, waiting, accepted, rules, limits, waivers, unexplained };
}

/** What wants an explanation, in codes: `figure 210100 FIXED_LINE INSTALL_TIME ALL`, `submission 210100 12`. */
export function questionText(question: WaiverScope): string {
  const { kind, branch, service, indicator, customerClass, rule, submission } = question;
  return [kind, branch, service, indicator, customerClass, rule, submission]
    .filter((part) => part !== undefined)
    .join(' ');
}
