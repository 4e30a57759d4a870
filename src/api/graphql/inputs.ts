import { Field, ID, InputType } from 'type-graphql';
import type { SubmissionStatus } from '../../warehouse';
import { SubmissionStatusEnum } from './enums';

@InputType({
  description: 'Which rolled-up figures. What is left out is not restricted; an empty list matches nothing.',
})
export class RollupFilter {
  @Field(() => [String], {
    description: 'Period codes. With a grain, each yields the periods of that grain within it.',
  })
  readonly periods!: string[];

  @Field(() => [ID], { nullable: true, description: 'Codes of services.' })
  readonly services?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Codes of indicators.' })
  readonly indicators?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Codes of customer classes.' })
  readonly customerClasses?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Codes of units of the organisation, of any level; the level is then ignored.',
  })
  readonly branches?: string[] | null;
}

@InputType({ description: 'Which observations. What is left out is not restricted; an empty list matches nothing.' })
export class ObservationFilter {
  @Field(() => [String], { nullable: true, description: 'Period codes; each means itself and every period within it.' })
  readonly periods?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Codes of services.' })
  readonly services?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Codes of indicators.' })
  readonly indicators?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Codes of customer classes.' })
  readonly customerClasses?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Codes of branches.' })
  readonly branches?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Ids of submissions.' })
  readonly submissions?: string[] | null;
}

@InputType({ description: 'Which submissions. What is left out is not restricted; an empty list matches nothing.' })
export class SubmissionFilter {
  @Field(() => [ID], { nullable: true, description: 'Codes of branches.' })
  readonly branches?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Codes of the very periods they are for.' })
  readonly periods?: string[] | null;

  @Field(() => [SubmissionStatusEnum], { nullable: true, description: 'What became of them.' })
  readonly statuses?: SubmissionStatus[] | null;
}
