import { Field, ID, ObjectType } from 'type-graphql';
import type { FigureStatus } from '../../../model';
import type { ContributionMethod } from '../../../rollups';
import { ContributionMethodEnum, FigureStatusEnum } from '../enums';
import { DecimalScalar } from '../scalars';
import { withChange, withEarlier } from './change';
import { Measured } from './figure';

@ObjectType({
  description:
    "What one branch had to do with the change of a series at the unit above it. `branch` is the branch, and its figures are the branch's own.",
})
export class ContributionRow extends withChange(withEarlier(Measured)) {
  @Field(() => DecimalScalar, {
    nullable: true,
    description: "The weight behind the branch's value; null where nothing was ever kept.",
  })
  readonly volume!: string | null;

  @Field(() => FigureStatusEnum, {
    nullable: true,
    description: "What became of the branch's figure; null where nothing was ever kept.",
  })
  readonly status!: FigureStatus | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: "The branch's part of the head's volume, in percent; null where the head has none.",
  })
  readonly volumeShare!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'As volumeShare, in the period before.',
  })
  readonly beforeVolumeShare!: string | null;

  @Field(() => ID, { description: 'The code of the unit whose change is taken apart.' })
  readonly head!: string;

  @Field(() => String, { description: 'Its name.' })
  readonly headName!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      "The change of the head's value, in the indicator's unit: what all contributions add up to exactly. Null where it is not known exactly.",
  })
  readonly headDifference!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: "The least that the head's change can be; null where a side has no value.",
  })
  readonly headDifferenceLow!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: "The most that the head's change can be; null where a side has no value.",
  })
  readonly headDifferenceHigh!: string | null;

  @Field(() => ContributionMethodEnum, { description: 'How the change is taken apart.' })
  readonly method!: ContributionMethod;

  @Field(() => Boolean, {
    description:
      'Whether the parts are known: both values of the head are exact, all that they are made of is, and may be seen.',
  })
  readonly determined!: boolean;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      "What the branch's own value did to the head's mean, in the indicator's unit: the mean of its two shares of the volume × the change of its value. Null unless determined, and for sums.",
  })
  readonly rateEffect!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      "What the branch's share of the volume did to the head's mean, in the indicator's unit: the change of its share × how far its value is from the mean, both in the middle of the two periods. All that a branch does which has a value in one of the periods only. Null unless determined, and for sums.",
  })
  readonly weightEffect!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      "The branch's part in the head's change, in the indicator's unit: rateEffect + weightEffect, or of a sum its own change. Those of all branches add up to headDifference exactly. Null unless determined.",
  })
  readonly contribution!: string | null;

  @Field(() => String, { description: 'The contribution with its sign: +0.12天; — without one.' })
  readonly contributionDisplay!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      "The contribution in percent of the head's change; those of all branches add up to 100 exactly. Below 0, or above 100, where branches went opposite ways. Null unless determined, and where nothing changed.",
  })
  readonly share!: string | null;

  @Field(() => String, { description: 'The share with its sign: +35.2%; — without one.' })
  readonly shareDisplay!: string;
}
