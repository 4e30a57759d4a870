import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Language } from '../../../foundation';
import type { Release as Stored, ReleaseKind, ReleaseState, WaiverKind } from '../../../warehouse';
import { ReleaseKindEnum, ReleaseStateEnum, WaiverKindEnum } from '../enums';
import { MovedFigure } from './moved-figure';

@ObjectType({
  description:
    'A publication of a period. What was published never changes: a correction is another release, the next revision.',
})
export class Release {
  @Field(() => ID, { description: 'Counts from 1 in the order of opening.' })
  readonly id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What it is called in public: 2009-H2/R0. Null until published.',
  })
  readonly number!: string | null;

  @Field({ description: 'The code of the period.' })
  readonly period!: string;

  @Field(() => Int, { nullable: true, description: 'Counts from 0 among the published ones of the period.' })
  readonly revision!: number | null;

  @Field(() => ReleaseStateEnum, { description: 'How far it has come.' })
  readonly state!: ReleaseState;

  @Field(() => ReleaseKindEnum, { nullable: true, description: 'Whether more is expected; null until published.' })
  readonly kind!: ReleaseKind | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The version of the warehouse that it answers from, whatever comes later; null until published.',
  })
  readonly version!: number | null;

  @Field(() => String, { nullable: true, description: 'Why it revises the one before, or was abandoned.' })
  readonly reason!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Until when only those who manage releases see it: an ISO instant, UTC. Null without an embargo.',
  })
  readonly embargoUntil!: string | null;

  @Field(() => String, { nullable: true, description: 'SHA-256 of the catalogue it was published with, hex.' })
  readonly catalogueSha256!: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the catalogue is another one today: names may differ then, figures do not.',
  })
  readonly catalogueChanged!: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 over the release, its waivers and its figures, hex: `tongbao verify` proves it.',
  })
  readonly seal!: string | null;

  @Field({ description: 'When it was opened: an ISO instant, UTC.' })
  readonly openedAt!: string;

  @Field(() => String, { nullable: true, description: 'Who opened it; null for those who do not manage releases.' })
  readonly openedBy!: string | null;

  @Field(() => String, { nullable: true, description: 'When it was published or abandoned; null while it is open.' })
  readonly settledAt!: string | null;

  @Field(() => String, { nullable: true, description: 'Who did that; null for those who do not manage releases.' })
  readonly settledBy!: string | null;

  /** What its fields are read from and in; not part of the schema. */
  readonly stored!: Stored;
  readonly language!: Language;
}

/** What is explained, or wants it. Flat; null is what it does not depend on. */
@ObjectType({ description: 'Something that wants an explanation before a release can be published.' })
export class ReleaseQuestion {
  @Field(() => WaiverKindEnum, { description: 'What it is.' })
  readonly kind!: WaiverKind;

  @Field(() => ID, { description: 'The code of the branch whose it is.' })
  readonly branch!: string;

  @Field({ description: 'Its name.' })
  readonly branchName!: string;

  @Field(() => ID, { nullable: true, description: 'The code of the service; null in a waiver: of all.' })
  readonly service!: string | null;

  @Field(() => ID, { nullable: true, description: 'The code of the indicator; null in a waiver: of all.' })
  readonly indicator!: string | null;

  @Field(() => ID, { nullable: true, description: 'The code of the customer class; null in a waiver: of all.' })
  readonly customerClass!: string | null;

  @Field(() => ID, { nullable: true, description: 'The code of the rule that is broken.' })
  readonly rule!: string | null;

  @Field(() => ID, { nullable: true, description: 'The id of the submission that waits.' })
  readonly submission!: string | null;
}

@ObjectType({ description: 'An explanation in a release: why something may stay as it is.' })
export class ReleaseWaiver extends ReleaseQuestion {
  @Field(() => ID, { description: 'Names the waiver.' })
  readonly id!: string;

  @Field({ description: 'The explanation.' })
  readonly reason!: string;

  @Field({ description: 'When it was given: an ISO instant, UTC.' })
  readonly givenAt!: string;
}

@ObjectType({ description: 'A figure that a revision says otherwise than the release before.' })
export class ReleaseChange extends MovedFigure {
  @Field({
    description: 'In the words of whoever let the submission in that moved it, or withdrew it; else of the revision.',
  })
  readonly reason!: string;
}
