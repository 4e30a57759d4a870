import { Field, ObjectType } from 'type-graphql';
import { AcceptanceStatusEnum, type AcceptanceStatus } from '../enums';
import { Plan } from './plan';
import { Finding, Submission } from './submission';

@ObjectType({ description: 'What became of a submission that was to be accepted.' })
export class Acceptance {
  @Field(() => AcceptanceStatusEnum, { description: 'Whether it is in.' })
  readonly status!: AcceptanceStatus;

  @Field(() => Submission, {
    description: 'The submission; where the same bytes are in already, the one that brought them.',
  })
  readonly submission!: Submission;

  @Field(() => [Finding], { description: 'What is found in the workbook as things stand now.' })
  readonly findings!: readonly Finding[];

  @Field(() => Plan, { nullable: true, description: 'What has changed; null where nothing has.' })
  readonly plan!: Plan | null;
}

@ObjectType({ description: 'What became of a submission that was to be withdrawn.' })
export class Withdrawal {
  @Field(() => Submission, { description: 'The submission; after a dry run, as it stands.' })
  readonly submission!: Submission;

  @Field(() => Plan, { description: 'What has changed, or would change.' })
  readonly plan!: Plan;
}
