import { Field, ID, ObjectType } from 'type-graphql';
import type { PeriodRow } from '../../period-row';
import { PeriodStateEnum } from '../enums';

@ObjectType('Period', { description: 'A period, and whether it takes submissions.' })
export class PeriodType {
  @Field(() => ID, { description: 'Its code.' })
  readonly period!: string;

  @Field(() => PeriodStateEnum, { description: 'Whether it takes submissions.' })
  readonly state!: PeriodRow['state'];

  @Field(() => String, { nullable: true, description: 'When it was closed: an ISO 8601 instant; null while open.' })
  readonly closedAt!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was closed; null while open.' })
  readonly reason!: string | null;
}
