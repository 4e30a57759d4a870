import { Field, ObjectType, type ClassType } from 'type-graphql';
import type { Bound, FigureStatus, Trend } from '../../../model';
import { BoundEnum, FigureStatusEnum, TrendEnum } from '../enums';
import { DecimalScalar } from '../scalars';

/** Adds to a row how its figure changed. Flat, so that no tool has to unnest. */
export function withChange<B extends ClassType>(Base: B) {
  @ObjectType()
  class Change extends Base {
    @Field(() => DecimalScalar, {
      nullable: true,
      description: "The value less the one before, in the indicator's unit; null where it is not known exactly.",
    })
    readonly difference!: string | null;

    @Field(() => DecimalScalar, {
      nullable: true,
      description: 'The least that the difference can be; null where a side has no value.',
    })
    readonly differenceLow!: string | null;

    @Field(() => DecimalScalar, {
      nullable: true,
      description: 'The most that the difference can be; null where a side has no value.',
    })
    readonly differenceHigh!: string | null;

    @Field(() => String, {
      description: 'The difference with its sign: +0.12天, -0.2…+0.1天 where it is not known exactly; — without one.',
    })
    readonly differenceDisplay!: string;

    @Field(() => DecimalScalar, {
      nullable: true,
      description:
        'The difference in percent of the value before, rounded to 15 places; null where it is not known exactly, or there is none because that value is 0 or may be.',
    })
    readonly changePercent!: string | null;

    @Field(() => DecimalScalar, {
      nullable: true,
      description: 'The least that the percentage can be; null where there is none.',
    })
    readonly changePercentLow!: string | null;

    @Field(() => DecimalScalar, {
      nullable: true,
      description: 'The most that the percentage can be; null where there is none.',
    })
    readonly changePercentHigh!: string | null;

    @Field(() => String, { description: 'The percentage with its sign: +3.5%; — without one.' })
    readonly changeDisplay!: string;

    @Field(() => TrendEnum, { description: 'Which way it went, by what is better for the indicator.' })
    readonly trend!: Trend;
  }
  return Change;
}

/** Adds to a row what its figure was before. */
export function withEarlier<B extends ClassType>(Base: B) {
  @ObjectType()
  class Earlier extends Base {
    @Field(() => String, {
      nullable: true,
      description: 'The code of the period that it is held against; null before the year 0.',
    })
    readonly beforePeriod!: string | null;

    @Field(() => DecimalScalar, {
      nullable: true,
      description: 'The value before; null where there is none or it is not known exactly.',
    })
    readonly beforeValue!: string | null;

    @Field(() => DecimalScalar, {
      nullable: true,
      description: 'The least that the value before can be; null where there is none.',
    })
    readonly beforeLow!: string | null;

    @Field(() => DecimalScalar, {
      nullable: true,
      description: 'The most that the value before can be; null where there is none.',
    })
    readonly beforeHigh!: string | null;

    @Field(() => BoundEnum, {
      nullable: true,
      description: 'How exactly the value before is known; null where there is none.',
    })
    readonly beforeBound!: Bound | null;

    @Field(() => String, { description: 'The value before as the bulletin prints it; — where there is none.' })
    readonly beforeDisplay!: string;

    @Field(() => DecimalScalar, {
      nullable: true,
      description: 'The weight behind the value before; null where nothing was ever kept.',
    })
    readonly beforeVolume!: string | null;

    @Field(() => FigureStatusEnum, {
      nullable: true,
      description: 'What became of the figure before; null where nothing was ever kept.',
    })
    readonly beforeStatus!: FigureStatus | null;
  }
  return Earlier;
}
