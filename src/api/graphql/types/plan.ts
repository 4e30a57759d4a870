import { Field, Int, ObjectType } from 'type-graphql';
import { DecimalScalar } from '../scalars';
import { Dimensions } from './dimensions';

@ObjectType({ description: 'One side of a change.' })
export class PlanFigure {
  @Field(() => DecimalScalar, { nullable: true, description: 'The value; null where it is not known exactly.' })
  readonly value!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'The least that it can be; null without a value.' })
  readonly low!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'The most that it can be; null without a value.' })
  readonly high!: string | null;

  @Field({ description: 'As the bulletin prints it; — without a value.' })
  readonly display!: string;

  @Field(() => DecimalScalar, { nullable: true, description: 'The weight behind it; null where it is not known.' })
  readonly volume!: string | null;
}

@ObjectType({ description: 'A figure that changes.' })
export class FigureChange extends Dimensions {
  @Field(() => PlanFigure, { nullable: true, description: 'What it was; null where there was none.' })
  readonly before!: PlanFigure | null;

  @Field(() => PlanFigure, { nullable: true, description: 'What it becomes; null where there is none any more.' })
  readonly after!: PlanFigure | null;
}

@ObjectType({ description: 'What a change to the warehouse does, the same whether it is looked at or carried out.' })
export class Plan {
  @Field({ description: 'Names exactly this change: give it back to have this done and nothing else.' })
  readonly hash!: string;

  @Field(() => Int, { description: 'How many figures of the branch come.' })
  readonly added!: number;

  @Field(() => Int, { description: 'How many change.' })
  readonly changedCount!: number;

  @Field(() => Int, { description: 'How many go.' })
  readonly removedCount!: number;

  @Field(() => Int, { description: 'How many are there already and stay as they are.' })
  readonly unchanged!: number;

  @Field(() => [FigureChange], {
    description: 'The rolled-up figures of the head of the organisation that move; at most LIMIT_PAGE_SIZE.',
  })
  readonly province!: readonly FigureChange[];

  @Field(() => Int, { description: 'How many these are in all.' })
  readonly provinceCount!: number;
}
