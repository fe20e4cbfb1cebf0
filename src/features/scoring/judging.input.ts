import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { IsBoolean, IsString, IsUUID, MaxLength } from 'class-validator';
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

@InputType({ description: 'In which stage judging ends.' })
export class CloseStageInput {
  @Field(() => ID)
  @IsUUID()
  stage: string;
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
