import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { Transform } from 'class-transformer';
import { IsEmail, IsIn, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { type Locale, locales } from '../../domain/locale.js';
import { LocaleEnum } from './account.entity.js';

const asStored = ({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim().toLowerCase() : value);

@InputType({ description: 'Who is invited to have an account.' })
export class InvitePersonInput {
  @Field({ description: 'Where the letter goes, and what the person signs in with.' })
  @Transform(asStored)
  @IsEmail()
  @MaxLength(320)
  email: string;

  @Field()
  @IsString()
  name: string;

  @Field(() => LocaleEnum, { defaultValue: 'ko', description: 'The language of the letter.' })
  @IsIn(locales)
  locale: Locale;
}

@ObjectType({ description: 'Somebody to whom an invitation is on its way.' })
export class InvitedPerson {
  @Field()
  email: string;

  @Field({ description: 'False: the address had an account without a password already, which keeps its name and gets another link.' })
  isNew: boolean;
}

@InputType({ description: 'Where a letter with a link to sign in is to go.' })
export class AskForSignInLinkInput {
  @Field()
  @Transform(asStored)
  @IsEmail()
  @MaxLength(320)
  email: string;
}

@InputType({ description: 'Where a letter with a link to a new password is to go.' })
export class AskForPasswordInput extends AskForSignInLinkInput {}

@InputType({ description: 'The link that lets you in.' })
export class EnterByLinkInput {
  @Field({ description: 'What stands after `token=` in the link.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  token: string;
}

@InputType({ description: 'The link of the letter, and the password that you want.' })
export class SetPasswordInput extends EnterByLinkInput {
  @Field()
  @IsString()
  @MaxLength(200)
  password: string;
}

@InputType({ description: 'Your present password and the one that you want.' })
export class ChangePasswordInput {
  @Field({ defaultValue: '', description: 'Empty if you have none yet.' })
  @IsString()
  @MaxLength(200)
  current: string;

  @Field()
  @IsString()
  @MaxLength(200)
  password: string;
}
