import { ArgsType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { PageFields } from '../../platform/graphql/connection.js';
import { PageArgs } from '../../platform/graphql/page.args.js';
import { Account } from './account.entity.js';

@ObjectType({ description: 'An account as the administrators see it.' })
export class ManagedAccount {
  @Field(() => Account)
  account: Account;

  @Field(() => Date, { nullable: true, description: 'Since when nobody can sign in to it; null: people can.' })
  disabledAt: Date | null;

  @Field({ description: 'False: its owner comes in by links only.' })
  hasPassword: boolean;
}

export const managed = (account: Account): ManagedAccount => ({
  account,
  disabledAt: account.disabledAt,
  hasPassword: account.passwordHash !== null,
});

@ObjectType({ description: 'A page of the accounts, by mail address.' })
export class ManagedAccountConnection extends PageFields {
  @Field(() => [ManagedAccount])
  nodes: ManagedAccount[];
}

@ArgsType()
export class AccountsArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'What the mail address or the name contains; without it, all accounts.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  search?: string | null;
}

@InputType({ description: 'Which account nobody shall sign in to any more, and why.' })
export class DisableAccountInput {
  @Field(() => ID)
  @IsUUID()
  account: string;

  @Field({ description: '5 to 500 characters; administrators read it.' })
  @IsString()
  reason: string;
}

@InputType({ description: 'Which account is opened again, and why.' })
export class EnableAccountInput extends DisableAccountInput {}
