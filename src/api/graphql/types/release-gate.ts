import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Language } from '../../../foundation';
import type { CellStatus, ReleaseGate as Gate, RuleVerdict } from '../../../releases';
import { CellStatusEnum, RuleVerdictEnum } from '../enums';
import { DecimalScalar } from '../scalars';
import { Dimensions } from './dimensions';
import { Submission } from './submission';

@ObjectType({
  description: 'What stands between a release and its publication: as things stand, or once published as they stood.',
})
export class ReleaseGate {
  @Field(() => Int, {
    description: 'The version of the figures it is about: publish with `expecting` to have no others published.',
  })
  readonly version!: number;

  @Field({ description: 'Whether everything is in order or explained.' })
  readonly ready!: boolean;

  /** What its lists are cut from; not part of the schema. */
  readonly gate!: Gate;
  readonly language!: Language;
}

@ObjectType({ description: 'A series that is expected of a branch in the period of a release.' })
export class ReleaseCell extends Dimensions {
  @Field(() => CellStatusEnum, { description: 'Whether it is in.' })
  readonly status!: CellStatus;

  @Field(() => Int, { description: 'How many months of it are expected.' })
  readonly figuresExpected!: number;

  @Field(() => Int, { description: 'How many of them are in.' })
  readonly figuresReported!: number;

  @Field(() => String, { nullable: true, description: 'When its first data came: an ISO instant, UTC.' })
  readonly receivedAt!: string | null;

  @Field({ description: 'The last day in time, as an ISO date.' })
  readonly dueDate!: string;

  @Field(() => ID, { nullable: true, description: 'The waiver that explains it.' })
  readonly waiver!: string | null;

  @Field(() => String, { nullable: true, description: 'Its reason.' })
  readonly reason!: string | null;
}

@ObjectType({ description: 'A submission with warnings.' })
export class ReleaseSubmission {
  @Field(() => Submission, { description: 'The submission.' })
  readonly submission!: Submission;

  @Field(() => Int, { description: 'How many warnings it has.' })
  readonly warnings!: number;

  @Field(() => ID, { nullable: true, description: 'The waiver that explains that it is left waiting.' })
  readonly waiver!: string | null;

  @Field(() => String, { nullable: true, description: 'Its reason; of one that was let in, why it was.' })
  readonly reason!: string | null;
}

@ObjectType({ description: 'A rule of the catalogue, held against the figures of a branch.' })
export class ReleaseRule {
  @Field(() => ID, { description: 'The code of the rule.' })
  readonly rule!: string;

  @Field({ description: 'Its name.' })
  readonly ruleName!: string;

  @Field(() => ID, { description: 'The code of the branch.' })
  readonly branch!: string;

  @Field({ description: 'Its name.' })
  readonly branchName!: string;

  @Field({ description: 'The code of the period.' })
  readonly period!: string;

  @Field({ description: 'How the left side has to stand to the right: <=, <, =, >= or >.' })
  readonly relation!: string;

  @Field(() => DecimalScalar, { nullable: true, description: 'The least that the left side can be; null: not known.' })
  readonly leftLow!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'The most that it can be.' })
  readonly leftHigh!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'The least that the right side can be; null: not known.' })
  readonly rightLow!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'The most that it can be.' })
  readonly rightHigh!: string | null;

  @Field(() => RuleVerdictEnum, { description: 'Whether it is kept.' })
  readonly verdict!: RuleVerdict;

  @Field(() => ID, { nullable: true, description: 'The waiver that explains that it is broken.' })
  readonly waiver!: string | null;

  @Field(() => String, { nullable: true, description: 'Its reason.' })
  readonly reason!: string | null;
}

@ObjectType({ description: 'A figure that does not keep to a limit or quota; it is published as it is.' })
export class ReleaseLimit extends Dimensions {
  @Field(() => DecimalScalar, { nullable: true, description: 'The value; null where it is not known exactly.' })
  readonly value!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'The least that it can be.' })
  readonly low!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'The most that it can be.' })
  readonly high!: string | null;

  @Field({ description: 'As the bulletin prints it.' })
  readonly display!: string;

  @Field(() => DecimalScalar, { nullable: true, description: 'The least it may be; null without a minimum.' })
  readonly min!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'The most it may be; null without a maximum.' })
  readonly max!: string | null;

  @Field(() => String, { nullable: true, description: 'Where the limit comes from.' })
  readonly source!: string | null;

  @Field({ description: 'Whether it is a quota of the unit and period; otherwise the limit of the series.' })
  readonly quota!: boolean;
}
