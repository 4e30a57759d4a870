import { TongbaoError } from '../foundation';
import { period, periodAndWithin, periodCode } from '../model';
import { keepRollups } from '../rollups';
import type { StoredObservation, Submission, WarehouseWriter } from '../warehouse';
import { periodClosed } from './check';
import { expectCountedAgain } from './count-once';
import type { Decision, ImporterParts } from './importer';
import { expectPlan, planOf, type Plan } from './plan';

/** Takes an accepted submission back: afterwards observations and rollups are as if it had never come. */
export async function withdraw(
  { warehouse, catalogue, log }: ImporterParts,
  id: number,
  { reason, actor, plan: looked, dryRun }: Decision,
): Promise<{ readonly submission: Submission; readonly plan: Plan }> {
  const work = async (writer: WarehouseWriter): Promise<{ submission: Submission; plan: Plan }> => {
    writer.expectCatalogue(catalogue.sha256);
    const submission = await writer.submission(id);
    if (!submission) throw new TongbaoError('NOT_FOUND', { what: 'submission', id });
    const { branch, period: code, status, services } = submission;
    if (branch === undefined || code === undefined || (status !== 'accepted' && status !== 'superseded')) {
      throw new TongbaoError('SUBMISSION_STATE', { id, status, wanted: 'accepted' });
    }
    const [shut] = await periodClosed(writer, period(code));
    if (shut) throw new TongbaoError('PERIOD_CLOSED', { period: code });
    await writer.withdrawSubmission(id, reason);
    const within = periodAndWithin(period(code)).map(periodCode);
    const stands = await writer.standing(branch, services, within);
    const closed = await writer.closeObservations(branch, services, within);
    // what stands as before is closed and opened again: the scope is small, and one way is easier to trust than two
    await writer.reopenObservations(stands);
    await expectCountedAgain(writer, { catalogue, branch, period: period(code) }, closed, stands);
    const moved = difference(closed, stands);
    const rollups = await keepRollups(writer, catalogue, { branch, closed: moved.closed, added: moved.opened });
    const plan = planOf(['withdraw', String(id), catalogue.sha256], closed, stands, rollups);
    expectPlan(looked, plan);
    await writer.audit({
      actor,
      action: 'submission.withdraw',
      subject: `submission ${id}`,
      before: { status },
      after: { status: 'withdrawn', because: reason, plan: plan.hash },
    });
    return { submission: { ...submission, status: 'withdrawn', withdrawnBecause: reason }, plan };
  };
  const done = await (dryRun ? warehouse.rehearse(work) : warehouse.write(work));
  if (!dryRun) log.info({ submission: id }, 'submission withdrawn');
  return done;
}

function difference(
  closed: readonly StoredObservation[],
  stands: readonly StoredObservation[],
): { closed: StoredObservation[]; opened: StoredObservation[] } {
  const key = ({ submission, ordinal }: StoredObservation): string => `${submission} ${ordinal}`;
  const before = new Set(closed.map(key));
  const after = new Set(stands.map(key));
  return {
    closed: closed.filter((one) => !after.has(key(one))),
    opened: stands.filter((one) => !before.has(key(one))),
  };
}
