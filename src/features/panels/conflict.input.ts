import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { Transform, type TransformFnParams } from 'class-transformer';
import { IsBoolean, IsEmail, IsEnum, IsOptional, IsString, IsUUID, Length, MaxLength } from 'class-validator';
import type { ChallengeGround, ConflictGround, ConflictState } from '../../domain/conflict.js';
import { clean } from '../../domain/text.js';
import { PageArgs } from '../../platform/graphql/page.args.js';
import { ChallengeGroundEnum } from './challenge.entity.js';
import { ConflictGroundEnum, ConflictStateEnum } from './conflict.entity.js';

const Composed = () => Transform(({ value }: TransformFnParams) => (typeof value === 'string' ? clean(value) : value));
const MailAddress = () => Transform(({ value }: TransformFnParams) => (typeof value === 'string' ? value.trim().toLowerCase() : value));

@InputType({ description: 'What you have to do with: a whole department, or a person by name with a department or mail address.' })
export class DeclareConflictInput {
  @Field(() => ID, { description: 'A stage in which you judge. What you declare holds in its whole edition.' })
  @IsUUID()
  stage: string;

  @Field(() => String, { nullable: true, description: 'The code of a department: it means all that lies below it, too.' })
  @IsOptional()
  @Length(1, 60)
  department?: string | null;

  @Field(() => String, { nullable: true, description: "A person's name; without it, the whole department." })
  @IsOptional()
  @Composed()
  @Length(1, 100)
  personName?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MailAddress()
  @IsEmail()
  personEmail?: string | null;
}

@ArgsType()
export class SeatArgs {
  @Field(() => ID, { description: 'A stage in which you judge.' })
  @IsUUID()
  stage: string;
}

@InputType({ description: 'To which judge your team objects, and why.' })
export class ChallengeJudgeInput {
  @Field(() => ID, { description: 'The team that you lead.' })
  @IsUUID()
  team: string;

  @Field({ description: 'The name of the judge, as you know it.' })
  @Composed()
  @Length(1, 100)
  personName: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MailAddress()
  @IsEmail()
  personEmail?: string | null;

  @Field(() => ChallengeGroundEnum)
  @IsEnum(ChallengeGroundEnum)
  ground: ChallengeGround;

  @Field({ description: 'At least 5 characters.' })
  @IsString()
  @MaxLength(1000)
  reason: string;
}

@InputType({ description: 'How a challenge is decided.' })
export class DecideChallengeInput {
  @Field(() => ID)
  @IsUUID()
  challenge: string;

  @Field()
  @IsBoolean()
  isUpheld: boolean;

  @Field(() => ID, { nullable: true, description: 'The judge on a panel whom it means; needed to uphold it.' })
  @IsOptional()
  @IsUUID()
  judge?: string | null;

  @Field({ description: 'At least 5 characters: the team reads it.' })
  @IsString()
  @MaxLength(1000)
  reason: string;
}

@InputType({ description: 'Which judge is to be excluded from which entry, and why.' })
export class ExcludeJudgeInput {
  @Field(() => ID, { description: 'The id of a judge on a panel.' })
  @IsUUID()
  judge: string;

  @Field(() => ID)
  @IsUUID()
  entry: string;

  @Field({ description: 'At least 5 characters.' })
  @IsString()
  @MaxLength(1000)
  reason: string;
}

@InputType({ description: 'Which conflict is wrong, and why.' })
export class LiftConflictInput {
  @Field(() => ID)
  @IsUUID()
  conflict: string;

  @Field({ description: 'At least 5 characters.' })
  @IsString()
  @MaxLength(1000)
  reason: string;
}

@InputType({ description: 'Which exclusion is confirmed.' })
export class ConfirmExclusionInput {
  @Field(() => ID)
  @IsUUID()
  conflict: string;
}

@InputType({ description: 'Which conflict is lifted for good.' })
export class ConfirmLiftInput {
  @Field(() => ID)
  @IsUUID()
  conflict: string;
}

@InputType({ description: 'Which proposal is turned down, and why.' })
export class RejectProposalInput {
  @Field(() => ID)
  @IsUUID()
  conflict: string;

  @Field({ description: 'At least 5 characters.' })
  @IsString()
  @MaxLength(1000)
  reason: string;
}

@InputType({ description: 'Of which edition teams are told who judges.' })
export class AnnouncePanelInput {
  @Field(() => ID)
  @IsUUID()
  competition: string;
}

@ArgsType()
export class ConflictArgs extends PageArgs {
  @Field(() => ConflictStateEnum, { nullable: true, description: 'Only those in this state.' })
  @IsOptional()
  @IsEnum(ConflictStateEnum)
  state?: ConflictState | null;

  @Field(() => ConflictGroundEnum, { nullable: true, description: 'Only those on this ground.' })
  @IsOptional()
  @IsEnum(ConflictGroundEnum)
  ground?: ConflictGround | null;
}
