import { Field, Int, ObjectType, type ClassType } from 'type-graphql';
import { AuditEntry } from './types/audit-entry';
import { Observation } from './types/observation';
import { RollupRow } from './types/rollup-row';
import { Submission } from './types/submission';

@ObjectType({ description: 'Where a page ends.' })
export class PageInfo {
  @Field({ description: 'Whether rows follow.' })
  readonly hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Give it as `after` for the next page; null on an empty page.' })
  readonly endCursor!: string | null;
}

/** A page of rows with what is needed to get the next one. */
function connectionOf<N extends object>(name: string, node: ClassType<N>, what: string) {
  @ObjectType(name, {
    description: `A page of ${what}. All pages that follow one cursor are of one version of the warehouse.`,
  })
  class Connection {
    @Field(() => [node], { description: 'The rows of this page.' })
    readonly nodes!: readonly N[];

    @Field(() => PageInfo, { description: 'Where this page ends.' })
    readonly pageInfo!: PageInfo;

    readonly count!: () => Promise<number>;

    @Field(() => Int, { description: 'How many rows all pages have together. Counted only when it is asked for.' })
    totalCount(): Promise<number> {
      return this.count();
    }
  }
  return Connection;
}

export const RollupConnection = connectionOf('RollupConnection', RollupRow, 'rolled-up figures');
export const ObservationConnection = connectionOf('ObservationConnection', Observation, 'observations');
export const SubmissionConnection = connectionOf('SubmissionConnection', Submission, 'submissions');
export const AuditConnection = connectionOf('AuditConnection', AuditEntry, 'entries of the audit log');

/** What a resolver answers for a connection. */
export interface ConnectionOf<N> {
  readonly nodes: readonly N[];
  readonly pageInfo: PageInfo;
  readonly count: () => Promise<number>;
}
