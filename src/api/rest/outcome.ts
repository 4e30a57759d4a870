import type { Response } from 'express';
import { TongbaoError, type Language } from '../../foundation';
import type { ImportOutcome, ImportStatus } from '../../importing';
import { errorBody } from '../failure';
import type { ApiParts } from '../parts';
import { planRow } from '../plan-row';
import { outcomeRow, submissionLinks } from '../submission-row';

const httpStatus: Record<ImportStatus, number> = {
  accepted: 201,
  checked: 202,
  preview: 200,
  unchanged: 200,
  rejected: 422,
};

/** Answers with what became of a workbook; `created` says whether it was this request that brought it. */
export function sendOutcome(
  { catalogue, settings }: Pick<ApiParts, 'catalogue' | 'settings'>,
  response: Response,
  outcome: ImportOutcome,
  language: Language,
  created: boolean,
): void {
  const { status, id, plan } = outcome;
  const row = outcomeRow(outcome, language);
  response.status(status === 'accepted' && !created ? 200 : httpStatus[status]);
  if (created && id !== undefined && status !== 'unchanged') response.location(submissionLinks(id).self);
  if (status === 'rejected') {
    const count = outcome.findings.filter(({ severity }) => severity === 'error').length;
    const error = new TongbaoError('WORKBOOK_REJECTED', { count });
    response.json(errorBody({ error }, language, row.findings, id));
    return;
  }
  response.json({
    ...row,
    links: id === undefined ? null : submissionLinks(id),
    plan: plan ? planRow(plan, catalogue, language, settings.pageSize) : null,
  });
}
