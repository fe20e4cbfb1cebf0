import { Field, ID, InputType } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';

@InputType({ description: 'Which file are the slides of which entry, for which presentation.' })
export class SubmitSlidesInput {
  @Field(() => ID)
  @IsUUID()
  stage: string;

  @Field(() => ID)
  @IsUUID()
  entry: string;

  @Field(() => ID, { description: 'What `POST /files` answered: a PDF or a PPTX. Judges are shown PDF only.' })
  @IsUUID()
  file: string;
}
