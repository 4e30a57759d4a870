import { TongbaoError } from '../foundation';
import type { CommandOption, Given } from './command';

/** Why something is done: it stays in the audit log. */
export const reasonOption: CommandOption = {
  name: 'reason',
  value: 'REASON',
  required: true,
  help: { zh: '理由，记入审计日志', en: 'why; it is kept in the audit log' },
};

export const planOption: CommandOption = {
  name: 'plan',
  value: 'HASH',
  help: {
    zh: '只在变更与看过的（--dry-run 所示编号）完全相同时才做，否则以 2 退出',
    en: 'do exactly what was looked at (the hash that --dry-run showed), or exit with 2',
  },
};

/** The words of an option that gives a reason; undefined where it is not given. Throws `REASON_MISSING` where it has no words. */
export function givenReason(given: Given, name: string): string | undefined {
  const reason = given.text(name)?.trim();
  if (reason === '') throw new TongbaoError('REASON_MISSING');
  return reason;
}

/** As `givenReason`, where there has to be one. */
export function neededReason(given: Given): string {
  const reason = givenReason(given, 'reason');
  if (reason === undefined) throw new TongbaoError('REASON_MISSING');
  return reason;
}
