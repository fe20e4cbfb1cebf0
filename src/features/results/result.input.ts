import { Field, ID, InputType } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';

@InputType({ description: 'Which stage is settled.' })
export class SettleStageInput {
  @Field(() => ID)
  @IsUUID()
  stage: string;
}
