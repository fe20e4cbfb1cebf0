import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';

@ArgsType()
export class StageArgs {
  @Field(() => ID)
  @IsUUID()
  stage: string;
}

@InputType()
export class OpenStageInput {
  @Field(() => ID)
  @IsUUID()
  stage: string;
}

@InputType()
export class CloseStageInput {
  @Field(() => ID)
  @IsUUID()
  stage: string;
}

@InputType()
export class UnassignJudgeInput {
  @Field(() => ID, { description: 'The id of a judge on a panel.' })
  @IsUUID()
  judge: string;

  @Field(() => ID)
  @IsUUID()
  entry: string;
}
