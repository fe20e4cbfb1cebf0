import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsIn, IsNotEmpty, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { type Scope, scopes } from '../../domain/actor.js';
import { type Locale, locales } from '../../domain/locale.js';
import { LocaleEnum } from './account.entity.js';
import { TokenScope } from './session.entity.js';

@InputType({ description: 'Who you are, and the proof.' })
export class SignInInput {
  @Field()
  @IsString()
  @IsNotEmpty()
  @MaxLength(320)
  email: string;

  @Field()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  password: string;
}

@InputType({ description: 'A new token: what it is called, how long it works, and what it may do.' })
export class CreateTokenInput {
  @Field({ description: 'What you want to call it, e.g. the program that will use it.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  label: string;

  @Field(() => Int, { defaultValue: 30, description: 'Days until it expires; 365 at most.' })
  @Min(1)
  @Max(365)
  days: number;

  @Field(() => TokenScope, { nullable: true, description: 'The one role that it may act in; without it, every role that you have.' })
  @IsOptional()
  @IsIn(scopes)
  role?: Scope | null;

  @Field(() => ID, { nullable: true, description: 'The one edition that it may act in.' })
  @IsOptional()
  @IsUUID()
  competition?: string | null;
}

@InputType({ description: 'What you want to change of your profile: nothing but what is given.' })
export class UpdateProfileInput {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  name?: string | null;

  @Field(() => LocaleEnum, { nullable: true })
  @IsOptional()
  @IsIn(locales)
  locale?: Locale | null;
}

@InputType({ description: 'Which session or token ends.' })
export class EndSessionInput {
  @Field(() => ID)
  @IsUUID()
  session: string;
}

@InputType({ description: 'Which token stops working.' })
export class RevokeTokenInput {
  @Field(() => ID)
  @IsUUID()
  token: string;
}
