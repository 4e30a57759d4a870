import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Indicator as Definition, OrgLevel } from '../../../catalogue';
import type { RollupRule } from '../../../model';
import { DirectionEnum, OrgLevelEnum, RollupRuleEnum } from '../enums';
import { DecimalScalar } from '../scalars';
import { Named } from './named';

@ObjectType({ description: 'What is measured: fixed line, internet access and so on.' })
export class Service extends Named {
  @Field({ description: 'What it is, in the language asked for; may be empty.' })
  readonly description!: string;
}

@ObjectType({ description: 'Whose service a figure is about: all customers, or a class of them.' })
export class CustomerClass extends Named {}

@ObjectType({ description: 'A unit of the organisation.' })
export class Branch extends Named {
  @Field(() => OrgLevelEnum, { description: 'Its level.' })
  readonly level!: OrgLevel;

  @Field(() => ID, { nullable: true, description: 'The code of the unit it stands under; null for the head.' })
  readonly parent!: string | null;
}

@ObjectType({ description: 'Which quality is measured.' })
export class Indicator extends Named {
  @Field({ description: 'What it means, in the language asked for; may be empty.' })
  readonly description!: string;

  @Field({
    description: 'The code of its unit; all its figures are in it. Percentages are in percent, rates are ratios.',
  })
  readonly unit!: string;

  @Field({ description: 'What is printed after a number, in the language asked for; may be empty.' })
  readonly unitSymbol!: string;

  @Field(() => Int, { description: 'Decimal places that are displayed.' })
  readonly decimals!: number;

  @Field(() => DirectionEnum, { description: 'Which way is better.' })
  readonly direction!: Definition['direction'];

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'The limit for the service asked for; null without a service, without a limit, or where classes differ.',
  })
  readonly limit!: string | null;

  @Field(() => RollupRuleEnum, { description: 'How its figures come together over branches and time.' })
  readonly rollupRule!: RollupRule;

  @Field(() => String, { nullable: true, description: 'What its volume is called, in the language asked for.' })
  readonly volumeName!: string | null;
}
