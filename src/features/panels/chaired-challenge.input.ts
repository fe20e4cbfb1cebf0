import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';
import { DecideChallengeInput } from './conflict.input.js';

@ArgsType()
export class ChallengesToDecideArgs {
  @Field(() => ID)
  @IsUUID()
  competition: string;
}

@InputType({ description: 'What becomes of a challenge, and why.' })
export class RuleOnChallengeInput extends DecideChallengeInput {}
