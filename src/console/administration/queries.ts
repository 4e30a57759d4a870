// Written by scripts/console-types.mjs of src/console/administration/queries.graphql.
import type { Document } from '../http/document';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Which way is better. */
export type Direction =
  /** Higher is better. */
  | 'HIGHER'
  /** Lower is better. */
  | 'LOWER'
  /** Neither. */
  | 'NONE';

/** A level of the organisation. */
export type OrgLevel =
  /** A unit that reports. */
  | 'BRANCH'
  /** The head of the organisation: everybody together. */
  | 'PROVINCE'
  /** A unit between the head and the branches, where there is one. */
  | 'REGION';

/** What somebody is, by what they may do. */
export type Role =
  /** May do everything, accounts included. */
  | 'ADMINISTRATOR'
  /** Reads everything and decides about workbooks and periods. */
  | 'OFFICER'
  /** Reads all figures. */
  | 'READER'
  /** Sends the workbooks of one branch and reads what is its own. */
  | 'UPLOADER';

/** How the figures of an indicator come together. */
export type RollupRule =
  /** Over time the latest period's figure, over branches the weighted mean. */
  | 'LATEST'
  /** The largest, over branches and time. */
  | 'MAXIMUM'
  /** Scores that nothing weighs: Σvalue / how many there are, over branches and time. */
  | 'MEAN'
  /** Never rolled up: it stands for one branch and the period it was reported for. */
  | 'NONE'
  /** Σvalue, over branches and time. */
  | 'SUM'
  /** Σ(value·volume) / Σvolume, over branches and time. */
  | 'WEIGHTED_MEAN';

export type AccountsQueryVariables = Exact<{ [key: string]: never }>;

export type AccountsQuery = {
  accounts: Array<{
    name: string;
    role: Role;
    branch: string | null;
    disabled: boolean;
    createdAt: string;
    changedAt: string;
  }>;
};

export type CreateAccountMutationVariables = Exact<{
  name: string;
  role: Role;
  branch?: string | null | undefined;
}>;

export type CreateAccountMutation = { createAccount: { password: string; account: { name: string } } };

export type ChangeAccountMutationVariables = Exact<{
  name: string;
  role?: Role | null | undefined;
  branch?: string | null | undefined;
  disabled?: boolean | null | undefined;
}>;

export type ChangeAccountMutation = { changeAccount: { name: string } };

export type TokensQueryVariables = Exact<{ [key: string]: never }>;

export type TokensQuery = {
  tokens: Array<{
    id: string;
    name: string;
    account: string | null;
    role: Role;
    branch: string | null;
    createdAt: string;
    expiresAt: string;
    revokedAt: string | null;
  }>;
};

export type CreateTokenMutationVariables = Exact<{
  name?: string | null | undefined;
  role?: Role | null | undefined;
  branch?: string | null | undefined;
  days?: number | null | undefined;
}>;

export type CreateTokenMutation = { createToken: { secret: string; token: { id: string } } };

export type RevokeTokenMutationVariables = Exact<{
  id: string;
}>;

export type RevokeTokenMutation = { revokeToken: string };

export type ClosedPeriodsQueryVariables = Exact<{ [key: string]: never }>;

export type ClosedPeriodsQuery = {
  closedPeriods: Array<{ period: string; closedAt: string | null; reason: string | null }>;
};

export type ClosePeriodMutationVariables = Exact<{
  period: string;
  reason: string;
}>;

export type ClosePeriodMutation = { closePeriod: { period: string } };

export type OpenPeriodMutationVariables = Exact<{
  period: string;
  reason: string;
}>;

export type OpenPeriodMutation = { openPeriod: { period: string } };

export type CatalogueViewQueryVariables = Exact<{ [key: string]: never }>;

export type CatalogueViewQuery = {
  branches: Array<{ code: string; nameZh: string; nameEn: string; level: OrgLevel; parent: string | null }>;
  services: Array<{ code: string; nameZh: string; nameEn: string; description: string }>;
  indicators: Array<{
    code: string;
    nameZh: string;
    nameEn: string;
    unit: string;
    unitSymbol: string;
    decimals: number;
    direction: Direction;
    rollupRule: RollupRule;
    volumeName: string | null;
    description: string;
  }>;
  customerClasses: Array<{ code: string; nameZh: string; nameEn: string }>;
};

export type AuditLogQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;

export type AuditLogQuery = {
  auditLog: {
    nodes: Array<{
      id: string;
      at: string;
      actor: string;
      action: string;
      subject: string;
      origin: string;
      before: string | null;
      after: string | null;
      hash: string;
    }>;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
};

export type BranchNamesQueryVariables = Exact<{ [key: string]: never }>;

export type BranchNamesQuery = { branches: Array<{ code: string; name: string; level: OrgLevel }> };

export const Accounts = `query Accounts {
  accounts {
    name
    role
    branch
    disabled
    createdAt
    changedAt
  }
}` as Document<AccountsQuery, AccountsQueryVariables>;

export const CreateAccount = `mutation CreateAccount($name: ID!, $role: Role!, $branch: ID) {
  createAccount(name: $name, role: $role, branch: $branch) {
    account {
      name
    }
    password
  }
}` as Document<CreateAccountMutation, CreateAccountMutationVariables>;

export const ChangeAccount = `mutation ChangeAccount($name: ID!, $role: Role, $branch: ID, $disabled: Boolean) {
  changeAccount(name: $name, role: $role, branch: $branch, disabled: $disabled) {
    name
  }
}` as Document<ChangeAccountMutation, ChangeAccountMutationVariables>;

export const Tokens = `query Tokens {
  tokens {
    id
    name
    account
    role
    branch
    createdAt
    expiresAt
    revokedAt
  }
}` as Document<TokensQuery, TokensQueryVariables>;

export const CreateToken = `mutation CreateToken($name: String, $role: Role, $branch: ID, $days: Int) {
  createToken(name: $name, role: $role, branch: $branch, days: $days) {
    secret
    token {
      id
    }
  }
}` as Document<CreateTokenMutation, CreateTokenMutationVariables>;

export const RevokeToken = `mutation RevokeToken($id: ID!) {
  revokeToken(id: $id)
}` as Document<RevokeTokenMutation, RevokeTokenMutationVariables>;

export const ClosedPeriods = `query ClosedPeriods {
  closedPeriods {
    period
    closedAt
    reason
  }
}` as Document<ClosedPeriodsQuery, ClosedPeriodsQueryVariables>;

export const ClosePeriod = `mutation ClosePeriod($period: String!, $reason: String!) {
  closePeriod(period: $period, reason: $reason) {
    period
  }
}` as Document<ClosePeriodMutation, ClosePeriodMutationVariables>;

export const OpenPeriod = `mutation OpenPeriod($period: String!, $reason: String!) {
  openPeriod(period: $period, reason: $reason) {
    period
  }
}` as Document<OpenPeriodMutation, OpenPeriodMutationVariables>;

export const CatalogueView = `query CatalogueView {
  branches {
    code
    nameZh
    nameEn
    level
    parent
  }
  services {
    code
    nameZh
    nameEn
    description
  }
  indicators {
    code
    nameZh
    nameEn
    unit
    unitSymbol
    decimals
    direction
    rollupRule
    volumeName
    description
  }
  customerClasses {
    code
    nameZh
    nameEn
  }
}` as Document<CatalogueViewQuery, CatalogueViewQueryVariables>;

export const AuditLog = `query AuditLog($first: Int, $after: String) {
  auditLog(first: $first, after: $after) {
    nodes {
      id
      at
      actor
      action
      subject
      origin
      before
      after
      hash
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}` as Document<AuditLogQuery, AuditLogQueryVariables>;

export const BranchNames = `query BranchNames {
  branches {
    code
    name
    level
  }
}` as Document<BranchNamesQuery, BranchNamesQueryVariables>;
