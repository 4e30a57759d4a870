import type { Language } from '../../foundation';
import type { Submission as Stored } from '../../warehouse';
import { branchName } from '../figure-row';
import type { ApiContext } from './context';
import type { Submission } from './types/submission';

/** Reads the id of a submission; undefined for what can not be one. */
export function parseSubmissionId(id: string): number | undefined {
  return /^[1-9]\d{0,14}$/.test(id) ? Number(id) : undefined;
}

export function submissionOf({ catalogue }: ApiContext, stored: Stored, language: Language): Submission {
  const { branch, status, fileName, sha256, bytes, receivedAt, services } = stored;
  return {
    id: String(stored.id),
    branch: branch ?? null,
    branchName: branch === undefined ? null : branchName(catalogue, branch, language),
    period: stored.period ?? null,
    revision: stored.revision ?? null,
    acceptedBecause: stored.acceptedBecause ?? null,
    withdrawnBecause: stored.withdrawnBecause ?? null,
    observationCount: stored.observations,
    ...{ status, fileName, sha256, bytes, receivedAt, services, language },
  };
}
