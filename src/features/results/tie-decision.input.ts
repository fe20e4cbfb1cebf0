import { Field, ID, InputType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, IsNotEmpty, IsString, IsUUID, MaxLength } from 'class-validator';

@InputType({ description: 'In which order entries stand that share a place in the final, and why.' })
export class DecideFinalTieInput {
  @Field(() => ID)
  @IsUUID()
  competition: string;

  @Field(() => [String], { description: 'Their numbers, the best first: all that share the place.' })
  @ArrayMinSize(2)
  @ArrayMaxSize(200)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  entryNumbers: string[];

  @Field({ description: 'Kept with it.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason: string;
}
