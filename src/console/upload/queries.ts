// Written by scripts/console-types.mjs of src/console/upload/queries.graphql.
import type { Document } from '../http/document';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** What became of a submission that was to be accepted. */
export type AcceptanceStatus =
  /** It is in, with its rollups. */
  | 'ACCEPTED'
  /** As things stand now it has errors, and still waits; no figure has changed. */
  | 'REJECTED'
  /** The same bytes are in already; nothing has changed. */
  | 'UNCHANGED';

/** A level of the organisation. */
export type OrgLevel =
  /** A unit that reports. */
  | 'BRANCH'
  /** The head of the organisation: everybody together. */
  | 'PROVINCE'
  /** A unit between the head and the branches, where there is one. */
  | 'REGION';

/** How much a finding weighs. */
export type Severity =
  /** The workbook is rejected. */
  | 'ERROR'
  /** Kept for the record. */
  | 'INFO'
  /** It wants a look: the workbook waits until somebody says why it is to be let in all the same. */
  | 'WARNING';

/** What became of a submission. */
export type SubmissionStatus =
  /** It is in: some of its observations are current. */
  | 'ACCEPTED'
  /** It has warnings and waits for a word of acceptance; no figure has changed. */
  | 'CHECKED'
  /** It has errors; no figure has changed. */
  | 'REJECTED'
  /** It was in; later revisions have replaced all of it. */
  | 'SUPERSEDED'
  /** It was in and was taken back; what it had replaced stands again. */
  | 'WITHDRAWN';

export type SentQueryVariables = Exact<{
  id: string;
}>;

export type SentQuery = {
  submission: {
    id: string;
    fileName: string;
    bytes: number;
    branch: string | null;
    branchName: string | null;
    period: string | null;
    revision: number | null;
    status: SubmissionStatus;
    receivedAt: string;
    acceptedBecause: string | null;
    withdrawnBecause: string | null;
    observationCount: number;
    services: Array<string>;
    findings: Array<{
      code: string;
      severity: Severity;
      sheet: string | null;
      cell: string | null;
      cells: Array<string>;
      rawText: string | null;
      message: string;
      hint: string;
    }>;
  } | null;
};

export type RecentQueryVariables = Exact<{ [key: string]: never }>;

export type RecentQuery = {
  submissions: {
    nodes: Array<{
      id: string;
      fileName: string;
      branchName: string | null;
      period: string | null;
      revision: number | null;
      status: SubmissionStatus;
      receivedAt: string;
    }>;
  };
};

export type AcceptMutationVariables = Exact<{
  id: string;
  reason: string;
  plan?: string | null | undefined;
}>;

export type AcceptMutation = { acceptSubmission: { status: AcceptanceStatus } };

export type WithdrawMutationVariables = Exact<{
  id: string;
  reason: string;
}>;

export type WithdrawMutation = { withdrawSubmission: { submission: { id: string; status: SubmissionStatus } } };

export type ForTemplatesQueryVariables = Exact<{ [key: string]: never }>;

export type ForTemplatesQuery = { branches: Array<{ code: string; name: string; level: OrgLevel }> };

export type MovedQueryVariables = Exact<{
  period: string;
}>;

export type MovedQuery = {
  changes: {
    nodes: Array<{
      submission: string | null;
      period: string;
      serviceName: string;
      indicatorName: string;
      customerClass: string;
      customerClassName: string;
      beforeDisplay: string;
      beforeVolume: string | null;
      display: string;
      volume: string | null;
    }>;
  };
};

export const Sent = `query Sent($id: ID!) {
  submission(id: $id) {
    id
    fileName
    bytes
    branch
    branchName
    period
    revision
    status
    receivedAt
    acceptedBecause
    withdrawnBecause
    observationCount
    services
    findings {
      code
      severity
      sheet
      cell
      cells
      rawText
      message
      hint
    }
  }
}` as Document<SentQuery, SentQueryVariables>;

export const Recent = `query Recent {
  submissions(first: 12) {
    nodes {
      id
      fileName
      branchName
      period
      revision
      status
      receivedAt
    }
  }
}` as Document<RecentQuery, RecentQueryVariables>;

export const Accept = `mutation Accept($id: ID!, $reason: String!, $plan: String) {
  acceptSubmission(id: $id, reason: $reason, plan: $plan) {
    status
  }
}` as Document<AcceptMutation, AcceptMutationVariables>;

export const Withdraw = `mutation Withdraw($id: ID!, $reason: String!) {
  withdrawSubmission(id: $id, reason: $reason) {
    submission {
      id
      status
    }
  }
}` as Document<WithdrawMutation, WithdrawMutationVariables>;

export const ForTemplates = `query ForTemplates {
  branches {
    code
    name
    level
  }
}` as Document<ForTemplatesQuery, ForTemplatesQueryVariables>;

export const Moved = `query Moved($period: String!) {
  changes(filter: {periods: [$period]}, since: "0", stepwise: true, first: 5000) {
    nodes {
      submission
      period
      serviceName
      indicatorName
      customerClass
      customerClassName
      beforeDisplay
      beforeVolume
      display
      volume
    }
  }
}` as Document<MovedQuery, MovedQueryVariables>;
