import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsUUID, Min } from 'class-validator';

@InputType({ description: 'Which settlement is published, and how many places win.' })
export class PublishResultsInput {
  @Field(() => ID, {
    description: 'The latest of the final where a final rule was announced, else the latest of the last stage.',
  })
  @IsUUID()
  settlement: string;

  @Field(() => Int, {
    defaultValue: 0,
    description:
      "Entries placed at or above this in their track are winners: their consenting members are named. 0: only the teams' names are published.",
  })
  @Min(0)
  awardedPlaces: number;
}
