import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({
  description: 'One change of state: who did what, when, and what it was before and after. It is never changed.',
})
export class AuditEntry {
  @Field(() => ID, { description: 'Its number, counted from 1 without gaps.' })
  readonly id!: string;

  @Field({ description: 'When: an ISO 8601 instant in UTC.' })
  readonly at!: string;

  @Field({ description: 'Who did it.' })
  readonly actor!: string;

  @Field({ description: 'Where it was asked from: cli, or an address.' })
  readonly origin!: string;

  @Field({ description: 'What was done: submission.accept, period.close and so on.' })
  readonly action!: string;

  @Field({ description: 'What it was done to: submission 12, period 2009-H2.' })
  readonly subject!: string;

  @Field(() => String, { nullable: true, description: 'The state before, as JSON; null where there was none.' })
  readonly before!: string | null;

  @Field(() => String, { nullable: true, description: 'The state after, as JSON.' })
  readonly after!: string | null;

  @Field({
    description: 'SHA-256 over the entry and the hash of the one before, in hex: nothing can be altered unseen.',
  })
  readonly hash!: string;
}
