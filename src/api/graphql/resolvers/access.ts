import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { Role } from '../../../access';
import type { Language } from '../../../foundation';
import { accountRow, tokenRow, whoRow } from '../../who';
import { LangArg } from '../arguments';
import type { ApiContext } from '../context';
import { RoleEnum } from '../enums';
import { Account, Me, NewAccount, NewToken, Token } from '../types/access';

function RoleArg(nullable: boolean): ReturnType<typeof Arg> {
  return Arg('role', () => RoleEnum, { nullable, description: 'What it may do.' });
}

function BranchArg(): ReturnType<typeof Arg> {
  return Arg('branch', () => ID, { nullable: true, description: 'The code of the branch, for an uploader.' });
}

/** Who may do what. Passwords are set over REST, where they are in no query that may be kept. */
@Resolver()
export class AccessResolver {
  @Query(() => Me, { description: 'Whoever asks, and what they may do.' })
  me(@Ctx() { gate, language }: ApiContext, @LangArg() lang: Language | null | undefined): Me {
    return whoRow(gate.principal, lang ?? language);
  }

  @Query(() => [Account], { description: 'Everybody who may log in, by name.' })
  async accounts(@Ctx() { access, gate }: ApiContext): Promise<Account[]> {
    return (await access.accounts.list(gate)).map(accountRow);
  }

  @Query(() => [Token], {
    description: 'The tokens one may revoke, the oldest first: all, or those of one’s own account.',
  })
  async tokens(@Ctx() { access, gate }: ApiContext): Promise<Token[]> {
    return (await access.tokens.list(gate)).map(tokenRow);
  }

  @Mutation(() => NewAccount, { description: 'Makes an account.' })
  async createAccount(
    @Ctx() { access, gate }: ApiContext,
    @Arg('name', () => ID, { description: 'What it is to be called.' }) name: string,
    @RoleArg(false) role: Role,
    @BranchArg() branch: string | null | undefined,
  ): Promise<NewAccount> {
    const { account, password = '' } = await access.accounts.create(gate, { name, role, branch: branch ?? undefined });
    return { account: accountRow(account), password };
  }

  @Mutation(() => Account, { description: 'Changes what an account may do, or whether it may log in.' })
  async changeAccount(
    @Ctx() { access, gate }: ApiContext,
    @Arg('name', () => ID, { description: 'The account.' }) name: string,
    @RoleArg(true) role: Role | null | undefined,
    @BranchArg() branch: string | null | undefined,
    @Arg('disabled', () => Boolean, { nullable: true, description: 'Whether it is to be kept out.' })
    disabled: boolean | null | undefined,
  ): Promise<Account> {
    const change = { role: role ?? undefined, branch: branch ?? undefined, disabled: disabled ?? undefined };
    return accountRow(await access.accounts.change(gate, name, change));
  }

  @Mutation(() => NewToken, { description: 'Makes a token, of one’s own account where one has one.' })
  async createToken(
    @Ctx() { access, gate }: ApiContext,
    @Arg('name', () => String, { nullable: true, description: 'What it is for.' }) name: string | null | undefined,
    @RoleArg(true) role: Role | null | undefined,
    @BranchArg() branch: string | null | undefined,
    @Arg('days', () => Int, { nullable: true, description: 'How long it is valid; the setting TOKEN_DAYS by itself.' })
    days: number | null | undefined,
  ): Promise<NewToken> {
    const wanted = {
      name: name ?? undefined,
      role: role ?? undefined,
      branch: branch ?? undefined,
      days: days ?? undefined,
    };
    const { token, secret } = await access.tokens.create(gate, wanted);
    return { token: tokenRow(token), secret };
  }

  @Mutation(() => ID, { description: 'Ends a token at once, everywhere; gives its id.' })
  async revokeToken(
    @Ctx() { access, gate }: ApiContext,
    @Arg('id', () => ID, { description: 'The id of the token.' }) id: string,
  ): Promise<string> {
    await access.tokens.revoke(gate, id);
    return id;
  }
}
