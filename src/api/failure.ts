import type { Request } from 'express';
import { TongbaoError, type Language, type Log } from '../foundation';
import type { FindingText } from '../model';
import { limitIn, type LimitIn } from './limit';
import { submissionLinks, type SubmissionLinks } from './submission-row';

/** The one shape of an error over HTTP. */
export interface ErrorBody {
  readonly error: LimitIn & {
    readonly code: string;
    readonly message: string;
    readonly findings: readonly FindingText[];
    /** The workbook that was sent, where it is kept. */
    readonly submission?: { readonly id: number; readonly links: SubmissionLinks };
    /** Under which the log has the cause, where the failure was the program's own. */
    readonly id?: string;
  };
}

/** A failure as it may be shown: never more than our own words, and the id under which the log has the rest. */
export interface Failure {
  readonly error: TongbaoError;
  readonly id?: string;
}

/** What may be shown of whatever was thrown. What is no error of ours is logged, and only the id of the request is shown. */
export function failureOf(thrown: unknown, { id, log }: { readonly id: string; readonly log: Log }): Failure {
  if (thrown instanceof TongbaoError && thrown.code !== 'INTERNAL') return { error: thrown };
  log.error({ err: thrown }, 'request failed');
  return { error: new TongbaoError('INTERNAL'), id };
}

/** There is nothing under what was asked for. */
export function notFound({ method, path }: Request): TongbaoError {
  return new TongbaoError('NOT_FOUND', { what: method, id: path });
}

export function errorBody(
  { error, id }: Failure,
  language: Language,
  findings: readonly FindingText[] = [],
  submission?: number,
): ErrorBody {
  return {
    error: {
      code: error.code,
      message: error.text(language),
      findings,
      ...(submission === undefined ? {} : { submission: { id: submission, links: submissionLinks(submission) } }),
      ...(id === undefined ? {} : { id }),
      ...limitIn(error),
    },
  };
}
