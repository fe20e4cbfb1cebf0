import { Field, ID, InputType } from '@nestjs/graphql';
import { IsString, IsUUID } from 'class-validator';

@InputType({ description: 'Whose team did not come to which presentation, and what is known of why.' })
export class RecordAbsenceInput {
  @Field(() => ID)
  @IsUUID()
  stage: string;

  @Field(() => ID)
  @IsUUID()
  entry: string;

  @Field({ description: 'At least 5 characters; the team reads it.' })
  @IsString()
  reason: string;
}

@InputType({ description: 'Which absence is taken back, and why.' })
export class UndoAbsenceInput {
  @Field(() => ID)
  @IsUUID()
  absence: string;

  @Field({ description: 'At least 5 characters; the team reads it.' })
  @IsString()
  reason: string;
}
