import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { type TieDecision, tieDecisions } from '../../domain/advance.js';
import { TieDecisionEnum } from './advancement.type.js';

@InputType({ description: 'What is decided on the entries of a track that share the last place that advances.' })
export class AdvanceTieInput {
  @Field(() => ID)
  @IsUUID()
  track: string;

  @Field(() => TieDecisionEnum)
  @IsIn(tieDecisions)
  decision: TieDecision;
}

@InputType({ description: 'From which settled stage the best entries go on, and what is decided on ties.' })
export class AdvanceEntriesInput {
  @Field(() => ID)
  @IsUUID()
  stage: string;

  @Field(() => [AdvanceTieInput], { defaultValue: [], description: 'Only for tracks whose tie was told.' })
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => AdvanceTieInput)
  ties: AdvanceTieInput[];

  @Field(() => String, { nullable: true, description: 'Why ties are decided so: required with `ties`.' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string | null;
}

@InputType({ description: 'Which advancement is undone, and why.' })
export class UndoAdvancementInput {
  @Field(() => ID)
  @IsUUID()
  advancement: string;

  @Field({ description: 'Kept with it.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason: string;
}
