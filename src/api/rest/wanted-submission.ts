import type { Request } from 'express';
import type { Submission } from '../../warehouse';
import { notFound } from '../failure';
import { guardedFor } from '../principal';

/** The submission that the address names; throws `NOT_FOUND` where there is none that may be seen. */
export async function wantedSubmission(request: Request): Promise<Submission> {
  const id = String(request.params['id']);
  const submission = /^[1-9]\d{0,14}$/.test(id)
    ? await guardedFor(request).warehouse.submission(Number(id))
    : undefined;
  if (!submission) throw notFound(request);
  return submission;
}
