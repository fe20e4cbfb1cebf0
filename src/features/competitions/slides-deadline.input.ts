import { Field, ID, InputType } from '@nestjs/graphql';
import { IsDate, IsUUID } from 'class-validator';

@InputType({ description: 'Until when teams hand in their slides for a presentation.' })
export class SetSlidesDeadlineInput {
  @Field(() => ID)
  @IsUUID()
  stage: string;

  @Field({ description: 'The last second in which slides are taken.' })
  @IsDate()
  dueAt: Date;
}
