// Written by scripts/console-types.mjs of src/console/completeness/queries.graphql.
import type { Document } from '../http/document';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type PeriodsQueryVariables = Exact<{ [key: string]: never }>;

export type PeriodsQuery = { submissions: { nodes: Array<{ period: string | null }> } };

export type StandFragment = {
  branch: string;
  branchName: string;
  service: string;
  serviceName: string;
  expected: boolean;
  reported: boolean;
  missing: boolean;
  late: boolean;
  dueDate: string;
  figuresExpected: number;
  figuresReported: number;
};

export type GridQueryVariables = Exact<{
  period: string;
}>;

export type GridQuery = {
  completeness: Array<{
    branch: string;
    branchName: string;
    service: string;
    serviceName: string;
    expected: boolean;
    reported: boolean;
    missing: boolean;
    late: boolean;
    dueDate: string;
    figuresExpected: number;
    figuresReported: number;
  }>;
};

export type NamesQueryVariables = Exact<{ [key: string]: never }>;

export type NamesQuery = {
  branches: Array<{ code: string; nameZh: string; nameEn: string }>;
  services: Array<{ code: string; nameZh: string; nameEn: string }>;
};

export const Periods = `query Periods {
  submissions(first: 1000) {
    nodes {
      period
    }
  }
}` as Document<PeriodsQuery, PeriodsQueryVariables>;

export const Grid = `query Grid($period: String!) {
  completeness(period: $period) {
    ...Stand
  }
}

fragment Stand on CompletenessRow {
  branch
  branchName
  service
  serviceName
  expected
  reported
  missing
  late
  dueDate
  figuresExpected
  figuresReported
}` as Document<GridQuery, GridQueryVariables>;

export const Names = `query Names {
  branches {
    code
    nameZh
    nameEn
  }
  services {
    code
    nameZh
    nameEn
  }
}` as Document<NamesQuery, NamesQueryVariables>;
