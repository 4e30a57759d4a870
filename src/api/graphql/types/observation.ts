import { Field, ObjectType } from 'type-graphql';
import type { Language } from '../../../foundation';
import { DecimalScalar } from '../scalars';
import { Figure } from './figure';

@ObjectType({ description: 'What one branch reported for one series and one period, and the cell it came from.' })
export class Observation extends Figure {
  @Field(() => DecimalScalar, { nullable: true, description: 'The weight behind it; null where it is not known.' })
  readonly volume!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'Value · volume exactly, where a numerator was reported and the value is its quotient; null where the value was.',
  })
  readonly weighted!: string | null;

  @Field({ description: 'The sheet it stands on.' })
  readonly sheet!: string;

  @Field({
    description:
      'The address of the cell of its value, such as D11, or of a quotient its numerator; of its volume where neither was written; the rows 2:95 where it was counted of the records in them.',
  })
  readonly cell!: string;

  @Field({ description: 'What stands in that cell, as written.' })
  readonly rawText!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The address of the cell of its volume, where that has one of its own.',
  })
  readonly volumeCell!: string | null;

  @Field(() => String, { nullable: true, description: 'What stands in that cell, as written.' })
  readonly volumeRawText!: string | null;

  /** By which its submission is looked up; not part of the schema. */
  readonly submissionId!: number;
  readonly language!: Language;
}
