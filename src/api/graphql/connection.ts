import { Field, Int, ObjectType, type ClassType } from 'type-graphql';
import { AuditEntry } from './types/audit-entry';
import { ComparisonRow } from './types/comparison';
import { ContributionRow } from './types/contribution';
import { MovedFigure } from './types/moved-figure';
import { Observation } from './types/observation';
import { PageInfo } from './types/page-info';
import { RankingRow } from './types/rank';
import { ReleaseChange, ReleaseQuestion } from './types/release';
import { ReleaseCell, ReleaseLimit, ReleaseRule, ReleaseSubmission } from './types/release-gate';
import { RollupRow } from './types/rollup-row';
import { Submission } from './types/submission';
import { TrendRow } from './types/trend-row';

/** A page of rows with what is needed to get the next one. */
function connectionOf<N extends object>(name: string, node: ClassType<N>, what: string) {
  @ObjectType(name, {
    description: `A page of ${what}. All pages that follow one cursor are of one version of the warehouse.`,
  })
  class Connection {
    @Field(() => [node], { complexity: 1, description: 'The rows of this page.' })
    readonly nodes!: readonly N[];

    @Field(() => PageInfo, { description: 'Where this page ends.' })
    readonly pageInfo!: PageInfo;

    readonly count!: () => Promise<number>;

    @Field(() => Int, {
      complexity: 1,
      description: 'How many rows all pages have together. Counted only when it is asked for.',
    })
    totalCount(): Promise<number> {
      return this.count();
    }
  }
  return Connection;
}

export const RollupConnection = connectionOf('RollupConnection', RollupRow, 'rolled-up figures');
export const ObservationConnection = connectionOf('ObservationConnection', Observation, 'observations');
export const SubmissionConnection = connectionOf('SubmissionConnection', Submission, 'submissions');
export const ComparisonConnection = connectionOf('ComparisonConnection', ComparisonRow, 'compared figures');
export const RankingConnection = connectionOf('RankingConnection', RankingRow, 'ranked figures');
export const ContributionConnection = connectionOf('ContributionConnection', ContributionRow, 'contributions');
export const TrendConnection = connectionOf('TrendConnection', TrendRow, 'periods of series');
export const AuditConnection = connectionOf('AuditConnection', AuditEntry, 'entries of the audit log');

export const ReleaseCellConnection = connectionOf('ReleaseCellConnection', ReleaseCell, 'series of branches');
export const ReleaseRuleConnection = connectionOf('ReleaseRuleConnection', ReleaseRule, 'rules held against figures');
export const ReleaseLimitConnection = connectionOf('ReleaseLimitConnection', ReleaseLimit, 'limits that are not met');
export const ReleaseQuestionConnection = connectionOf('ReleaseQuestionConnection', ReleaseQuestion, 'open questions');
export const ReleaseSubmissionConnection = connectionOf(
  'ReleaseSubmissionConnection',
  ReleaseSubmission,
  'submissions with warnings',
);

@ObjectType({ description: 'A page of figures that a revision says otherwise.' })
export class ReleaseChangePage {
  @Field(() => [ReleaseChange], { complexity: 1, description: 'The rows of this page.' })
  readonly nodes!: readonly ReleaseChange[];

  @Field(() => PageInfo, { description: 'Where this page ends.' })
  readonly pageInfo!: PageInfo;

  @Field({ description: 'The number of the release it is held against.' })
  readonly before!: string;
}

@ObjectType({ description: 'A page of figures that moved between two versions.' })
export class ChangePage {
  @Field(() => [MovedFigure], { complexity: 1, description: 'The rows of this page.' })
  readonly nodes!: readonly MovedFigure[];

  @Field(() => PageInfo, { description: 'Where this page ends.' })
  readonly pageInfo!: PageInfo;

  @Field(() => Int, { description: 'The version after which they moved.' })
  readonly since!: number;

  @Field(() => Int, { description: 'The version up to which they moved: the `since` of the next time.' })
  readonly until!: number;
}

/** What a resolver answers for a connection. */
export interface ConnectionOf<N> {
  readonly nodes: readonly N[];
  readonly pageInfo: PageInfo;
  readonly count: () => Promise<number>;
}
