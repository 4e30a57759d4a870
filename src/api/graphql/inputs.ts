import { Field, ID, InputType } from 'type-graphql';
import type { SubmissionStatus } from '../../warehouse';
import type { FigureStatus } from '../../model';
import type { OrderField } from '../../rollups';
import { FigureStatusEnum, OrderDirectionEnum, OrderFieldEnum, SubmissionStatusEnum } from './enums';
import { DecimalScalar } from './scalars';

@InputType({ description: 'One step of an order.' })
export class OrderBy {
  @Field(() => OrderFieldEnum, { description: 'What to order by.' })
  readonly field!: OrderField;

  @Field(() => OrderDirectionEnum, { nullable: true, defaultValue: 'ascending', description: 'Which way.' })
  readonly direction?: 'ascending' | 'descending' | null;
}

/** What figures themselves have to be, whatever they are of. */
@InputType()
abstract class FigureFilter {
  @Field(() => [FigureStatusEnum], { nullable: true, description: 'What became of them.' })
  readonly statuses?: FigureStatus[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether they keep to the limit of their series; those of which it can not be said are neither.',
  })
  readonly meetsLimit?: boolean | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Surely no less than this: their low is at least it. In the unit of the indicator.',
  })
  readonly valueAtLeast?: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Surely no more than this: their high is at most it. In the unit of the indicator.',
  })
  readonly valueAtMost?: string | null;
}

@InputType({
  description: 'Which rolled-up figures. What is left out is not restricted; an empty list matches nothing.',
})
export class RollupFilter extends FigureFilter {
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

@InputType({ description: 'Which series. What is left out is not restricted; an empty list matches nothing.' })
export class SeriesFilter {
  @Field(() => [ID], { nullable: true, description: 'Codes of services.' })
  readonly services?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Codes of indicators.' })
  readonly indicators?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Codes of customer classes.' })
  readonly customerClasses?: string[] | null;
}

@InputType({ description: 'Which observations. What is left out is not restricted; an empty list matches nothing.' })
export class ObservationFilter extends FigureFilter {
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
