import { Field, Int, ObjectType, type ClassType } from 'type-graphql';
import { RolledUp } from './rollup-row';

/** Adds to a row where its figure stands among those of its level. */
function withRank<B extends ClassType>(Base: B) {
  @ObjectType()
  class Ranked extends Base {
    @Field(() => Int, {
      nullable: true,
      description:
        'From 1, the best. Equals share a rank, and the next ones are left out: 1, 2, 2, 4. Null where it is not determined, or not ranked: without a value, and where neither way is better.',
    })
    readonly rank!: number | null;

    @Field(() => Int, {
      nullable: true,
      description: 'The best rank that it can have, where figures are not known exactly; null where it is not ranked.',
    })
    readonly rankBest!: number | null;

    @Field(() => Int, {
      nullable: true,
      description: 'The worst rank that it can have; null where it is not ranked.',
    })
    readonly rankWorst!: number | null;

    @Field(() => Boolean, { description: 'Whether another has the very same value.' })
    readonly tied!: boolean;

    @Field(() => Int, { nullable: true, description: 'How many are ranked; null where it is not among them.' })
    readonly rankedOf!: number | null;
  }
  return Ranked;
}

@ObjectType()
class Nothing {}

@ObjectType({ description: 'Where a figure stands among those of the same series, period and level.' })
export class Rank extends withRank(Nothing) {}

@ObjectType({ description: 'A figure with its rank among those of the same series, period and level.' })
export class RankingRow extends withRank(RolledUp) {}
