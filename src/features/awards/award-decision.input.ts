import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';

@InputType({ description: 'Which entries get a tier.' })
export class GivenAwardInput {
  @Field({ description: 'Its key in the rule.' })
  @IsString()
  @MaxLength(100)
  tier: string;

  @Field(() => [String], { description: 'Their numbers. Within a tier all are equal: the order says nothing.' })
  @ArrayMaxSize(1000)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  entryNumbers: string[];
}

@InputType({ description: 'Where the decision departs from what follows from the ranking, and why.' })
export class AwardDepartureInput {
  @Field({ description: 'Its key in the rule.' })
  @IsString()
  @MaxLength(100)
  tier: string;

  @Field(() => String, {
    nullable: true,
    description: 'The entry that gets the tier, or does not, against the ranking or out of a tie; null: places of it stay empty.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  entryNumber: string | null;

  @Field({ description: 'Kept with it: 5 to 500 characters.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason: string;
}

@InputType({ description: 'Which entries get which awards, by the ranking that counts.' })
export class DecideAwardsInput {
  @Field(() => ID)
  @IsUUID()
  competition: string;

  @Field(() => ID, { description: 'The ranking that was looked at: the final settlement, or where there is none that of the last stage.' })
  @IsUUID()
  settlement: string;

  @Field(() => [GivenAwardInput], { description: 'A tier that is not named is given to nobody.' })
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => GivenAwardInput)
  awards: GivenAwardInput[];

  @Field(() => [AwardDepartureInput], {
    defaultValue: [],
    description: 'Each difference from the proposal, with a reason, and nothing else.',
  })
  @ArrayMaxSize(2000)
  @ValidateNested({ each: true })
  @Type(() => AwardDepartureInput)
  departures: AwardDepartureInput[];
}

@InputType({ description: 'Which awards a second organiser confirms.' })
export class ConfirmAwardsInput {
  @Field(() => ID)
  @IsUUID()
  decision: string;
}

@InputType({ description: 'Which awards are turned down, and why.' })
export class TurnDownAwardsInput {
  @Field(() => ID)
  @IsUUID()
  decision: string;

  @Field({ description: 'Kept with it.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason: string;
}
