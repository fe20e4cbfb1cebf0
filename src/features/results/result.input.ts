import { Field, ID, InputType } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';

@InputType()
export class SettleStageInput {
  @Field(() => ID)
  @IsUUID()
  stage: string;
}

@InputType()
export class PublishResultsInput {
  @Field(() => ID)
  @IsUUID()
  settlement: string;
}
