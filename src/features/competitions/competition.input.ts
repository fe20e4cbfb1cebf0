import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsBoolean,
  IsDate,
  IsEnum,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import type { ConflictReach } from '../../domain/conflict.js';
import { CalendarInput, Composed } from './calendar.type.js';
import { ConflictReachEnum } from './competition.entity.js';
import { StageKind } from './stage.entity.js';

@InputType({ description: 'A track of a new edition.' })
export class TrackInput {
  @Field({ description: 'The word in entry numbers: 분석 in `2025-분석-012`.' })
  @Composed()
  @Matches(/^[\p{L}\p{N}]{1,10}$/u)
  shortName: string;

  @Field()
  @Composed()
  @Length(1, 100)
  nameKo: string;

  @Field()
  @Composed()
  @Length(1, 100)
  nameEn: string;
}

@InputType({ description: 'A round of judging of a new edition.' })
export class StageInput {
  @Field(() => StageKind)
  @IsEnum(StageKind)
  kind: StageKind;

  @Field()
  @Composed()
  @Length(1, 100)
  nameKo: string;

  @Field()
  @Composed()
  @Length(1, 100)
  nameEn: string;

  @Field({ defaultValue: true, description: 'Judges see codes instead of teams.' })
  @IsBoolean()
  isBlind: boolean;

  @Field(() => Int, { defaultValue: 3 })
  @Min(1)
  @Max(50)
  judgesPerEntry: number;

  @Field(() => Date, { nullable: true })
  @IsOptional()
  @IsDate()
  dueAt?: Date | null;
}

@InputType({ description: 'A new edition, with its tracks and its stages in their order.' })
export class CreateCompetitionInput {
  @Field({ description: 'Lower-case letters, digits and hyphens: `busan-2025`.' })
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  @MaxLength(60)
  slug: string;

  @Field()
  @Composed()
  @Length(1, 200)
  titleKo: string;

  @Field()
  @Composed()
  @Length(1, 200)
  titleEn: string;

  @Field(() => Int)
  @IsInt()
  @Min(2000)
  @Max(2999)
  year: number;

  @Field(() => CalendarInput)
  @ValidateNested()
  @Type(() => CalendarInput)
  calendar: CalendarInput;

  @Field(() => Int, { defaultValue: 1 })
  @Min(1)
  @Max(50)
  minMembers: number;

  @Field(() => Int, { defaultValue: 4 })
  @Min(1)
  @Max(50)
  maxMembers: number;

  @Field(() => ConflictReachEnum, { defaultValue: 'DISTRICT' })
  @IsEnum(ConflictReachEnum)
  conflictReach: ConflictReach;

  @Field({ defaultValue: false, description: 'Judging begins only once every entry was checked (적격심사).' })
  @IsBoolean()
  requiresEligibilityCheck: boolean;

  @Field(() => [TrackInput])
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => TrackInput)
  tracks: TrackInput[];

  @Field(() => [StageInput])
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => StageInput)
  stages: StageInput[];
}

@InputType({ description: 'Which edition is made public.' })
export class AnnounceCompetitionInput {
  @Field(() => ID)
  @IsUUID()
  competition: string;
}

@InputType({ description: 'The new calendar of an edition, and why.' })
export class MoveDeadlinesInput {
  @Field(() => ID)
  @IsUUID()
  competition: string;

  @Field(() => CalendarInput)
  @ValidateNested()
  @Type(() => CalendarInput)
  calendar: CalendarInput;

  @Field({ description: 'Why: kept in the audit trail.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason: string;
}

@InputType({ description: 'Whether judging of an edition waits for the check of every entry (적격심사).' })
export class RequireEligibilityCheckInput {
  @Field(() => ID)
  @IsUUID()
  competition: string;

  @Field()
  @IsBoolean()
  isRequired: boolean;
}
