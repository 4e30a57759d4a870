import { Router, type Request, type Response } from 'express';
import { errorKinds, TongbaoError, type ErrorCode, type Language } from '../../foundation';
import type { ImportJob } from '../../warehouse';
import { errorBody } from '../failure';
import { askedLanguage } from '../language';
import type { RouteParts } from '../parts';
import { guardedFor } from '../principal';
import { submissionRow } from '../submission-row';

/** In how many seconds it is worth asking again. */
const againSeconds = 1;

/** How far imports in the queue have come, and in the end what became of them. */
export function importRoutes({ catalogue }: RouteParts): Router {
  const router = Router();
  router.get('/imports/:id', async (request, response) => {
    const language = askedLanguage(request, catalogue);
    const { jobs, warehouse } = guardedFor(request);
    const { job, ahead } = await jobs.progress(request.params.id);
    const { id, state, submission } = job;
    if (state === 'waiting' || state === 'running') response.setHeader('Retry-After', againSeconds);
    const kept = submission === undefined ? undefined : await warehouse.submission(submission);
    response.json({
      id,
      file: job.fileName,
      state,
      ahead,
      tries: job.tries,
      putAt: job.putAt,
      settledAt: job.settledAt ?? null,
      outcome: job.outcome ?? null,
      submission: kept ? submissionRow(kept, await warehouse.findings(kept.id), language) : null,
      ...errorOf(job, language),
      links: { self: pathOf(id) },
    });
  });
  return router;
}

/** Whether whoever sends something would rather hear later what became of it (RFC 7240). */
export function prefersLater(request: Request): boolean {
  const preferences = (request.get('prefer') ?? '').split(',').map((one) => one.split(/[;=]/, 1)[0]?.trim());
  return preferences.some((one) => one?.toLowerCase() === 'respond-async');
}

/** Says that it will be done, and where to ask. */
export function sendQueued(response: Response, id: string): void {
  response.setHeader('Preference-Applied', 'respond-async');
  response.setHeader('Retry-After', againSeconds);
  response
    .status(202)
    .location(pathOf(id))
    .json({ id, state: 'waiting', links: { self: pathOf(id) } });
}

function pathOf(id: string): string {
  return `/imports/${id}`;
}

function errorOf({ failure }: ImportJob, language: Language): { readonly error: unknown } {
  if (!failure) return { error: null };
  const code: ErrorCode = failure.code in errorKinds ? (failure.code as ErrorCode) : 'INTERNAL';
  return errorBody({ error: new TongbaoError(code, failure.values as TongbaoError['values']) }, language);
}
