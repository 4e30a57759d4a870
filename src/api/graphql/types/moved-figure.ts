import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Bound, FigureStatus } from '../../../model';
import type { VersionEntry } from '../../../warehouse';
import { BoundEnum, ChangeKindEnum, FigureStatusEnum } from '../enums';
import { DecimalScalar } from '../scalars';
import { Dimensions } from './dimensions';

@ObjectType({
  description:
    'A rolled-up figure that moved: from what, to what, and because of what. Flat: what it was stands in the fields that begin with `before`.',
})
export class MovedFigure extends Dimensions {
  @Field(() => DecimalScalar, { nullable: true, description: 'The least that the value was; null without a value.' })
  readonly beforeLow!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'The most that the value was; null without a value.' })
  readonly beforeHigh!: string | null;

  @Field(() => BoundEnum, { nullable: true, description: 'How exactly it was known; null without a value.' })
  readonly beforeBound!: Bound | null;

  @Field({ description: 'As the bulletin would have printed it; — where there was none.' })
  readonly beforeDisplay!: string;

  @Field(() => DecimalScalar, { nullable: true, description: 'The weight behind it; null where there was no figure.' })
  readonly beforeVolume!: string | null;

  @Field(() => FigureStatusEnum, { nullable: true, description: 'What it was; null where there was no figure.' })
  readonly beforeStatus!: FigureStatus | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'The least that the value became; null without a value.' })
  readonly low!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'The most that the value became; null without a value.' })
  readonly high!: string | null;

  @Field(() => BoundEnum, { nullable: true, description: 'How exactly it is known; null without a value.' })
  readonly bound!: Bound | null;

  @Field({ description: 'As the bulletin prints it; — where there is none.' })
  readonly display!: string;

  @Field(() => DecimalScalar, { nullable: true, description: 'The weight behind it; null where there is no figure.' })
  readonly volume!: string | null;

  @Field(() => FigureStatusEnum, { nullable: true, description: 'What it is; null where there is no figure any more.' })
  readonly status!: FigureStatus | null;

  @Field(() => Int, { description: 'The version that moved it, the last one where several did.' })
  readonly version!: number;

  @Field({ description: 'When that was: an ISO instant, UTC.' })
  readonly changedAt!: string;

  @Field(() => ChangeKindEnum, { description: 'What that version came of.' })
  readonly kind!: VersionEntry['kind'];

  @Field(() => ID, {
    nullable: true,
    description: 'The id of the submission that was accepted or withdrawn; null where none was, or it may not be seen.',
  })
  readonly submission!: string | null;

  @Field(() => Int, { description: 'How often the figure moved in between; 1 for a single step.' })
  readonly steps!: number;
}
