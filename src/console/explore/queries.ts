// Written by scripts/console-types.mjs of src/console/explore/queries.graphql.
import type { Document } from '../http/document';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** How exactly a value is known. */
export type Bound =
  /** At least low; high is the indicator's greatest value. */
  | 'ABOVE'
  /** At most high; low is 0. */
  | 'BELOW'
  /** Somewhere from low to high. */
  | 'BETWEEN'
  /** low and high are the value. */
  | 'EXACT';

/** Which way is better. */
export type Direction =
  /** Higher is better. */
  | 'HIGHER'
  /** Lower is better. */
  | 'LOWER'
  /** Neither. */
  | 'NONE';

/** What became of a figure. */
export type FigureStatus =
  /** Rollup: every month of every expected branch is in. */
  | 'COMPLETE'
  /** The service is not offered. */
  | 'NOT_OFFERED'
  /** Blank, — or /: nothing is known. */
  | 'NOT_REPORTED'
  /** There is no such business in the period (无). */
  | 'NO_BUSINESS'
  /** Nothing happened: the volume is 0, so that no mean exists. */
  | 'NO_VOLUME'
  /** Rollup: something that is expected is missing, or is there without a weight. */
  | 'PARTIAL'
  /** Observation: a value with the volume behind it. */
  | 'REPORTED'
  /** A mean without its volume: shown, but it can not be weighted into a rollup. */
  | 'UNWEIGHTED';

/** A level of the organisation. */
export type OrgLevel =
  /** A unit that reports. */
  | 'BRANCH'
  /** The head of the organisation: everybody together. */
  | 'PROVINCE'
  /** A unit between the head and the branches, where there is one. */
  | 'REGION';

/** The length of a period. */
export type PeriodGrain =
  /** A half-year, such as 2009-H2. */
  | 'HALF_YEAR'
  /** A month, such as 2009-07. */
  | 'MONTH'
  /** A quarter, such as 2009-Q3. */
  | 'QUARTER'
  /** A year, such as 2009. */
  | 'YEAR';

/** Which rolled-up figures. What is left out is not restricted; an empty list matches nothing. */
export type RollupFilter = {
  /** Codes of units of the organisation, of any level; the level is then ignored. */
  branches?: Array<string> | null | undefined;
  /** Codes of customer classes. */
  customerClasses?: Array<string> | null | undefined;
  /** Codes of indicators. */
  indicators?: Array<string> | null | undefined;
  /** Whether they keep to the limit of their series; those of which it can not be said are neither. */
  meetsLimit?: boolean | null | undefined;
  /** Period codes. With a grain, each yields the periods of that grain within it. */
  periods: Array<string>;
  /** Codes of services. */
  services?: Array<string> | null | undefined;
  /** What became of them. */
  statuses?: Array<FigureStatus> | null | undefined;
  /** Surely no less than this: their low is at least it. In the unit of the indicator. */
  valueAtLeast?: string | null | undefined;
  /** Surely no more than this: their high is at most it. In the unit of the indicator. */
  valueAtMost?: string | null | undefined;
};

export type ChoicesQueryVariables = Exact<{ [key: string]: never }>;

export type ChoicesQuery = {
  branches: Array<{ code: string; name: string; level: OrgLevel }>;
  indicators: Array<{
    code: string;
    name: string;
    unit: string;
    unitSymbol: string;
    decimals: number;
    direction: Direction;
  }>;
  submissions: { nodes: Array<{ period: string | null }> };
};

export type SeriesOfQueryVariables = Exact<{
  periods: Array<string> | string;
}>;

export type SeriesOfQuery = {
  rollups: {
    nodes: Array<{
      service: string;
      serviceName: string;
      indicator: string;
      indicatorName: string;
      customerClass: string;
      customerClassName: string;
    }>;
  };
};

export type FiguresQueryVariables = Exact<{
  filter: RollupFilter;
  grain?: PeriodGrain | null | undefined;
}>;

export type FiguresQuery = {
  rollups: {
    nodes: Array<{
      branch: string;
      branchName: string;
      period: string;
      service: string;
      serviceName: string;
      indicator: string;
      indicatorName: string;
      customerClass: string;
      customerClassName: string;
      unit: string;
      value: string | null;
      low: string | null;
      high: string | null;
      bound: Bound | null;
      display: string;
      volume: string;
      branchesReported: number;
      branchesExpected: number;
      status: FigureStatus;
      limit: string | null;
      meetsLimit: boolean | null;
      rank: { rank: number | null; rankBest: number | null; rankWorst: number | null } | null;
    }>;
  };
};

export type SourcesQueryVariables = Exact<{
  filter: RollupFilter;
}>;

export type SourcesQuery = {
  rollups: {
    nodes: Array<{
      branch: string;
      branchName: string;
      period: string;
      serviceName: string;
      indicatorName: string;
      customerClassName: string;
      display: string;
      volume: string;
      limit: string | null;
      meetsLimit: boolean | null;
      branchesReported: number;
      branchesExpected: number;
      status: FigureStatus;
      sources: {
        pageInfo: { hasNextPage: boolean };
        nodes: Array<{
          branch: string;
          branchName: string;
          period: string;
          display: string;
          volume: string | null;
          sheet: string;
          cell: string;
          rawText: string;
          volumeCell: string | null;
          volumeRawText: string | null;
          submission: { id: string; fileName: string };
        }>;
      };
    }>;
  };
};

export const Choices = `query Choices {
  branches {
    code
    name
    level
  }
  indicators {
    code
    name
    unit
    unitSymbol
    decimals
    direction
  }
  submissions(first: 1000) {
    nodes {
      period
    }
  }
}` as Document<ChoicesQuery, ChoicesQueryVariables>;

export const SeriesOf = `query SeriesOf($periods: [String!]!) {
  rollups(filter: {periods: $periods}) {
    nodes {
      service
      serviceName
      indicator
      indicatorName
      customerClass
      customerClassName
    }
  }
}` as Document<SeriesOfQuery, SeriesOfQueryVariables>;

export const Figures = `query Figures($filter: RollupFilter!, $grain: PeriodGrain) {
  rollups(filter: $filter, grain: $grain, first: 2000) {
    nodes {
      branch
      branchName
      period
      service
      serviceName
      indicator
      indicatorName
      customerClass
      customerClassName
      unit
      value
      low
      high
      bound
      display
      volume
      branchesReported
      branchesExpected
      status
      limit
      meetsLimit
      rank {
        rank
        rankBest
        rankWorst
      }
    }
  }
}` as Document<FiguresQuery, FiguresQueryVariables>;

export const Sources = `query Sources($filter: RollupFilter!) {
  rollups(filter: $filter, first: 1) {
    nodes {
      branch
      branchName
      period
      serviceName
      indicatorName
      customerClassName
      display
      volume
      limit
      meetsLimit
      branchesReported
      branchesExpected
      status
      sources(first: 200) {
        pageInfo {
          hasNextPage
        }
        nodes {
          branch
          branchName
          period
          display
          volume
          sheet
          cell
          rawText
          volumeCell
          volumeRawText
          submission {
            id
            fileName
          }
        }
      }
    }
  }
}` as Document<SourcesQuery, SourcesQueryVariables>;
