import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsEnum,
  IsInt,
  IsOptional,
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
import { TrackInput } from './competition.input.js';

@InputType({ description: 'Which edition is copied, and what is different about the copy.' })
export class CopyCompetitionInput {
  @Field(() => ID, { description: 'The edition that is copied.' })
  @IsUUID()
  competition: string;

  @Field({ description: 'Of the copy: lower-case letters, digits and hyphens, `busan-2026`.' })
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  @MaxLength(60)
  slug: string;

  @Field(() => Int)
  @IsInt()
  @Min(2000)
  @Max(2999)
  year: number;

  @Field(() => String, { nullable: true, description: 'Without it, the title that is copied, with the new year in the place of the old.' })
  @IsOptional()
  @Composed()
  @Length(1, 200)
  titleKo?: string | null;

  @Field(() => String, { nullable: true, description: 'Without it, the title that is copied, with the new year in the place of the old.' })
  @IsOptional()
  @Composed()
  @Length(1, 200)
  titleEn?: string | null;

  @Field(() => CalendarInput, { nullable: true, description: 'A calendar of its own; either this or `shiftDays`.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => CalendarInput)
  calendar?: CalendarInput | null;

  @Field(() => Int, { nullable: true, description: 'By how many days its dates are later; 364 keeps the days of the week.' })
  @IsOptional()
  @IsInt()
  @Min(-36_600)
  @Max(36_600)
  shiftDays?: number | null;
}

@InputType({ description: 'A track of an edition in draft, as it is to be.' })
export class ChangedTrackInput extends TrackInput {
  @Field(() => ID, { nullable: true, description: 'The track that is kept or renamed; without it, a new one.' })
  @IsOptional()
  @IsUUID()
  track?: string | null;
}

@InputType({ description: 'What changes about an edition that has not been announced. What is left out stays as it is.' })
export class UpdateCompetitionInput {
  @Field(() => ID)
  @IsUUID()
  competition: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Composed()
  @Length(1, 200)
  titleKo?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Composed()
  @Length(1, 200)
  titleEn?: string | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(2000)
  @Max(2999)
  year?: number | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @Min(1)
  @Max(50)
  minMembers?: number | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @Min(1)
  @Max(50)
  maxMembers?: number | null;

  @Field(() => ConflictReachEnum, { nullable: true })
  @IsOptional()
  @IsEnum(ConflictReachEnum)
  conflictReach?: ConflictReach | null;

  @Field(() => [ChangedTrackInput], { nullable: true, description: 'All tracks in their order: one that is not among them is removed.' })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => ChangedTrackInput)
  tracks?: ChangedTrackInput[] | null;
}
