import type { ImportOutcome } from '../../src/importing';
import type { Step } from './histories';
import { clerk, send, type Province, type Sent } from './province';

/** A workbook that was accepted, in the order of acceptance. */
interface Accepted {
  readonly id: number;
  readonly sent: Sent;
}

/** What a history has come to so far, by the account of whoever went through it. */
export interface Lived {
  readonly accepted: Accepted[];
  /** Kept, and not yet accepted. */
  readonly held: Accepted[];
  readonly withdrawn: Set<number>;
  /** What the audit log has to say: action, submission, status before, status after. */
  readonly log: string[];
}

export const unlived = (): Lived => ({ accepted: [], held: [], withdrawn: new Set(), log: [] });

/** Takes one step, and notes what came of it. */
export async function live(province: Province, lived: Lived, step: Step): Promise<void> {
  switch (step.do) {
    case 'send':
      return note(lived, step.sent, await send(province, step.sent));
    case 'hold':
      return note(lived, step.sent, await send(province, step.sent, { keep: true }));
    case 'resend': {
      const again = chosen(lived.accepted, step.which);
      return again && note(lived, again.sent, await send(province, again.sent));
    }
    case 'release':
      return release(province, lived, step.which);
    case 'withdraw':
      return withdraw(province, lived, step.which);
  }
}

function chosen<T>(from: readonly T[], which: number): T | undefined {
  return from[which % Math.max(1, from.length)];
}

function note(lived: Lived, sent: Sent, { status, id = 0, findings }: ImportOutcome): void {
  if (status === 'accepted') {
    lived.accepted.push({ id, sent });
    lived.log.push(`submission.accept ${id} null > accepted`);
  } else if (status === 'checked') {
    lived.held.push({ id, sent });
    lived.log.push(`submission.receive ${id} null > checked`);
  } else if (status !== 'unchanged') {
    throw new Error(`${status}: ${JSON.stringify([sent, findings])}`);
  }
}

async function release({ importer }: Province, lived: Lived, which: number): Promise<void> {
  const one = chosen(lived.held, which);
  if (!one) return;
  const { status, id } = await importer.accept(one.id, { reason: 'looked at', actor: clerk });
  if (status === 'unchanged') return; // the same bytes were sent again and are in
  expect([status, id]).toEqual(['accepted', one.id]);
  lived.held.splice(lived.held.indexOf(one), 1);
  lived.accepted.push(one);
  lived.log.push(`submission.accept ${one.id} checked > accepted`);
}

async function withdraw({ importer, warehouse }: Province, lived: Lived, which: number): Promise<void> {
  const one = chosen(lived.accepted, which);
  if (!one) return;
  const decision = { reason: 'a slip', actor: clerk };
  if (lived.withdrawn.has(one.id)) {
    await expect(importer.withdraw(one.id, decision)).rejects.toMatchObject({ code: 'SUBMISSION_STATE' });
    return;
  }
  const before = (await warehouse.submission(one.id))?.status ?? 'none';
  const { plan } = await importer.withdraw(one.id, { ...decision, dryRun: true });
  const done = await importer.withdraw(one.id, { ...decision, plan: plan.hash });
  expect(done.plan).toEqual(plan);
  expect((await warehouse.submission(one.id))?.status).toBe('withdrawn');
  lived.withdrawn.add(one.id);
  lived.log.push(`submission.withdraw ${one.id} ${before} > withdrawn`);
}
