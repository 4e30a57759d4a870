import { buildSchema, isEnumType, isInputObjectType, isObjectType, type GraphQLSchema } from 'graphql';
import { printApiSchema } from '../../src/api';

/** What outsiders rely on. It may grow; what stands here keeps its name, type, arguments and defaults. */
const promised = buildSchema(`
  scalar Decimal
  type Query {
    services: [Service!]!
    indicators(service: ID): [Indicator!]!
    customerClasses: [CustomerClass!]!
    branches: [Branch!]!
    rollups(filter: RollupFilter!, level: OrgLevel = PROVINCE, grain: PeriodGrain, first: Int = 1000, after: String): RollupConnection!
    observations(filter: ObservationFilter!, first: Int = 1000, after: String): ObservationConnection!
    submissions(filter: SubmissionFilter, first: Int = 100, after: String): SubmissionConnection!
    submission(id: ID!): Submission
    completeness(period: String!): [CompletenessRow!]!
    closedPeriods: [Period!]!
    auditLog(first: Int = 100, after: String): AuditConnection!
  }
  type Mutation {
    acceptSubmission(id: ID!, reason: String!, plan: String): Acceptance!
    withdrawSubmission(id: ID!, reason: String, plan: String, dryRun: Boolean = false): Withdrawal!
    closePeriod(period: String!, reason: String!): Period!
    openPeriod(period: String!, reason: String!): Period!
  }
  enum OrgLevel { PROVINCE BRANCH }
  enum PeriodGrain { MONTH QUARTER HALF_YEAR YEAR }
  enum Bound { EXACT BELOW ABOVE BETWEEN }
  enum Lang { ZH EN }
  enum SubmissionStatus { CHECKED REJECTED ACCEPTED SUPERSEDED WITHDRAWN }
  enum FigureStatus { REPORTED NO_VOLUME NO_BUSINESS NOT_OFFERED NOT_REPORTED UNWEIGHTED COMPLETE PARTIAL }
  input RollupFilter { periods: [String!]!, services: [ID!], indicators: [ID!], customerClasses: [ID!], branches: [ID!] }
  input ObservationFilter { services: [ID!], indicators: [ID!], customerClasses: [ID!], branches: [ID!] }
  input SubmissionFilter { branches: [ID!], periods: [String!] }
  enum AcceptanceStatus { ACCEPTED REJECTED UNCHANGED }
  enum PeriodState { OPEN CLOSED }
  type Period { period: ID!  state: PeriodState!  closedAt: String  reason: String }
  type Acceptance { status: AcceptanceStatus!  submission: Submission!  findings: [Finding!]!  plan: Plan }
  type Withdrawal { submission: Submission!  plan: Plan! }
  type Plan {
    hash: String!  added: Int!  changedCount: Int!  removedCount: Int!  unchanged: Int!
    province: [FigureChange!]!  provinceCount: Int!
  }
  type FigureChange {
    branch: ID!  period: String!  service: ID!  indicator: ID!  customerClass: ID!  unit: String!
    before: PlanFigure  after: PlanFigure
  }
  type PlanFigure { value: Decimal  low: Decimal  high: Decimal  display: String!  volume: Decimal }
  type AuditEntry {
    id: ID!  at: String!  actor: String!  origin: String!  action: String!  subject: String!
    before: String  after: String  hash: String!
  }
  type AuditConnection { nodes: [AuditEntry!]!  pageInfo: PageInfo!  totalCount: Int! }
  type PageInfo { hasNextPage: Boolean!  endCursor: String }
  type RollupConnection { nodes: [RollupRow!]!  pageInfo: PageInfo!  totalCount: Int! }
  type ObservationConnection { nodes: [Observation!]!  pageInfo: PageInfo!  totalCount: Int! }
  type SubmissionConnection { nodes: [Submission!]!  pageInfo: PageInfo!  totalCount: Int! }
  type Service { code: ID!  nameZh: String!  nameEn: String!  name: String! }
  type CustomerClass { code: ID!  nameZh: String!  nameEn: String! }
  type Branch { code: ID!  nameZh: String!  nameEn: String! }
  type Indicator { code: ID!  nameZh: String!  nameEn: String!  name: String!  unit: String!  limit: Decimal  decimals: Int!  description: String! }
  type RollupRow {
    branch: ID!  branchName: String!  period: String!  service: ID!  serviceName: String!
    indicator: ID!  indicatorName: String!  customerClass: ID!  customerClassName: String!
    unit: String!  value: Decimal  low: Decimal  high: Decimal  bound: Bound  display: String!
    volume: Decimal!  branchesReported: Int!  branchesExpected: Int!  status: FigureStatus!
    limit: Decimal  meetsLimit: Boolean
    sources(first: Int = 100, after: String): ObservationConnection!
  }
  type Observation {
    branch: ID!  branchName: String!  period: String!  service: ID!  serviceName: String!
    indicator: ID!  indicatorName: String!  customerClass: ID!  customerClassName: String!
    unit: String!  value: Decimal  low: Decimal  high: Decimal  bound: Bound  display: String!
    volume: Decimal  status: FigureStatus!
    submission: Submission!  sheet: String!  cell: String!  rawText: String!
  }
  type Submission {
    id: ID!  branch: ID  branchName: String  period: String  revision: Int  status: SubmissionStatus!
    acceptedBecause: String  withdrawnBecause: String  fileName: String!  sha256: String!  bytes: Int!
    observationCount: Int!  receivedAt: String!  services: [ID!]!  findings: [Finding!]!
    observations(first: Int = 1000, after: String): ObservationConnection!
  }
  type Finding {
    code: ID!  sheet: String  cell: String  cells: [String!]!  rawText: String  message: String!  hint: String!
  }
  type CompletenessRow {
    branch: ID!  branchName: String!  service: ID!  serviceName: String!  expected: Boolean!  reported: Boolean!
    missing: Boolean!  late: Boolean!  dueDate: String!  figuresExpected: Int!  figuresReported: Int!
  }
`);

/** Every member of a schema as a line: `RollupRow.sources(first): Int = 100`. */
function members(
  schema: GraphQLSchema,
): Map<string, { readonly is: string; readonly description: string | null | undefined }> {
  const found = new Map<string, { is: string; description: string | null | undefined }>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__') || ['String', 'Int', 'ID', 'Boolean', 'Float'].includes(type.name)) continue;
    if (!['Query', 'Mutation'].includes(type.name))
      found.set(type.name, { is: type.constructor.name, description: type.description });
    if (isEnumType(type)) {
      for (const { name, description } of type.getValues())
        found.set(`${type.name}.${name}`, { is: 'value', description });
    } else if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) {
        found.set(`${type.name}.${field.name}`, { is: String(field.type), description: field.description });
      }
    } else if (isObjectType(type)) {
      for (const field of Object.values(type.getFields())) {
        found.set(`${type.name}.${field.name}`, { is: String(field.type), description: field.description });
        for (const { name, type: is, defaultValue, description } of field.args) {
          const fallback = defaultValue === undefined ? '' : ` = ${JSON.stringify(defaultValue).replaceAll('"', '')}`;
          found.set(`${type.name}.${field.name}(${name})`, { is: `${String(is)}${fallback}`, description });
        }
      }
    }
  }
  return found;
}

const actual = members(buildSchema(printApiSchema()));

describe('the GraphQL schema', () => {
  const lines = [...members(promised)].map(([name, { is }]) => [name, is] as const);

  test.each(lines)('keeps its promise: %s is %s', (name, is) => {
    expect(actual.get(name)?.is).toBe(is);
  });

  test('describes every type, field, argument and value', () => {
    expect(actual.size).toBeGreaterThan(lines.length);
    const silent = [...actual].filter(([, { description }]) => !description || !/[.…]$/.test(description));
    expect(silent.map(([name]) => name)).toEqual([]);
  });

  test('takes a language wherever it answers with names', () => {
    // periods, the audit log, accounts and tokens speak in codes
    const nameless = [
      ...['Query.auditLog', 'Query.closedPeriods', 'Mutation.closePeriod', 'Mutation.openPeriod'],
      ...['Query.accounts', 'Query.tokens', 'Mutation.createAccount', 'Mutation.changeAccount'],
      ...['Mutation.createToken', 'Mutation.revokeToken', 'Query.catalogueVersions'],
    ];
    const doors = [...actual.keys()].filter((name) => /^(Query|Mutation)\.\w+$/.test(name));
    expect(
      doors.filter((name) => !nameless.includes(name)).filter((name) => actual.get(`${name}(lang)`)?.is !== 'Lang'),
    ).toEqual([]);
  });

  test('has the same text every time it is printed', () => {
    expect(printApiSchema()).toBe(printApiSchema());
  });
});
