import { Field, ID, Int, ObjectType } from 'type-graphql';
import { PageInfo } from './page-info';

@ObjectType({
  description:
    'One event that a branch recorded, such as an order. Who it was for is told by the workbook only, to whoever may read that.',
})
export class EventRecord {
  @Field(() => ID, { description: 'What kind of record it is, a code of the catalogue.' })
  readonly kind!: string;

  @Field({ description: 'What it goes by: of one branch and kind, the same number is the same event.' })
  readonly number!: string;

  @Field(() => ID, { description: 'The code of its service.' })
  readonly service!: string;

  @Field(() => ID, { nullable: true, description: 'The code of its customer class; null where none is told apart.' })
  readonly customerClass!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'When it was accepted: local time, 2009-07-01T08:30:00, or only the day; null where it is not said.',
  })
  readonly accepted!: string | null;

  @Field(() => String, { nullable: true, description: 'When it was due, as `accepted`.' })
  readonly due!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'When it was completed, as `accepted`; null where it is not yet.',
  })
  readonly completed!: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the customer was satisfied; null where nobody asked.' })
  readonly satisfied!: boolean | null;

  @Field({ description: 'The sheet it stands on.' })
  readonly sheet!: string;

  @Field(() => Int, { description: 'Its row there, from 1.' })
  readonly row!: number;

  @Field(() => ID, {
    nullable: true,
    description: 'The submission that counts it instead of this one, which had it first; null where it counts here.',
  })
  readonly countedIn!: string | null;
}

@ObjectType({ description: 'A page of records.' })
export class RecordPage {
  @Field(() => [EventRecord], { complexity: 1, description: 'The rows of this page.' })
  readonly nodes!: readonly EventRecord[];

  @Field(() => PageInfo, { description: 'Where this page ends.' })
  readonly pageInfo!: PageInfo;
}
