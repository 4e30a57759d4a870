import { Field, ObjectType } from 'type-graphql';
import type { FigureStatus, Trend } from '../../../model';
import { FigureStatusEnum, TrendEnum } from '../enums';
import { DecimalScalar } from '../scalars';
import { withChange } from './change';
import { Measured } from './figure';

@ObjectType({
  description: 'One period of a series at a unit, gaps included; its change is that from the period just before.',
})
export class TrendRow extends withChange(Measured) {
  @Field(() => DecimalScalar, { nullable: true, description: 'The weight behind it; null in a gap.' })
  readonly volume!: string | null;

  @Field(() => FigureStatusEnum, {
    nullable: true,
    description: 'What became of the figure; null in a gap, where nothing was ever kept.',
  })
  readonly status!: FigureStatus | null;

  @Field(() => TrendEnum, {
    description:
      'Which way the series went from the first to the last of the periods that have a value; the same in all its rows.',
  })
  readonly overall!: Trend;
}
