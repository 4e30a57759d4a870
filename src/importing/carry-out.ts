import { TongbaoError } from '../foundation';
import { periodAndWithin, periodCode, type Finding } from '../model';
import { keepRollups } from '../rollups';
import type { AcceptedSubmission, NewSubmission, Submission, WarehouseWriter } from '../warehouse';
import { periodClosed, type Checked } from './check';
import { countOnce, expectCounted } from './count-once';
import type { ImporterParts, ImportRequest } from './importer';
import { expectPlan, planOf, type Plan } from './plan';

/** What came of a workbook without errors; nothing was changed unless it was accepted. */
export type CarriedOut =
  | {
      readonly became: 'accepted';
      readonly submission: AcceptedSubmission;
      readonly plan: Plan;
      /** What is found only beside what is stored. */
      readonly findings: readonly Finding[];
    }
  /** These bytes are in already, as this submission. */
  | { readonly became: 'unchanged'; readonly submission: AcceptedSubmission }
  /** Its period was closed since the workbook was checked. */
  | { readonly became: 'closed' };

/**
 * Lets a workbook in, within one transaction: the submission, its observations in place of those it replaces (of its
 * branch and services, within its period), the rollups they move, and the entry in the audit log. The same bytes again
 * change nothing. `waiting` is the submission where it is there already and waits for a word of acceptance.
 * Throws `RECORDS_RELIED_ON` where another submission counts on records that it replaces, `PLAN_STALE` where something else
 * would come of it than was looked at, `SUBMISSION_STATE` where it waits no more, and `CATALOGUE_CHANGED` where it was read by
 * a catalogue that is no longer in force.
 */
export async function carryOut(
  { catalogue }: ImporterParts,
  writer: WarehouseWriter,
  submission: NewSubmission,
  { bytes, accept, actor, plan: looked, job }: ImportRequest,
  checked: Checked,
  waiting?: Submission,
): Promise<CarriedOut> {
  const { good } = checked;
  if (!good) throw new RangeError('a workbook with errors can not be stored');
  writer.expectCatalogue(catalogue.sha256);
  if ((await periodClosed(writer, good.period)).length > 0) return { became: 'closed' };
  if (waiting) expectChecked(await writer.submission(waiting.id));
  const period = periodCode(good.period);
  const known = await writer.unchanged(submission.sha256, good.branch, period);
  if (known) return { became: 'unchanged', submission: known };
  const within = periodAndWithin(good.period).map(periodCode);
  const closed = await writer.closeObservations(good.branch, submission.services, within);
  const { batch } = checked;
  const brought = batch === undefined ? undefined : { catalogue, ...good, batch };
  const { observations, findings } = brought
    ? await countOnce(writer, brought, checked)
    : { observations: checked.observations, findings: [] };
  const told = [...checked.findings, ...findings];
  const received = waiting ?? (await writer.addSubmission(submission, 'checked', bytes, told));
  const accepted = await writer.acceptSubmission(received.id, accept, submission);
  if (batch !== undefined) await writer.records.take(batch, accepted.id);
  await writer.addObservations(accepted.id, observations);
  await expectCounted(writer, closed, batch);
  const rollups = await keepRollups(writer, catalogue, { branch: good.branch, closed, added: observations });
  const plan = planOf([submission.sha256, good.branch, period, catalogue.sha256], closed, observations, rollups);
  expectPlan(looked, plan);
  const { revision } = accepted;
  const { fileName, sha256 } = submission;
  await writer.audit({
    actor,
    action: 'submission.accept',
    subject: `submission ${accepted.id}`,
    before: waiting ? { status: 'checked' } : null,
    after: {
      ...{ status: 'accepted', branch: good.branch, period, revision, fileName, sha256 },
      ...{ because: accept ?? null, plan: plan.hash },
    },
  });
  if (job) await writer.settleJob(job, 'accepted', accepted.id);
  return { became: 'accepted', submission: { ...accepted, observations: observations.length }, plan, findings };
}

/** Throws `SUBMISSION_STATE` for a submission that does not wait for a word of acceptance. */
export function expectChecked(submission: Submission | undefined): void {
  if (submission && submission.status !== 'checked') {
    const { id, status } = submission;
    throw new TongbaoError('SUBMISSION_STATE', { id, status, wanted: 'checked' });
  }
}
