import { Field, ID, ObjectType } from 'type-graphql';

/** What a figure is of. Flat, so that no tool has to unnest. */
@ObjectType()
export abstract class Dimensions {
  @Field(() => ID, { description: 'The code of the unit of the organisation.' })
  readonly branch!: string;

  @Field({ description: 'Its name.' })
  readonly branchName!: string;

  @Field({ description: 'The period code: 2009-07, 2009-Q3, 2009-H2 or 2009.' })
  readonly period!: string;

  @Field(() => ID, { description: 'The code of the service.' })
  readonly service!: string;

  @Field({ description: 'Its name.' })
  readonly serviceName!: string;

  @Field(() => ID, { description: 'The code of the indicator.' })
  readonly indicator!: string;

  @Field({ description: 'Its name.' })
  readonly indicatorName!: string;

  @Field(() => ID, { description: 'The code of the customer class.' })
  readonly customerClass!: string;

  @Field({ description: 'Its name.' })
  readonly customerClassName!: string;

  @Field({ description: "The code of the indicator's unit, in which value, low and high are." })
  readonly unit!: string;
}
