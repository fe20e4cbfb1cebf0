import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsBoolean, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { PageArgs } from '../../platform/graphql/page.args.js';

@ArgsType()
export class StageArgs {
  @Field(() => ID)
  @IsUUID()
  stage: string;
}

@InputType({ description: 'In which stage judges may begin.' })
export class OpenStageInput {
  @Field(() => ID)
  @IsUUID()
  stage: string;
}

@InputType({ description: 'A sheet that a stage is closed without, and why.' })
export class ClosingExceptionInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Who owes it: the id of a judge on a panel. Null: the seats of the entry that nobody has.',
  })
  @IsOptional()
  @IsUUID()
  judge: string | null;

  @Field(() => ID)
  @IsUUID()
  entry: string;

  @Field({ description: 'Why, in at least 5 characters: kept for good.' })
  @IsString()
  reason: string;
}

@InputType({ description: 'In which stage judging ends, and without which sheets.' })
export class CloseStageInput {
  @Field(() => ID)
  @IsUUID()
  stage: string;

  @Field(() => [ClosingExceptionInput], { defaultValue: [], description: 'One for every sheet that is missing.' })
  @ArrayMaxSize(1000)
  @ValidateNested({ each: true })
  @Type(() => ClosingExceptionInput)
  exceptions: ClosingExceptionInput[];
}

@InputType({ description: 'Which entry is taken from which judge.' })
export class UnassignJudgeInput {
  @Field(() => ID, { description: 'The id of a judge on a panel.' })
  @IsUUID()
  judge: string;

  @Field(() => ID)
  @IsUUID()
  entry: string;
}

@InputType({ description: 'From which entry you step back, and why.' })
export class RecuseInput {
  @Field(() => ID)
  @IsUUID()
  assignment: string;

  @Field({ description: 'At least 5 characters: why you cannot judge it impartially. The organisers read it.' })
  @IsString()
  @MaxLength(1000)
  reason: string;
}

@ArgsType()
export class CoverageArgs extends PageArgs {
  @Field(() => ID)
  @IsUUID()
  stage: string;

  @Field({ defaultValue: false, description: 'Only the entries that lack judges.' })
  @IsBoolean()
  missingOnly: boolean;
}
