import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ArrayMaxSize, IsEnum, IsIn, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { type LetterStep, letterSteps } from '../../domain/letter-step.js';
import type { Locale } from '../../domain/locale.js';
import { enumOf } from '../../platform/graphql/enum-of.js';
import { PageFields } from '../../platform/graphql/connection.js';
import { LocaleEnum } from '../accounts/account.entity.js';
import type { BulkLetter } from '../notifications/bulk-letters.service.js';
import { CertificateReach } from './certificate-reach.type.js';

const LetterStepEnum = enumOf(letterSteps);
registerEnumType(LetterStepEnum, { name: 'LetterStep', description: 'A step that sends many letters at once.' });

@ArgsType()
export class LetterPreviewArgs {
  @Field(() => LetterStepEnum)
  @IsIn(letterSteps)
  step: LetterStep;

  @Field(() => ID, { nullable: true, description: 'The ranking that would be published, as in `publishResults`.' })
  @IsOptional()
  @IsUUID()
  settlement?: string | null;

  @Field(() => Int, { nullable: true, description: 'As in `publishResults`.' })
  @IsOptional()
  @Min(0)
  @Max(1000)
  awardedPlaces?: number | null;

  @Field(() => ID, { nullable: true, description: 'The publication that would be withdrawn.' })
  @IsOptional()
  @IsUUID()
  publication?: string | null;

  @Field(() => String, { nullable: true, description: 'The reason that would be given, in Korean.' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  reasonKo?: string | null;

  @Field(() => String, { nullable: true, description: 'The same in English.' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  reasonEn?: string | null;

  @Field(() => CertificateReach, { nullable: true, description: 'For whom certificates would be issued, as in `issueCertificates`.' })
  @IsOptional()
  @IsEnum(CertificateReach)
  of?: `${CertificateReach}` | null;

  @Field(() => [String], { nullable: true, description: 'Keys of the tiers, as in `issueCertificates`; null: all.' })
  @IsOptional()
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  @ArrayMaxSize(50)
  tiers?: string[] | null;
}

@ObjectType({ description: 'Somebody who would get a letter, and what it would say.' })
export class LetterRecipient {
  accountId: string;

  @Field()
  name: string;

  @Field()
  mail: string;

  @Field(() => LocaleEnum)
  locale: Locale;

  @Field({ description: 'The kind of the letter.' })
  template: string;

  @Field()
  subject: string;

  @Field({ description: 'Without the closing that stands below every letter.' })
  text: string;
}

@ObjectType({ description: 'A page of those who would get a letter.' })
export class LetterRecipientConnection extends PageFields {
  @Field(() => [LetterRecipient])
  nodes: LetterRecipient[];
}

@ObjectType({ description: 'A kind of letter in one language, as its first recipient would get it.' })
export class SampleLetter {
  @Field()
  template: string;

  @Field(() => LocaleEnum)
  locale: Locale;

  @Field(() => Int, { description: 'How many would get one of this kind and language.' })
  count: number;

  @Field()
  subject: string;

  @Field()
  text: string;
}

@ObjectType({ description: 'What a step would send, if it were taken now: to whom, how many letters, and what they say.' })
export class LetterPreview {
  competitionId: string;
  letters: BulkLetter[];

  @Field(() => Int)
  count: number;
}
