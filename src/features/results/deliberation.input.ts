import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';

@InputType({ description: 'An entry that a committee decided on, and why it stands where it does.' })
export class DecidedEntryInput {
  @Field()
  @IsString()
  @MaxLength(100)
  entryNumber: string;

  @Field({ description: '5 to 500 characters, kept with the decision.' })
  @IsString()
  reason: string;
}

@InputType({ description: 'What a committee decided on a track of a settlement.' })
export class RecordDeliberationInput {
  @Field(() => ID, { description: 'The settlement that it looked at: the latest of its stage.' })
  @IsUUID()
  settlement: string;

  @Field(() => ID)
  @IsUUID()
  track: string;

  @Field(() => [DecidedEntryInput], { description: 'Entries of the list of that track, the best first.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @ValidateNested({ each: true })
  @Type(() => DecidedEntryInput)
  entries: DecidedEntryInput[];
}
