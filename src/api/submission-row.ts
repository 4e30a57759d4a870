import type { Language } from '../foundation';
import type { ImportOutcome } from '../importing';
import { findingText, type Finding, type FindingText } from '../model';
import type { Submission } from '../warehouse';

/** What became of one workbook, as the command line and HTTP print it. */
export interface OutcomeRow {
  readonly file: string;
  readonly status: string;
  readonly id: number | null;
  readonly branch: string | null;
  readonly period: string | null;
  readonly revision: number | null;
  readonly observations: number;
  readonly findings: readonly FindingText[];
}

export function outcomeRow(outcome: ImportOutcome, language: Language): OutcomeRow {
  return {
    file: outcome.fileName,
    status: outcome.status,
    id: outcome.id ?? null,
    branch: outcome.branch ?? null,
    period: outcome.period ?? null,
    revision: outcome.revision ?? null,
    observations: outcome.observations,
    findings: outcome.findings.map((one) => findingText(one, language)),
  };
}

/** Where a submission and its files are to be had: paths under the address of the server. */
export interface SubmissionLinks {
  readonly self: string;
  readonly workbook: string;
  readonly annotated: string;
}

export function submissionLinks(id: number): SubmissionLinks {
  const self = `/submissions/${id}`;
  return { self, workbook: `${self}/workbook`, annotated: `${self}/annotated` };
}

/** A stored submission: the same, and what is known of it since. */
export interface SubmissionRow extends OutcomeRow {
  readonly acceptedBecause: string | null;
  readonly withdrawnBecause: string | null;
  readonly services: readonly string[];
  readonly sha256: string;
  readonly bytes: number;
  readonly receivedAt: string;
  readonly receivedFrom: string;
  readonly links: SubmissionLinks;
}

export function submissionRow(submission: Submission, findings: readonly Finding[], language: Language): SubmissionRow {
  const { id, status, observations, services, sha256, bytes, receivedAt, receivedFrom } = submission;
  return {
    file: submission.fileName,
    status,
    id,
    branch: submission.branch ?? null,
    period: submission.period ?? null,
    revision: submission.revision ?? null,
    observations,
    findings: findings.map((one) => findingText(one, language)),
    acceptedBecause: submission.acceptedBecause ?? null,
    withdrawnBecause: submission.withdrawnBecause ?? null,
    ...{ services, sha256, bytes, receivedAt, receivedFrom },
    links: submissionLinks(id),
  };
}
