import { Field, ID, ObjectType } from 'type-graphql';
import { RightEnum, RoleEnum, ViaEnum } from '../enums';

@ObjectType('Right', { description: 'How far one may go in one thing.' })
export class RightType {
  @Field({ description: 'What it is about: figures.read, submissions.send and so on.' })
  readonly operation!: string;

  @Field(() => RightEnum, { description: 'How far it goes.' })
  readonly right!: string;

  @Field({ description: 'What it allows, in words.' })
  readonly help!: string;
}

@ObjectType({ description: 'Whoever asks, and what they may do.' })
export class Me {
  @Field(() => String, { nullable: true, description: 'The account, or the token that belongs to none.' })
  readonly name!: string | null;

  @Field(() => RoleEnum, { nullable: true, description: 'What they are.' })
  readonly role!: string | null;

  @Field(() => ID, { nullable: true, description: 'The code of the branch of an uploader.' })
  readonly branch!: string | null;

  @Field(() => ViaEnum, { description: 'By what they are known.' })
  readonly via!: string;

  @Field(() => [RightType], { description: 'What they may do: a line for everything that there is to do.' })
  readonly rights!: readonly RightType[];
}

@ObjectType({ description: 'Somebody who may log in.' })
export class Account {
  @Field(() => ID, { description: 'What it is called.' })
  readonly name!: string;

  @Field(() => RoleEnum, { description: 'What it may do.' })
  readonly role!: string;

  @Field(() => ID, { nullable: true, description: 'The code of the branch of an uploader.' })
  readonly branch!: string | null;

  @Field({ description: 'Whether it may not log in any more.' })
  readonly disabled!: boolean;

  @Field({ description: 'When it was made: an ISO 8601 instant in UTC.' })
  readonly createdAt!: string;

  @Field({ description: 'When it was last changed: an ISO 8601 instant in UTC.' })
  readonly changedAt!: string;
}

@ObjectType({ description: 'What lets a program in. The secret itself is known to nobody but its holder.' })
export class Token {
  @Field(() => ID, { description: 'By what it is revoked.' })
  readonly id!: string;

  @Field({ description: 'What it is for.' })
  readonly name!: string;

  @Field(() => ID, { nullable: true, description: 'The account it belongs to; null where it stands for itself.' })
  readonly account!: string | null;

  @Field(() => RoleEnum, { description: 'The most it may be used as.' })
  readonly role!: string;

  @Field(() => ID, { nullable: true, description: 'The code of the branch of an uploader.' })
  readonly branch!: string | null;

  @Field({ description: 'When it was made: an ISO 8601 instant in UTC.' })
  readonly createdAt!: string;

  @Field({ description: 'When it ends by itself: an ISO 8601 instant in UTC.' })
  readonly expiresAt!: string;

  @Field(() => String, { nullable: true, description: 'When it was revoked; null while it is not.' })
  readonly revokedAt!: string | null;
}

@ObjectType({ description: 'An account that was made, and the password that was thought of for it.' })
export class NewAccount {
  @Field(() => Account, { description: 'The account.' })
  readonly account!: Account;

  @Field({ description: 'Its password, told here and never again.' })
  readonly password!: string;
}

@ObjectType({ description: 'A token that was made.' })
export class NewToken {
  @Field(() => Token, { description: 'What is known of it from now on.' })
  readonly token!: Token;

  @Field({ description: 'The token itself, told here and never again: send it as Authorization: Bearer.' })
  readonly secret!: string;
}
