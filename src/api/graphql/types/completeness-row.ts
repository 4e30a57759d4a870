import { Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'How a branch stands with a service in a period.' })
export class CompletenessRow {
  @Field(() => ID, { description: 'The code of the branch.' })
  readonly branch!: string;

  @Field({ description: 'Its name.' })
  readonly branchName!: string;

  @Field(() => ID, { description: 'The code of the service.' })
  readonly service!: string;

  @Field({ description: 'Its name.' })
  readonly serviceName!: string;

  @Field({ description: 'Whether the calendar and the catalogue expect it.' })
  readonly expected!: boolean;

  @Field({ description: 'Whether all that is expected is in.' })
  readonly reported!: boolean;

  @Field({ description: 'Whether nothing of what is expected is in.' })
  readonly missing!: boolean;

  @Field({ description: 'Whether it came after the due date, or has not come and the date is past.' })
  readonly late!: boolean;

  @Field({ description: 'The last day in time, as an ISO date.' })
  readonly dueDate!: string;

  @Field(() => Int, { description: 'How many figures are expected: series × months.' })
  readonly figuresExpected!: number;

  @Field(() => Int, { description: 'How many of them are in.' })
  readonly figuresReported!: number;
}
