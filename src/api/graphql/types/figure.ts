import { Field, ObjectType } from 'type-graphql';
import type { Bound, FigureStatus } from '../../../model';
import { BoundEnum, FigureStatusEnum } from '../enums';
import { DecimalScalar } from '../scalars';
import { Dimensions } from './dimensions';

/** What every figure has: its dimensions and its value. Flat, so that no tool has to unnest. */
@ObjectType()
export class Measured extends Dimensions {
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The value; null where there is none or it is not known exactly.',
  })
  readonly value!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The least that the value can be; null where there is no value.',
  })
  readonly low!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The most that the value can be; null where there is no value.',
  })
  readonly high!: string | null;

  @Field(() => BoundEnum, { nullable: true, description: 'How exactly the value is known; null where there is none.' })
  readonly bound!: Bound | null;

  @Field({ description: 'As the bulletin prints it: 1.76天, <10⁻⁵, 99.65%; — where there is no value.' })
  readonly display!: string;
}

/** What rollups and observations have in common: what they are of, their value and what became of them. */
@ObjectType()
export abstract class Figure extends Measured {
  @Field(() => FigureStatusEnum, { description: 'What became of the figure.' })
  readonly status!: FigureStatus;
}
