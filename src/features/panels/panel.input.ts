import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsEmail, IsInt, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';

@InputType()
export class AppointJudgeInput {
  @Field(() => ID)
  @IsUUID()
  stage: string;

  @Field(() => ID)
  @IsUUID()
  track: string;

  @Field({ description: 'The mail address that the judge signs in with. There must be such an account.' })
  @IsEmail()
  email: string;

  @Field(() => Int, { nullable: true, description: 'How many entries at most; without it, any number.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000)
  maxLoad?: number | null;
}

@InputType()
export class SignPledgeInput {
  @Field(() => ID)
  @IsUUID()
  stage: string;

  @Field({ description: 'The `hash` of the `pledgeText` that was read.' })
  @Matches(/^[0-9a-f]{64}$/)
  textHash: string;
}

@InputType()
export class AssignJudgeInput {
  @Field(() => ID, { description: 'The id of a judge on a panel.' })
  @IsUUID()
  judge: string;

  @Field(() => ID)
  @IsUUID()
  entry: string;
}
