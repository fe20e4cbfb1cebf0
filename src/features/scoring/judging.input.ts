import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';

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
