import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Language } from '../../../foundation';
import type { Severity } from '../../../model';
import type { SubmissionStatus } from '../../../warehouse';
import { SeverityEnum, SubmissionStatusEnum } from '../enums';

@ObjectType({ description: 'One thing wrong or doubtful in a workbook.' })
export class Finding {
  @Field(() => ID, { description: 'What kind of finding it is; stable.' })
  readonly code!: string;

  @Field(() => SeverityEnum, { description: 'How much it weighs.' })
  readonly severity!: Severity;

  @Field(() => String, { nullable: true, description: 'The sheet it is about; null for the file itself.' })
  readonly sheet!: string | null;

  @Field(() => String, { nullable: true, description: 'The address of the cell it is about, such as D11.' })
  readonly cell!: string | null;

  @Field(() => [String], { description: 'Further cells of the sheet that it concerns.' })
  readonly cells!: readonly string[];

  @Field(() => String, { nullable: true, description: 'What stands in the cell, as written.' })
  readonly rawText!: string | null;

  @Field({ description: 'What is wrong.' })
  readonly message!: string;

  @Field({ description: 'What to do about it.' })
  readonly hint!: string;
}

@ObjectType({
  description:
    'One workbook that was sent, accepted or not. A later one of the same branch and period is a new revision.',
})
export class Submission {
  @Field(() => ID, { description: 'Its number, counted in the order of receipt.' })
  readonly id!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The code of the branch it is from; null where a rejected workbook does not say it.',
  })
  readonly branch!: string | null;

  @Field(() => String, { nullable: true, description: 'Its name; null without a branch.' })
  readonly branchName!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The code of the period it is for; null where a rejected workbook does not say it.',
  })
  readonly period!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Counts from 1 within its branch and period, in the order of acceptance; null before.',
  })
  readonly revision!: number | null;

  @Field(() => SubmissionStatusEnum, { description: 'What became of it.' })
  readonly status!: SubmissionStatus;

  @Field(() => String, { nullable: true, description: 'Why its warnings were accepted, in the words of whoever did.' })
  readonly acceptedBecause!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was withdrawn, in the words of whoever did.' })
  readonly withdrawnBecause!: string | null;

  @Field({ description: 'The name of the file as sent.' })
  readonly fileName!: string;

  @Field({ description: 'SHA-256 of the bytes as sent, in hex.' })
  readonly sha256!: string;

  @Field(() => Int, { description: 'The size of the file in bytes.' })
  readonly bytes!: number;

  @Field(() => Int, { description: 'How many observations it brought.' })
  readonly observationCount!: number;

  @Field({ description: 'When it was received: an ISO 8601 instant in UTC.' })
  readonly receivedAt!: string;

  @Field(() => [ID], { description: 'The codes of the services it contains.' })
  readonly services!: readonly string[];

  /** What its observations and findings are read in; not part of the schema. */
  readonly language!: Language;
}
