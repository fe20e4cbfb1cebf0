import { Field, ID, InputType } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';

@InputType({ description: 'Of which edition reports are compared.' })
export class CompareReportsInput {
  @Field(() => ID)
  @IsUUID()
  competition: string;
}
