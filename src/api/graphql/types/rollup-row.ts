import { Field, Int, ObjectType } from 'type-graphql';
import type { Language } from '../../../foundation';
import type { RollupFigure } from '../../../rollups';
import { DecimalScalar } from '../scalars';
import { Figure } from './figure';

/** What every row about a rolled-up figure has. */
@ObjectType()
export class RolledUp extends Figure {
  @Field(() => DecimalScalar, { description: 'The weight behind it: orders, faults, bills; 0 where nothing weighs.' })
  readonly volume!: string;

  @Field(() => Int, { description: 'How many branches reported anything that counts.' })
  readonly branchesReported!: number;

  @Field(() => Int, { description: 'How many branches were expected to.' })
  readonly branchesExpected!: number;

  @Field(() => DecimalScalar, { nullable: true, description: 'The limit set for the series, if any.' })
  readonly limit!: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the limit is met; null without a limit or value, and where the bounds lie on either side of it.',
  })
  readonly meetsLimit!: boolean | null;
}

@ObjectType({ description: 'A series brought together over branches and periods: one figure.' })
export class RollupRow extends RolledUp {
  /** The figure itself, for what is worked out from it; not part of the schema. */
  readonly figure!: RollupFigure;
  /** What its sources are read in and from; not part of the schema. */
  readonly language!: Language;
  readonly version!: number;
}
