import { Field, ObjectType } from 'type-graphql';
import { DecimalScalar } from '../scalars';

@ObjectType({ description: 'How far a figure keeps within a limit or quota.' })
export class Distance {
  @Field(() => DecimalScalar, { nullable: true, description: 'The least that the figure may be, if that is set.' })
  readonly min!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'The most that the figure may be, if that is set.' })
  readonly max!: string | null;

  @Field(() => String, { nullable: true, description: 'Where it comes from, if that is said.' })
  readonly source!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      "max − value, value − min, or the lesser of both, in the indicator's unit: 0 or more means that it is met. Null where it is not known exactly.",
  })
  readonly distance!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The least that the distance can be; null without a value.',
  })
  readonly distanceLow!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The most that the distance can be; null without a value.',
  })
  readonly distanceHigh!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'The distance in percent of the limit; null where it is not known exactly, where the limit is 0, or where there are both min and max.',
  })
  readonly percent!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The least that the percentage can be; null without one.',
  })
  readonly percentLow!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'The most that the percentage can be; null without one.' })
  readonly percentHigh!: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it is met; null without a value, and where the bounds do not decide it.',
  })
  readonly met!: boolean | null;
}
