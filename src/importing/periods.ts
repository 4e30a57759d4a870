import { TongbaoError } from '../foundation';
import { periodCode, type Period } from '../model';
import type { Decision, ImporterParts } from './importer';

/** Closes a period: it takes no more submissions. */
export function closePeriod(parts: ImporterParts, period: Period, decision: Decision): Promise<void> {
  return setPeriod(parts, period, decision, 'closed');
}

/** Opens a closed period again. */
export function openPeriod(parts: ImporterParts, period: Period, decision: Decision): Promise<void> {
  return setPeriod(parts, period, decision, 'open');
}

function setPeriod(
  { warehouse }: ImporterParts,
  period: Period,
  { reason, actor }: Decision,
  state: 'open' | 'closed',
): Promise<void> {
  const code = periodCode(period);
  return warehouse.write(async (writer) => {
    const known = (await writer.closedPeriods()).find((one) => one.period === code);
    if ((known !== undefined) === (state === 'closed')) {
      throw new TongbaoError('PERIOD_STATE', { period: code, state });
    }
    await (state === 'closed' ? writer.closePeriod(code, reason) : writer.openPeriod(code));
    const before = known ? { state: 'closed', reason: known.reason } : { state: 'open' };
    await writer.audit({
      actor,
      action: state === 'closed' ? 'period.close' : 'period.open',
      subject: `period ${code}`,
      before,
      after: { state, reason },
    });
  });
}
