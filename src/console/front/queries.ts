// Written by scripts/console-types.mjs of src/console/front/queries.graphql.
import type { Document } from '../http/document';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
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

export type OverviewQueryVariables = Exact<{ [key: string]: never }>;

export type OverviewQuery = {
  submissions: {
    totalCount: number;
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
  closedPeriods: Array<{ period: string }>;
};

export type StandingQueryVariables = Exact<{
  period: string;
}>;

export type StandingQuery = {
  completeness: Array<{
    branch: string;
    branchName: string;
    expected: boolean;
    reported: boolean;
    missing: boolean;
    late: boolean;
    dueDate: string;
  }>;
};

export const Overview = `query Overview {
  submissions(first: 200) {
    totalCount
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
  closedPeriods {
    period
  }
}` as Document<OverviewQuery, OverviewQueryVariables>;

export const Standing = `query Standing($period: String!) {
  completeness(period: $period) {
    branch
    branchName
    expected
    reported
    missing
    late
    dueDate
  }
}` as Document<StandingQuery, StandingQueryVariables>;
