// Written by scripts/console-types.mjs of src/console/release/queries.graphql.
import type { Document } from '../http/document';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Whether more is expected to come. */
export type ReleaseKind =
  /** These are the figures that stand. */
  | 'FINAL'
  /** Figures may still be completed or corrected by a revision. */
  | 'PROVISIONAL';

/** How far a release has come. */
export type ReleaseState =
  /** It was given up. */
  | 'ABANDONED'
  /** It is being prepared; it has no number yet. */
  | 'OPEN'
  /** It is out, for good. */
  | 'PUBLISHED';

/** Whether a rule is kept. */
export type RuleVerdict =
  /** It is not, whatever values the figures truly have: that wants an explanation. */
  | 'BROKEN'
  /** It is, whatever values the figures truly have. */
  | 'KEPT'
  /** A figure is known by a bound only, or not at all, so that nobody can say. */
  | 'UNDETERMINED';

/** What is to be explained: everything of a kind and a branch that has all that is given here. */
export type WaiverInput = {
  /** The code of the branch. */
  branch: string;
  /** Only of this customer class. */
  customerClass?: string | null | undefined;
  /** Only of this indicator. */
  indicator?: string | null | undefined;
  /** What it is. */
  kind: WaiverKind;
  /** Only this rule. */
  rule?: string | null | undefined;
  /** Only of this service. */
  service?: string | null | undefined;
  /** Only this submission. */
  submission?: string | null | undefined;
};

/** What wants an explanation, or is explained. */
export type WaiverKind =
  /** A figure that is not in, or only partly. */
  | 'FIGURE'
  /** A rule of the catalogue that is broken. */
  | 'RULE'
  /** A submission with warnings that nobody has accepted. */
  | 'SUBMISSION';

export type ReleasePeriodsQueryVariables = Exact<{ [key: string]: never }>;

export type ReleasePeriodsQuery = { releases: Array<{ period: string }> };

export type ReportedPeriodsQueryVariables = Exact<{ [key: string]: never }>;

export type ReportedPeriodsQuery = { submissions: { nodes: Array<{ period: string | null }> } };

export type ListedFragment = {
  id: string;
  number: string | null;
  period: string;
  state: ReleaseState;
  kind: ReleaseKind | null;
  version: number | null;
  openedAt: string;
  settledAt: string | null;
  embargoUntil: string | null;
  reason: string | null;
  catalogueChanged: boolean | null;
  seal: string | null;
  waivers: Array<{
    id: string;
    kind: WaiverKind;
    branch: string;
    branchName: string;
    service: string | null;
    indicator: string | null;
    customerClass: string | null;
    rule: string | null;
    submission: string | null;
    reason: string;
  }>;
};

export type ReleasesOfQueryVariables = Exact<{
  period: string;
}>;

export type ReleasesOfQuery = {
  releases: Array<{
    id: string;
    number: string | null;
    period: string;
    state: ReleaseState;
    kind: ReleaseKind | null;
    version: number | null;
    openedAt: string;
    settledAt: string | null;
    embargoUntil: string | null;
    reason: string | null;
    catalogueChanged: boolean | null;
    seal: string | null;
    waivers: Array<{
      id: string;
      kind: WaiverKind;
      branch: string;
      branchName: string;
      service: string | null;
      indicator: string | null;
      customerClass: string | null;
      rule: string | null;
      submission: string | null;
      reason: string;
    }>;
  }>;
};

export type SeriesNamesQueryVariables = Exact<{ [key: string]: never }>;

export type SeriesNamesQuery = {
  services: Array<{ code: string; name: string }>;
  indicators: Array<{ code: string; name: string }>;
  customerClasses: Array<{ code: string; name: string }>;
  branches: Array<{ code: string }>;
};

export type CellFragment = {
  branch: string;
  branchName: string;
  service: string;
  serviceName: string;
  indicator: string;
  indicatorName: string;
  customerClass: string;
  customerClassName: string;
  figuresReported: number;
  figuresExpected: number;
};

export type RuleFragment = {
  branch: string;
  branchName: string;
  period: string;
  rule: string;
  ruleName: string;
  relation: string;
  leftLow: string | null;
  leftHigh: string | null;
  rightLow: string | null;
  rightHigh: string | null;
  verdict: RuleVerdict;
  waiver: string | null;
  reason: string | null;
};

export type QuestionFragment = {
  kind: WaiverKind;
  branch: string;
  branchName: string;
  service: string | null;
  indicator: string | null;
  customerClass: string | null;
  rule: string | null;
  submission: string | null;
};

export type GateQueryVariables = Exact<{
  id: string;
}>;

export type GateQuery = {
  release: {
    id: string;
    gate: {
      ready: boolean;
      version: number;
      onTime: { totalCount: number };
      late: { totalCount: number };
      waived: { totalCount: number };
      missing: {
        totalCount: number;
        nodes: Array<{
          branch: string;
          branchName: string;
          service: string;
          serviceName: string;
          indicator: string;
          indicatorName: string;
          customerClass: string;
          customerClassName: string;
          figuresReported: number;
          figuresExpected: number;
        }>;
      };
      waiting: {
        nodes: Array<{
          warnings: number;
          waiver: string | null;
          reason: string | null;
          submission: {
            id: string;
            fileName: string;
            branchName: string | null;
            period: string | null;
            receivedAt: string;
          };
        }>;
      };
      rules: {
        nodes: Array<{
          branch: string;
          branchName: string;
          period: string;
          rule: string;
          ruleName: string;
          relation: string;
          leftLow: string | null;
          leftHigh: string | null;
          rightLow: string | null;
          rightHigh: string | null;
          verdict: RuleVerdict;
          waiver: string | null;
          reason: string | null;
        }>;
      };
      kept: { totalCount: number };
      unexplained: {
        totalCount: number;
        nodes: Array<{
          kind: WaiverKind;
          branch: string;
          branchName: string;
          service: string | null;
          indicator: string | null;
          customerClass: string | null;
          rule: string | null;
          submission: string | null;
        }>;
      };
      limits: {
        nodes: Array<{
          branch: string;
          branchName: string;
          period: string;
          serviceName: string;
          indicatorName: string;
          customerClass: string;
          customerClassName: string;
          display: string;
          min: string | null;
          max: string | null;
          quota: boolean;
        }>;
      };
    };
  } | null;
};

export type ChangesQueryVariables = Exact<{
  id: string;
  first: number;
  after?: string | null | undefined;
}>;

export type ChangesQuery = {
  release: {
    changes: {
      before: string;
      nodes: Array<{
        branch: string;
        branchName: string;
        period: string;
        serviceName: string;
        indicatorName: string;
        customerClass: string;
        customerClassName: string;
        beforeDisplay: string;
        beforeVolume: string | null;
        display: string;
        volume: string | null;
        reason: string;
      }>;
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    } | null;
  } | null;
};

export type ChangesSoFarQueryVariables = Exact<{
  periods: Array<string> | string;
  branches: Array<string> | string;
  since: string;
  until: string;
  first: number;
  after?: string | null | undefined;
}>;

export type ChangesSoFarQuery = {
  changes: {
    nodes: Array<{
      branch: string;
      branchName: string;
      period: string;
      serviceName: string;
      indicatorName: string;
      customerClass: string;
      customerClassName: string;
      beforeDisplay: string;
      beforeVolume: string | null;
      display: string;
      volume: string | null;
      submission: string | null;
    }>;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
};

export type OpenReleaseMutationVariables = Exact<{
  period: string;
}>;

export type OpenReleaseMutation = { openRelease: { id: string } };

export type WaiveMutationVariables = Exact<{
  id: string;
  what: WaiverInput;
  reason: string;
}>;

export type WaiveMutation = { waive: { id: string } };

export type UnwaiveMutationVariables = Exact<{
  id: string;
  waiver: string;
}>;

export type UnwaiveMutation = { unwaive: { id: string } };

export type PublishReleaseMutationVariables = Exact<{
  id: string;
  kind: ReleaseKind;
  expecting: number;
  embargoUntil?: string | null | undefined;
  reason?: string | null | undefined;
}>;

export type PublishReleaseMutation = { publishRelease: { id: string; number: string | null } };

export type AbandonReleaseMutationVariables = Exact<{
  id: string;
  reason: string;
}>;

export type AbandonReleaseMutation = { abandonRelease: { id: string } };

export const ReleasePeriods = `query ReleasePeriods {
  releases {
    period
  }
}` as Document<ReleasePeriodsQuery, ReleasePeriodsQueryVariables>;

export const ReportedPeriods = `query ReportedPeriods {
  submissions(first: 1000) {
    nodes {
      period
    }
  }
}` as Document<ReportedPeriodsQuery, ReportedPeriodsQueryVariables>;

export const ReleasesOf = `query ReleasesOf($period: String!) {
  releases(period: $period) {
    ...Listed
  }
}

fragment Listed on Release {
  id
  number
  period
  state
  kind
  version
  openedAt
  settledAt
  embargoUntil
  reason
  catalogueChanged
  seal
  waivers {
    id
    kind
    branch
    branchName
    service
    indicator
    customerClass
    rule
    submission
    reason
  }
}` as Document<ReleasesOfQuery, ReleasesOfQueryVariables>;

export const SeriesNames = `query SeriesNames {
  services {
    code
    name
  }
  indicators {
    code
    name
  }
  customerClasses {
    code
    name
  }
  branches {
    code
  }
}` as Document<SeriesNamesQuery, SeriesNamesQueryVariables>;

export const Gate = `query Gate($id: ID!) {
  release(id: $id) {
    id
    gate {
      ready
      version
      onTime: grid(statuses: [ON_TIME], first: 1) {
        totalCount
      }
      late: grid(statuses: [LATE], first: 1) {
        totalCount
      }
      waived: grid(statuses: [WAIVED], first: 1) {
        totalCount
      }
      missing: grid(statuses: [MISSING], first: 1000) {
        totalCount
        nodes {
          ...Cell
        }
      }
      waiting {
        nodes {
          submission {
            id
            fileName
            branchName
            period
            receivedAt
          }
          warnings
          waiver
          reason
        }
      }
      rules(verdicts: [BROKEN, UNDETERMINED]) {
        nodes {
          ...Rule
        }
      }
      kept: rules(verdicts: [KEPT], first: 1) {
        totalCount
      }
      unexplained {
        totalCount
        nodes {
          ...Question
        }
      }
      limits {
        nodes {
          branch
          branchName
          period
          serviceName
          indicatorName
          customerClass
          customerClassName
          display
          min
          max
          quota
        }
      }
    }
  }
}

fragment Cell on ReleaseCell {
  branch
  branchName
  service
  serviceName
  indicator
  indicatorName
  customerClass
  customerClassName
  figuresReported
  figuresExpected
}

fragment Rule on ReleaseRule {
  branch
  branchName
  period
  rule
  ruleName
  relation
  leftLow
  leftHigh
  rightLow
  rightHigh
  verdict
  waiver
  reason
}

fragment Question on ReleaseQuestion {
  kind
  branch
  branchName
  service
  indicator
  customerClass
  rule
  submission
}` as Document<GateQuery, GateQueryVariables>;

export const Changes = `query Changes($id: ID!, $first: Int!, $after: String) {
  release(id: $id) {
    changes(first: $first, after: $after) {
      before
      nodes {
        branch
        branchName
        period
        serviceName
        indicatorName
        customerClass
        customerClassName
        beforeDisplay
        beforeVolume
        display
        volume
        reason
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}` as Document<ChangesQuery, ChangesQueryVariables>;

export const ChangesSoFar =
  `query ChangesSoFar($periods: [String!]!, $branches: [ID!]!, $since: String!, $until: String!, $first: Int!, $after: String) {
  changes(
    filter: {periods: $periods, branches: $branches}
    since: $since
    until: $until
    first: $first
    after: $after
  ) {
    nodes {
      branch
      branchName
      period
      serviceName
      indicatorName
      customerClass
      customerClassName
      beforeDisplay
      beforeVolume
      display
      volume
      submission
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}` as Document<ChangesSoFarQuery, ChangesSoFarQueryVariables>;

export const OpenRelease = `mutation OpenRelease($period: String!) {
  openRelease(period: $period) {
    id
  }
}` as Document<OpenReleaseMutation, OpenReleaseMutationVariables>;

export const Waive = `mutation Waive($id: ID!, $what: WaiverInput!, $reason: String!) {
  waive(id: $id, what: $what, reason: $reason) {
    id
  }
}` as Document<WaiveMutation, WaiveMutationVariables>;

export const Unwaive = `mutation Unwaive($id: ID!, $waiver: ID!) {
  unwaive(id: $id, waiver: $waiver) {
    id
  }
}` as Document<UnwaiveMutation, UnwaiveMutationVariables>;

export const PublishRelease =
  `mutation PublishRelease($id: ID!, $kind: ReleaseKind!, $expecting: Int!, $embargoUntil: String, $reason: String) {
  publishRelease(
    id: $id
    kind: $kind
    expecting: $expecting
    embargoUntil: $embargoUntil
    reason: $reason
  ) {
    id
    number
  }
}` as Document<PublishReleaseMutation, PublishReleaseMutationVariables>;

export const AbandonRelease = `mutation AbandonRelease($id: ID!, $reason: String!) {
  abandonRelease(id: $id, reason: $reason) {
    id
  }
}` as Document<AbandonReleaseMutation, AbandonReleaseMutationVariables>;
